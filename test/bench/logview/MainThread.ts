// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Work of a page's main thread, in milliseconds of its processor time: other programs of the machine do not count. */
export interface MainThreadWork {
  readonly totalMs: number;
  /** Of each frame the page drew, until the next one. */
  readonly frameMs: readonly number[];
}

/** What the main thread of a page works while `action` runs, by the browser's own tracing. */
export async function mainThreadWork(
  session: CDPSession,
  action: () => Promise<unknown>,
): Promise<MainThreadWork> {
  const events: TraceEvent[] = [];
  const collect = (part: { value: object[] }) =>
    // The protocol leaves the events' type open; these fields are the trace format's.
    events.push(...(part.value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'blink.user_timing',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'devtools.timeline.frame',
        'disabled-by-default-devtools.timeline.frame',
      ],
    },
  });
  await action();
  const complete = new Promise<void>(resolve =>
    session.once('Tracing.tracingComplete', () => resolve()),
  );
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return readTrace(events);
}

function readTrace(events: readonly TraceEvent[]): MainThreadWork {
  const frames = events.filter(event => event.name === 'BeginMainThreadFrame');
  const page = frames[0];
  if (!page) {
    throw new Error('The trace holds no frame: the page drew nothing.');
  }
  const isOfPage = (event: TraceEvent) =>
    event.pid === page.pid && event.tid === page.tid;
  const begins = frames
    .filter(isOfPage)
    .map(frame => frame.ts)
    .sort((one, other) => one - other);
  const frameMs = begins.map(() => 0);
  let totalMs = 0;
  let frame = -1;
  const tasks = events
    .filter(event => event.ph === 'X' && event.name === 'RunTask')
    .filter(isOfPage)
    .sort((one, other) => one.ts - other.ts);
  for (const { ts, tdur = 0 } of tasks) {
    // A frame begins inside the task that draws it.
    while (frame + 1 < begins.length && (begins[frame + 1] ?? 0) <= ts) {
      frame++;
    }
    totalMs += tdur / 1000;
    if (frame >= 0) {
      frameMs[frame] = (frameMs[frame] ?? 0) + tdur / 1000;
    }
  }
  return { totalMs, frameMs };
}
