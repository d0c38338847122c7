// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { nextRun } from './schedule';

const from = new Date('2026-03-01T10:07:30Z');

describe('nextRun', () => {
  it.each([
    ['*/5 * * * *', '2026-03-01T10:10:00.000Z'],
    ['1 * * * *', '2026-03-01T11:01:00.000Z'],
    ['30 6 * * *', '2026-03-02T06:30:00.000Z'],
    ['0 9-17 * * 1', '2026-03-02T09:00:00.000Z'],
    ['0 0 1,15 * *', '2026-03-15T00:00:00.000Z'],
  ])('finds for %s: %s', (expression, expected) => {
    expect(nextRun(expression, from)?.toISOString()).toBe(expected);
  });

  it('goes by the time zone of the schedule', () => {
    const next = nextRun('30 6 * * *', from, 'Asia/Colombo');
    expect(next?.toISOString()).toBe('2026-03-02T01:00:00.000Z');
    expect(nextRun('30 6 * * *', from, 'Nowhere/At-All')).toEqual(
      nextRun('30 6 * * *', from),
    );
  });

  it('finds nothing for what is no schedule or never comes', () => {
    expect(nextRun('hourly', from)).toBeUndefined();
    expect(nextRun('0 0 31 2 *', from)).toBeUndefined();
  });
});
