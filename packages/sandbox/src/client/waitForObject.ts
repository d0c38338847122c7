// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isGone, KubeApiError } from './KubeApiError';
import { KubeObject } from './KubeObject';
import type { SandboxClient } from './SandboxClient';

interface ObservedObject {
  apiVersion: string;
  kind: string;
  namespace: string | undefined;
  name: string;
}

type Observing = Pick<SandboxClient, 'listWithVersion' | 'watch'>;

interface WaitOptions {
  /** Ends the wait as if its time were over. */
  closed: AbortSignal;
  /** Default 10 seconds. */
  timeoutMs?: number;
}

const nameOf = ({ kind, namespace = '', name }: ObservedObject) =>
  `${kind} ${namespace}/${name}`;

/** Watches one object until the predicate holds; rejects after the timeout with the object last seen. */
export async function waitForObject(
  client: Observing,
  object: ObservedObject,
  predicate: (object: KubeObject) => boolean,
  options: WaitOptions,
): Promise<KubeObject> {
  let last: KubeObject | undefined;
  const found = await observe(
    client,
    object,
    seen => {
      last = seen ?? last;
      return seen !== undefined && predicate(seen);
    },
    options,
  );
  if (found && last) return last;
  throw new Error(
    `${nameOf(object)} did not get there in time; last seen: ${
      last ? JSON.stringify(last) : 'nothing'
    }`,
  );
}

/** The same for its end. */
export async function waitUntilGone(
  client: Observing,
  object: ObservedObject,
  options: WaitOptions,
): Promise<void> {
  let last: KubeObject | undefined;
  const gone = await observe(
    client,
    object,
    seen => {
      last = seen;
      return seen === undefined;
    },
    options,
  );
  if (!gone) {
    throw new Error(
      `${nameOf(object)} is still there: ${JSON.stringify(last)}`,
    );
  }
}

/** Shows each state of one object (undefined: absent) until `done`; false when the time is over or the client closed. */
async function observe(
  client: Observing,
  { apiVersion, kind, namespace, name }: ObservedObject,
  done: (object: KubeObject | undefined) => boolean,
  options: WaitOptions,
): Promise<boolean> {
  const { closed, timeoutMs = 10_000 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const selection = { namespace, fieldSelector: `metadata.name=${name}` };
  while (!signal.aborted && !closed.aborted) {
    try {
      const { items, resourceVersion } = await client.listWithVersion(
        apiVersion,
        kind,
        selection,
        signal,
      );
      if (done(items.find(item => item.metadata.name === name))) return true;
      const from = { ...selection, resourceVersion, signal };
      for await (const event of client.watch(apiVersion, kind, from)) {
        if (event.type === 'BOOKMARK' || event.object.metadata.name !== name) {
          continue;
        }
        if (done(event.type === 'DELETED' ? undefined : event.object)) {
          return true;
        }
      }
    } catch (error) {
      if (signal.aborted) return false;
      // a dropped or expired watch is picked up by listing again; a refusal is the caller's to know
      if (
        !isGone(error) &&
        !(error instanceof KubeApiError && error.status === 0)
      ) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
  return false;
}
