// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock, pause } from '../../cache/Clock';
import { KubeApi, WatchEvent } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { isRefusal } from './isRefusal';

/** Which object is waited for, and where. */
export interface WatchedObject {
  readonly api: KubeApi;
  readonly resource: KubeResource;
  readonly namespace: string;
  readonly name: string;
  readonly clock: Clock;
}

/** How long to leave a server alone that ends or refuses a watch. */
const AGAIN_MS = 2000;

/**
 * Resolves with the first state of an object, present or future, that the predicate accepts; `undefined` is its absence.
 * What fails is tried again for as long as it takes, but for a refusal, with which it rejects; when the signal aborts, it
 * rejects with that one's reason.
 */
export async function untilObject(
  watched: WatchedObject,
  accepts: (object: KubeObject | undefined) => boolean,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  for (;;) {
    signal.throwIfAborted();
    try {
      for await (const object of statesOf(watched, signal)) {
        if (accepts(object)) {
          return object;
        }
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof KubeError) || isRefusal(error)) {
        throw error;
      }
    }
    await pause(watched.clock, AGAIN_MS, signal);
  }
}

/** The state now, then each that follows, until the watch ends. */
async function* statesOf(
  { api, resource, namespace, name }: WatchedObject,
  signal: AbortSignal,
): AsyncGenerator<KubeObject | undefined> {
  const fieldSelector = `metadata.name=${name}`;
  const options = { namespace, fieldSelector, signal };
  const { items, resourceVersion } = await api.list(resource, options);
  yield items[0];
  const events = api.watch(resource, { ...options, resourceVersion });
  for await (const event of events) {
    if (event.type === 'ERROR') {
      return;
    }
    if (isChange(event)) {
      yield event.type === 'DELETED' ? undefined : event.object;
    }
  }
}

function isChange(
  event: WatchEvent,
): event is Extract<WatchEvent, { object: KubeObject }> {
  return event.type !== 'BOOKMARK' && event.type !== 'ERROR';
}
