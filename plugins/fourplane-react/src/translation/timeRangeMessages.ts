// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of choosing a stretch of time. */
export const timeRangeMessages = {
  label: 'Time',
  last: 'Last {{span}}',
  own: 'From … to …',
  from: 'From',
  to: 'To',
  apply: 'Show',
  wrong: 'The beginning must be before the end.',
  refresh: 'Look again',
} as const;
