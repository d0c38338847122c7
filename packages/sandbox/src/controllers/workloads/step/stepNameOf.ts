// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod } from '../podsOf';

/** The prefix of Argo's labels and annotations. */
export const argo = 'workflows.argoproj.io';

const nodeNameOf = ({ metadata }: Pod): string =>
  metadata.annotations?.[`${argo}/node-name`] ?? metadata.name;

/**
 * What a step is called in its workflow: `run[1].build-image` and its second attempt, `run[1].build-image(1)`, are
 * `build-image`. Undefined for any other pod.
 */
export function stepNameOf(pod: Pod): string | undefined {
  if (!pod.metadata.labels?.[`${argo}/workflow`]) return undefined;
  const node = nodeNameOf(pod).replace(/(\([^()]*\))+$/, '');
  return node.slice(node.lastIndexOf('.') + 1);
}

/** Which attempt at a step this pod is, from 0. */
export const attemptOf = (pod: Pod): number =>
  Number(/\((\d+)\)$/.exec(nodeNameOf(pod))?.[1] ?? 0);
