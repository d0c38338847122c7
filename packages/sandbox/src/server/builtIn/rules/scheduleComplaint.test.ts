// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { scheduleComplaint } from './scheduleComplaint';

describe('a schedule', () => {
  it.each([
    '* * * * *',
    '*/5 0-6 1,15 jan-mar MON',
    '0 0 ? * *',
    '@hourly',
    '@every 5m',
  ])('%s can be followed', schedule => {
    expect(scheduleComplaint(schedule)).toBeUndefined();
  });

  it.each([
    ['nonsense', 'expected exactly 5 fields, found 1: [nonsense]'],
    ['61 * * * *', 'end of range (61) above maximum (59): 61'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['@never', 'unrecognized descriptor: @never'],
  ])('%s cannot: %s', (schedule, complaint) => {
    expect(scheduleComplaint(schedule)).toBe(complaint);
  });
});
