// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { archivedLog } from './archivedLog';
import { LivePodLog } from './LivePodLog';
import { positionOf } from './logPosition';
import { PodLogTarget } from './PodLogTarget';
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
  const sent = SentLines.create({ after });
  if (!api) {
    yield* archivedLog(target, sent, signal);
    return;
  }
  const live = LivePodLog.create({ target, api, sent, signal });
  const end = yield* live.events();
  if (end === 'gone') {
    const { podUid } = live;
    yield* archivedLog({ ...target, podUid }, sent, signal);
  } else {
    yield end;
  }
}
