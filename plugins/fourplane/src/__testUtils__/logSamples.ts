// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  AskedSource,
  FoundLine,
  LogHistogram,
  LogPage,
} from '@fourplane/plugin-fourplane-common';
import { ref } from './samples';

export const line = (
  second: number,
  more: Partial<FoundLine> = {},
): FoundLine => ({
  id: `line-${second}`,
  at: `2026-11-25T08:00:${`${second}`.padStart(2, '0')}.000Z`,
  text: `line ${second}`,
  level: 'info',
  deployment: ref('deployment', 'greeter-staging', { project: 'shop' }),
  pod: 'greeter-7d9f-x2x',
  container: 'main',
  ...more,
});

export const answered: AskedSource = {
  title: 'OpenSearch',
  planes: [],
  state: 'answered',
};

export const page = (
  lines: FoundLine[],
  more: Partial<LogPage> = {},
): LogPage => ({
  lines,
  until: '2026-11-25T09:00:00.000Z',
  sources: [answered],
  ...more,
});

export const histogram: LogHistogram = {
  start: '2026-11-25T08:00:00.000Z',
  stepSeconds: 60,
  count: 2,
  levels: { error: [0, 1], info: [3, 4] },
  total: 8,
  sources: [answered],
};
