// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { timeRangeKeys } from '../timeRange/TimeRange';

const said = z.string().min(1).optional().catch(undefined);

/** What of the metrics is looked at, as the page's address says. */
export const metricsQuerySchema = z.object({
  ...timeRangeKeys,
  environment: said,
  /** Another environment whose values are drawn beside. */
  compare: said,
  byPod: z.literal('true').optional().catch(undefined),
});

/** What {@link metricsQuerySchema} reads. */
export type MetricsQuery = z.infer<typeof metricsQuerySchema>;
