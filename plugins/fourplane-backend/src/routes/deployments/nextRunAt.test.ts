// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { nextRunAt } from './nextRunAt';

// A Wednesday.
const NOW = Date.parse('2026-11-25T10:07:30Z');
const task = { suspended: false, runs: [] };

describe('nextRunAt', () => {
  it.each([
    ['*/5 * * * *', undefined, '2026-11-25T10:10:00.000Z'],
    ['0 3 * * *', 'Asia/Tokyo', '2026-11-25T18:00:00.000Z'],
    ['@hourly', undefined, '2026-11-25T11:00:00.000Z'],
    // Either the day of the month or that of the week is enough.
    ['0 0 1 * 5', undefined, '2026-11-27T00:00:00.000Z'],
    ['every now and then', undefined, undefined],
    ['0 3 * * *', 'Nowhere/Else', undefined],
  ])('of %s in %s is %s', (cron, timeZone, expected) => {
    expect(nextRunAt({ ...task, cron, timeZone }, NOW)).toBe(expected);
  });

  it('is none where it is held back, or no task', () => {
    const held = { ...task, cron: '@hourly', suspended: true };
    expect(nextRunAt(held, NOW)).toBeUndefined();
    expect(nextRunAt(undefined, NOW)).toBeUndefined();
  });
});
