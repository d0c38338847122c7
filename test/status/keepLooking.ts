// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import {
  ignoreNotFound,
  KubeObject,
  SandboxClient,
} from '@fourplane/sandbox/client';

const openChoreo = 'openchoreo.dev/v1alpha1';
const everyMs = 1_000;

/** What OpenChoreo's controllers look at in a plane only now and then. */
export type PlaneKind = 'RenderedRelease' | 'WorkflowRun';

/**
 * OpenChoreo does not watch its planes: it looks again after ten seconds, twenty, or five minutes when all was well.
 * A touch makes it look now, so this touches every object of the kinds once a second, until the returned stop is called.
 */
export function keepLooking(
  client: SandboxClient,
  kinds: readonly PlaneKind[],
): () => Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const running = (async () => {
    for (let look = 1; !signal.aborted; look += 1) {
      for (const kind of kinds) {
        await touchAll(client, kind, String(look));
      }
      await sleep(everyMs, undefined, { signal }).catch(() => {});
    }
  })();
  running.catch(() => {});
  return async () => {
    stopped.abort();
    await running;
  };
}

async function touchAll(
  client: SandboxClient,
  kind: PlaneKind,
  look: string,
): Promise<void> {
  const objects = await client.list(openChoreo, kind);
  for (const { metadata } of objects.filter(isUnfinished)) {
    await client
      .mergePatch(openChoreo, kind, metadata.namespace, metadata.name, {
        metadata: { annotations: { 'fourplane.dev/look': look } },
      })
      .catch(ignoreNotFound);
  }
}

interface Conditions {
  conditions?: readonly { type: string; status: string }[] | null;
}

/** A run that is completed is looked at no more. */
function isUnfinished({ status }: KubeObject): boolean {
  const { conditions } = (status ?? {}) as Conditions;
  return !conditions?.some(
    ({ type, status: is }) => type === 'WorkflowCompleted' && is === 'True',
  );
}
