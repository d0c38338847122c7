// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricName,
  MetricReading,
  MetricSeries,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { RequestLimits } from '../observability/HttpEndpoint';
import { PrometheusConfig } from './config';
import { EmptyReading, gapOf, metricsReply } from './emptyMetrics';
import { MetricQueries, metricQueries, windowOf } from './metricQueries';
import { MetricsError } from './MetricsError';
import { filterByNames, filtersByLabels, PodFilter } from './PodFilter';
import { PodMetricQuery, PodMetrics } from './PodMetrics';
import { PrometheusClient } from './PrometheusClient';
import { LabelMatch, literalPattern, selector } from './promql';
import { seriesOnTimes } from './seriesOnTimes';

interface PrometheusOptions {
  readonly config: PrometheusConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits?: Partial<RequestLimits>;
}

/** Only to know the names of metrics. */
const anyQuery = {
  filter: { by: 'names', matches: () => [], of: (text: string) => text },
  byPod: false,
  windowSeconds: 0,
} as const;

type Options = { readonly signal: AbortSignal };

type Asked = Omit<PodMetricQuery, 'metrics'>;

/** {@link PodMetrics} from a Prometheus that scrapes kubelets, kube-state-metrics and Hubble, of any generation. */
export class PrometheusPodMetrics implements PodMetrics {
  static create(options: PrometheusOptions): PrometheusPodMetrics {
    return new PrometheusPodMetrics(options);
  }

  private readonly client: PrometheusClient;
  private readonly shared: readonly LabelMatch[];

  private constructor(options: PrometheusOptions) {
    this.client = PrometheusClient.create(options);
    this.shared = Object.entries(options.config.labels).map(
      ([name, value]): LabelMatch => [name, '=', value],
    );
  }

  async read(
    query: PodMetricQuery,
    options: Options,
  ): Promise<DeploymentMetrics> {
    const { metrics, times } = query;
    const filter = await explained(options, () =>
      this.filterFor(query, options),
    );
    if ('reason' in filter) {
      return {
        ...metricsReply(
          times,
          metrics.map(name => [name, filter]),
        ),
        source: 'Prometheus',
      };
    }
    const known = this.knownNames(query, options);
    const readings = await Promise.all(
      metrics.map(
        async (name): Promise<readonly [MetricName, MetricReading]> => [
          name,
          await explained(options, () =>
            this.reading(name, query, filter, known, options),
          ),
        ],
      ),
    );
    return {
      ...metricsReply(times, readings),
      source: 'Prometheus',
      scope: filter.by,
    };
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.client.close();
  }

  /** By labels, where kube-state-metrics exports them; else by names. */
  private async filterFor(
    { pods, times }: Asked,
    options: Options,
  ): Promise<PodFilter | EmptyReading> {
    const { shared } = this;
    for (const filter of filtersByLabels({ pods, shared })) {
      const found = await this.client.series([filter.known], times, options);
      if (found.length > 0) {
        return filter;
      }
    }
    return (
      filterByNames({ pods, shared }) ??
      gapOf('noScrape', {
        what: 'Prometheus knows none of the pods by their labels, and the control plane reports nothing that makes pods',
        where: this.client.address,
        mend: 'Let kube-state-metrics export labels: --metric-labels-allowlist=pods=[*]; or deploy it first',
      })
    );
  }

  private async reading(
    name: MetricName,
    { times, byPod }: Asked,
    filter: PodFilter,
    knownNames: () => Promise<ReadonlySet<string>>,
    options: Options,
  ): Promise<MetricReading> {
    const windowSeconds = windowOf(times.stepSeconds);
    const queries = metricQueries[name]({ filter, byPod, windowSeconds });
    const ask = async (query?: string): Promise<MetricSeries[]> => {
      const found = query && (await this.client.range(query, times, options));
      return found ? seriesOnTimes(found, times) : [];
    };
    const [series, reserved, limits] = await Promise.all(
      [queries.values, queries.reserved, queries.limits].map(ask),
    );
    if (series.length === 0) {
      return this.emptyReading(queries, filter, await knownNames());
    }
    return {
      state: 'series',
      series,
      ...(reserved.length > 0 && { reserved }),
      ...(limits.length > 0 && { limits }),
    };
  }

  /** Which names of metrics there are at all, asked once and only where something is missing. */
  private knownNames(
    { times }: Asked,
    options: Options,
  ): () => Promise<ReadonlySet<string>> {
    let asked: Promise<ReadonlySet<string>> | undefined;
    const names = Object.values(metricQueries).flatMap(
      make => make(anyQuery).from,
    );
    const pattern = [...new Set(names)].map(literalPattern).join('|');
    const any = selector('', [['__name__', '=~', pattern], ...this.shared]);
    return () => {
      asked ??= this.client
        .names(any, times, options)
        .then(found => new Set(found));
      return asked;
    };
  }

  private emptyReading(
    { from, measuredBy }: MetricQueries,
    filter: PodFilter,
    known: ReadonlySet<string>,
  ): EmptyReading {
    const where = this.client.address;
    if (!from.some(name => known.has(name))) {
      return gapOf('notInstalled', {
        what: `Prometheus has no metric ${from.join(' or ')} of anything`,
        where,
        mend: `It comes from ${measuredBy}`,
      });
    }
    const problem: Problem = {
      what: `Prometheus has no ${from.join(' or ')} of these pods in this time`,
      where,
      mend:
        filter.by === 'names'
          ? 'Look whether Prometheus scrapes their nodes; if pods are not called after what makes them, let kube-state-metrics export their labels: --metric-labels-allowlist=pods=[*]'
          : 'Look whether Prometheus scrapes their nodes, and whether the pods ran in this time',
    };
    return gapOf('noScrape', problem);
  }
}

/** The work's outcome, or why it has none. Rejects only when the signal aborts. */
async function explained<T>(
  { signal }: Options,
  work: () => Promise<T>,
): Promise<T | EmptyReading> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof MetricsError) {
      return gapOf(error.reason, error.problem);
    }
    throw error;
  }
}
