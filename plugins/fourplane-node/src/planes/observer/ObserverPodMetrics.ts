// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricGap,
  MetricName,
  MetricReading,
  MetricSeries,
} from '@fourplane/plugin-fourplane-common';
import { LogArchiveError } from '../archive/LogArchiveError';
import { gapOf, metricsReply } from '../metrics/emptyMetrics';
import { MetricTimes } from '../metrics/metricTimes';
import { PodMetricQuery, PodMetrics } from '../metrics/PodMetrics';
import { metricGaps } from './metricGaps';
import { ObserverSeries } from './observerAnswers';
import { ObserverClient } from './ObserverClient';

interface Measured {
  readonly kind: 'resource' | 'http';
  /** By the names of the observer's API. */
  readonly values: string;
  readonly reserved?: string;
  readonly limits?: string;
}

const measured: Readonly<Record<Exclude<MetricName, 'restarts'>, Measured>> = {
  cpu: {
    kind: 'resource',
    values: 'cpuUsage',
    reserved: 'cpuRequests',
    limits: 'cpuLimits',
  },
  memory: {
    kind: 'resource',
    values: 'memoryUsage',
    reserved: 'memoryRequests',
    limits: 'memoryLimits',
  },
  requests: { kind: 'http', values: 'requestCount' },
  errors: { kind: 'http', values: 'unsuccessfulRequestCount' },
  latencyP50: { kind: 'http', values: 'latencyP50' },
  latencyP90: { kind: 'http', values: 'latencyP90' },
  latencyP99: { kind: 'http', values: 'latencyP99' },
};

/** A value holds so long where points are further from each other than asked for. */
const LASTS_SECONDS = 300;

type Asked =
  | { readonly state: 'answered'; readonly found: ObserverSeries }
  | { readonly state: 'gap'; readonly gap: MetricReading };

/** {@link PodMetrics} of OpenChoreo's observer, which knows components as a whole, and no pods. */
export class ObserverPodMetrics implements PodMetrics {
  static create(options: { client: ObserverClient }): ObserverPodMetrics {
    return new ObserverPodMetrics(options.client);
  }

  private constructor(private readonly client: ObserverClient) {}

  async read(
    query: PodMetricQuery,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<DeploymentMetrics> {
    const { metrics, times } = query;
    const asked = new Map<Measured['kind'], Promise<Asked>>();
    const ask = (kind: Measured['kind']) => {
      const known = asked.get(kind) ?? this.ask(kind, query, signal);
      asked.set(kind, known);
      return known;
    };
    const readings = await Promise.all(
      metrics.map(
        async (name): Promise<readonly [MetricName, MetricReading]> => [
          name,
          name === 'restarts'
            ? this.none('notInstalled', "OpenChoreo's observer has no restarts")
            : this.readingOf(
                measured[name],
                await ask(measured[name].kind),
                times,
              ),
        ],
      ),
    );
    return {
      ...metricsReply(times, readings),
      source: 'Observer',
      scope: 'labels',
    };
  }

  private async ask(
    kind: Measured['kind'],
    { pods, times, byPod }: PodMetricQuery,
    signal: AbortSignal,
  ): Promise<Asked> {
    const { owner } = pods;
    if (!owner) {
      const what = 'Nothing says whose metrics the observer is to be asked for';
      return { state: 'gap', gap: this.none('notPlaced', what) };
    }
    if (byPod) {
      const what = "OpenChoreo's observer tells of a component as a whole only";
      return { state: 'gap', gap: this.none('refused', what) };
    }
    const { start, stepSeconds, count } = times;
    const from = start - Math.max(stepSeconds, LASTS_SECONDS);
    const to = start + (count - 1) * stepSeconds;
    try {
      const found = await this.client.metrics(
        { kind, owner, from, to: to + 1, stepSeconds },
        { signal },
      );
      return { state: 'answered', found };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LogArchiveError)) {
        throw error;
      }
      return {
        state: 'gap',
        gap: gapOf(metricGaps[error.failure], error.problem),
      };
    }
  }

  private readingOf(
    { values, reserved, limits, kind }: Measured,
    asked: Asked,
    times: MetricTimes,
  ): MetricReading {
    if (asked.state === 'gap') {
      return asked.gap;
    }
    const { found } = asked;
    const seriesOf = (name?: string): MetricSeries[] => {
      const points = (name && found[name]) || [];
      const series = points.length > 0 ? onTimes(points, times) : [];
      return series.some(value => value !== null) ? [{ values: series }] : [];
    };
    const [series, guaranteed, most] = [values, reserved, limits].map(seriesOf);
    if (series.length === 0) {
      return this.none(
        'noScrape',
        `OpenChoreo's observer has no ${values} of this component in this time`,
        kind === 'http'
          ? 'HTTP is measured by Cilium with Hubble; look whether that is installed on the data plane'
          : undefined,
      );
    }
    return {
      state: 'series',
      series,
      ...(guaranteed.length > 0 && { reserved: guaranteed }),
      ...(most.length > 0 && { limits: most }),
    };
  }

  private none(reason: MetricGap, what: string, mend?: string): MetricReading {
    return gapOf(reason, { what, where: this.client.address, mend });
  }
}

/** At each of the times the last value before it, where that is not too old. */
function onTimes(
  points: ObserverSeries[string],
  { start, stepSeconds, count }: MetricTimes,
): (number | null)[] {
  const sorted = [...points].sort(([one], [other]) => one - other);
  const lasts = Math.max(stepSeconds, LASTS_SECONDS);
  let next = 0;
  let last: (typeof sorted)[number] | undefined;
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * stepSeconds;
    while (next < sorted.length && sorted[next][0] <= at) {
      last = sorted[next];
      next += 1;
    }
    return last && at - last[0] < lasts && Number.isFinite(last[1])
      ? last[1]
      : null;
  });
}
