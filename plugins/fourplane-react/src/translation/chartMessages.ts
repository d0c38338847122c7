// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of charts over time. */
export const chartMessages = {
  summary: '{{title}}, last: {{values}}',
  noValue: 'no value',
  time: 'Time',
  showTable: 'Show as a table',
  hideTable: 'Hide the table',
  cursor: 'Time that the charts are read at',
  newest: '{{time}} (newest)',
  bar: '{{time}}: {{counts}}',
  barNothing: '{{time}}: nothing',
  barSummary: '{{title}}: {{total}}',
  barEstimate: '{{title}}: about {{total}}',
  bars: 'Bar that is read',
  zoomHelp:
    'Arrow keys read the bars; with Shift they choose a stretch, and Enter shows it.',
  markers_one: '{{count}} build or deployment in this time',
  markers_other: '{{count}} builds and deployments in this time',
} as const;
