// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

function matches(
  field: string,
  value: number,
  [low, high]: readonly [number, number],
) {
  return field.split(',').some(part => {
    const [range, step = '1'] = part.split('/');
    const [from, to] =
      range === '*'
        ? [low, high]
        : [Number(range.split('-')[0]), Number(range.split('-')[1] ?? range)];
    return value >= from && value <= to && (value - from) % Number(step) === 0;
  });
}

/** Milliseconds a time zone is ahead of UTC at some time; 0 for a zone nobody knows. */
function offsetOf(timeZone: string, at: Date): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }).formatToParts(at);
    const part = (type: string) =>
      Number(parts.find(each => each.type === type)?.value);
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
    );
    return local - Math.floor(at.getTime() / 60_000) * 60_000;
  } catch {
    return 0;
  }
}

/** The first minute after `from` that a five-field cron expression names in a time zone, within a year; undefined when none. */
export function nextRun(
  expression: string,
  from: Date,
  timeZone = 'UTC',
): Date | undefined {
  if (timeZone === 'UTC') return nextInUtc(expression, from);
  const offset = offsetOf(timeZone, from);
  const local = nextInUtc(expression, new Date(from.getTime() + offset));
  if (!local) return undefined;
  // by then the clocks may have been changed
  const then = offsetOf(timeZone, new Date(local.getTime() - offset));
  return new Date(local.getTime() - then);
}

function nextInUtc(expression: string, from: Date): Date | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  const time = new Date(from);
  time.setUTCSeconds(0, 0);
  const minutesOfYear = 366 * 24 * 60;
  for (let minute = 0; minute < minutesOfYear; minute += 1) {
    time.setUTCMinutes(time.getUTCMinutes() + 1);
    const values = [
      time.getUTCMinutes(),
      time.getUTCHours(),
      time.getUTCDate(),
      time.getUTCMonth() + 1,
      time.getUTCDay(),
    ];
    const isDue = fields.every((field, index) =>
      matches(field, values[index], ranges[index]),
    );
    if (isDue) return time;
  }
  return undefined;
}
