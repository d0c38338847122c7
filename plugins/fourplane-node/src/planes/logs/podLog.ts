// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { MAX_TAIL } from '../LogRange';
import { archivedLog } from './archivedLog';
import { LivePodLog } from './LivePodLog';
import { positionOf } from './logPosition';
import { LeftPod, PodLogTarget } from './PodLogTarget';
import { SentLines } from './SentLines';

/**
 * One container's log: from its pod while there is one, through cut connections, restarts and rotation, then from where
 * it is archived, with no line lost or repeated. Whatever goes wrong is a `failure` event, after which there may be more
 * lines; it throws only when the signal aborts. No heartbeats.
 */
export async function* podLog(
  target: PodLogTarget,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<LogEvent> {
  const { api, range } = target;
  const after = range.after === undefined ? undefined : positionOf(range.after);
  if (range.after !== undefined && !after) {
    yield {
      type: 'failure',
      what: 'The line to go on after is not one of this log',
      next: 'Ask for the log from its beginning',
    };
    return;
  }
  if ((range.tail ?? 0) > MAX_TAIL) {
    yield {
      type: 'failure',
      what: `The last ${range.tail} lines are more than can be asked for at once`,
      next: `Ask for ${MAX_TAIL} at most, or for the whole log`,
    };
    return;
  }
  const sent = SentLines.create({ after });
  if (!api) {
    const left: LeftPod = { type: 'left', podUid: target.podUid };
    yield* archivedLog({ target, sent, left }, signal);
    return;
  }
  const live = LivePodLog.create({ target, api, sent, signal });
  const end = yield* live.events();
  if (end.type === 'left') {
    yield* archivedLog({ target, sent, left: end }, signal);
  } else {
    yield end;
  }
}
