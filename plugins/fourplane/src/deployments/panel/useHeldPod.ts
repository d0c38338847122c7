// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { troubledStates, type Pod } from '@fourplane/plugin-fourplane-common';
import { useState } from 'react';

/** The pod whose log is read, and those that were there when the reading began. */
interface Held {
  readonly pod: string;
  readonly beside: readonly string[];
}

/**
 * The pod whose log is read: the chosen one, else one in trouble, else the first. It stays while others come and go, and
 * when it goes itself, so that nothing is taken from under the reader's eyes; what may be read in its place is `offered`.
 */
export function useHeldPod(
  pods: readonly Pod[],
  chosen: string | undefined,
): { readonly held?: string; readonly offered?: string } {
  const [held, setHeld] = useState<Held>();
  const first =
    pods.find(({ health }) => troubledStates.includes(health.state)) ?? pods[0];
  const pod = chosen ?? held?.pod ?? first?.name;
  if (pod === undefined) {
    return {};
  }
  if (held?.pod !== pod) {
    const next = { pod, beside: pods.map(({ name }) => name) };
    setHeld(next);
    return { held: pod, offered: offeredPod(pods, next) };
  }
  return { held: pod, offered: offeredPod(pods, held) };
}

/** The newest pod that came since; when the one that is read is gone, the newest of all. */
function offeredPod(pods: readonly Pod[], held: Held): string | undefined {
  const isThere = pods.some(({ name }) => name === held.pod);
  const [newest] = pods
    .filter(({ name }) => !isThere || !held.beside.includes(name))
    .sort((one, other) => madeAt(other) - madeAt(one));
  return newest?.name;
}

/** In milliseconds since the epoch; a pod that does not say counts as the oldest. */
function madeAt({ createdAt }: Pod): number {
  return createdAt ? Date.parse(createdAt) : 0;
}
