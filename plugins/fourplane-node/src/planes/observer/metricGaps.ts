// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MetricGap } from '@fourplane/plugin-fourplane-common';
import { LogArchiveFailure } from '../archive/LogArchiveError';

/** A failure of the observer, as the reason why there are no metrics. */
export const metricGaps: Readonly<Record<LogArchiveFailure, MetricGap>> = {
  configuration: 'misconfigured',
  unreachable: 'unreachable',
  certificate: 'unreachable',
  credentials: 'denied',
  forbidden: 'denied',
  slow: 'slow',
  unhealthy: 'failed',
  overloaded: 'refused',
  missingIndex: 'failed',
  tooLarge: 'refused',
  protocol: 'failed',
  request: 'refused',
  server: 'failed',
};
