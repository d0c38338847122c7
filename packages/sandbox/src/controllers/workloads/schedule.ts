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

/** The first minute after `from` (UTC) that a five-field cron expression names, within a year; undefined when none. */
export function nextRun(expression: string, from: Date): Date | undefined {
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
