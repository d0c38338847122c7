// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogEvent } from '@fourplane/plugin-fourplane-common';
import type { LogFailure } from './LogStatus';

/** How reading a log as far as it was written went. @public */
export interface LogReading {
  /** What was told of missing lines, in the order it was told. */
  readonly failures: readonly LogFailure[];
  /** Whether the answer went on to the end of what there is; without, nothing is known of what follows. */
  readonly isAtEnd: boolean;
}

/**
 * Reads one answer of a log to its end. That lines are missing does not end it: others may follow. Rejects with what
 * opening or reading it is refused with.
 *
 * @public
 */
export async function readLog(
  events: AsyncIterable<LogEvent>,
  take: (event: Extract<LogEvent, { type: 'line' | 'failure' }>) => void,
): Promise<LogReading> {
  const failures: LogFailure[] = [];
  let isAtEnd = false;
  for await (const event of events) {
    if (event.type === 'end') {
      isAtEnd = true;
    } else if (event.type === 'failure') {
      failures.push(event);
      take(event);
    } else if (event.type === 'line') {
      take(event);
    }
  }
  return { failures, isAtEnd };
}

/** Why lines may be missing in what was read, as sentences; `undefined` where none is. @public */
export function whyNotWhole(
  { failures, isAtEnd }: LogReading,
  /** That the answer broke off, in the reader's language. */
  brokeOff: string,
): string | undefined {
  const reasons = failures.map(({ what, next }) =>
    [what, next].filter(Boolean).join('. '),
  );
  if (!isAtEnd && failures.length === 0) {
    reasons.push(brokeOff);
  }
  return reasons.length > 0 ? [...new Set(reasons)].join(' ') : undefined;
}
