// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MetricSeries } from '@fourplane/plugin-fourplane-common';
import { MetricTimes } from './metricTimes';
import { RangeSeries } from './PrometheusClient';

/** Series with a value, or none, at each of the times, in the order of their pods. What is no number is not known. */
export function seriesOnTimes(
  found: readonly RangeSeries[],
  { start, stepSeconds, count }: MetricTimes,
): MetricSeries[] {
  return found
    .map(({ labels: { pod }, values: given }): MetricSeries => {
      const values = new Array<number | null>(count).fill(null);
      for (const [at, value] of given) {
        const index = Math.round((at - start) / stepSeconds);
        if (index >= 0 && index < count && Number.isFinite(value)) {
          values[index] = value;
        }
      }
      return { ...(pod && { pod }), values };
    })
    .sort((a, b) => ((a.pod ?? '') < (b.pod ?? '') ? -1 : 1));
}
