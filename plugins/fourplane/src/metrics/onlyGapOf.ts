// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { MetricReading } from '@fourplane/plugin-fourplane-common';
import type { Measured } from './chartsOf';

type Gap = Extract<MetricReading, { state: 'none' }>;

/** Why there is nothing of anything, where it is one reason for all. */
export function onlyGapOf(measured: readonly Measured[]): Gap | undefined {
  const readings = measured.flatMap(({ metrics }) =>
    Object.values(metrics.metrics),
  );
  const [first] = readings;
  return first?.state === 'none' &&
    readings.every(one => one.state === 'none' && one.what === first.what)
    ? first
    : undefined;
}
