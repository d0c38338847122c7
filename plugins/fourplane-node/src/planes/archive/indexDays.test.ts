// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { oldestDay, searchTargets } from './indexDays';

const indices = [
  'container-logs-2026-11-23',
  'container-logs-2026-11-24',
  'container-logs-2026-11-25',
  'kubernetes-2026.11.20',
  'kubernetes-undated',
];
const patterns = ['container-logs-*', 'kubernetes-*'];

describe('the days of indices', () => {
  it('tell since when lines are kept, unless one has no day', () => {
    expect(oldestDay(indices.slice(0, 4))).toBe('2026-11-20T00:00:00.000Z');
    expect(oldestDay(indices)).toBeUndefined();
    expect(oldestDay([])).toBeUndefined();
  });

  it('leave out what is older than what is asked for', () => {
    expect(
      searchTargets(patterns, indices, '2026-11-25T06:51:25.000000000Z'),
    ).toBe(
      'container-logs-*,kubernetes-*,-container-logs-2026-11-23,-kubernetes-2026.11.20',
    );
    expect(searchTargets(patterns, indices, undefined)).toBe(
      'container-logs-*,kubernetes-*',
    );
  });

  it('do not make a request too long', () => {
    const years = Array.from({ length: 900 }, (_, day) =>
      new Date(Date.UTC(2023, 0, day)).toISOString().slice(0, 10),
    ).map(day => `container-logs-${day}`);
    expect(
      searchTargets(patterns, years, '2026-11-25T06:51:25.000000000Z'),
    ).toBe('container-logs-*,kubernetes-*');
  });
});
