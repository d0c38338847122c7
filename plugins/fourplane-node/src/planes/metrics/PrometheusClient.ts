// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { HttpEndpoint, RequestLimits } from '../observability/HttpEndpoint';
import { PrometheusConfig } from './config';
import {
  failedError,
  notPrometheusError,
  prometheus,
  refusedError,
} from './explainPrometheus';
import { MetricTimes } from './metricTimes';

interface ClientOptions {
  readonly config: PrometheusConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly limits?: Partial<RequestLimits>;
}

/** Labels with values at times in seconds since 1970. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** `NaN` and the infinities among them. */
  readonly values: readonly (readonly [at: number, value: number])[];
}

type Options = { readonly signal: AbortSignal };

const usualLimits: RequestLimits = {
  timeoutMs: 30_000,
  maxAnswerBytes: 16 * 1024 * 1024,
};

const answerOf = <T extends z.ZodType>(data: T) =>
  z.object({ status: z.literal('success'), data });

const valueSchema = z.string().transform((text, context) => {
  const number = Number(text.replace(/Inf$/, 'Infinity'));
  if (Number.isNaN(number) && text !== 'NaN') {
    context.addIssue({ code: 'custom', message: 'is no number' });
  }
  return number;
});

const labelsSchema = z.record(z.string(), z.string());

const matrixSchema = answerOf(
  z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        values: z.array(z.tuple([z.number(), valueSchema])).default([]),
      }),
    ),
  }),
);
const seriesSchema = answerOf(z.array(labelsSchema));
const namesSchema = answerOf(z.array(z.string()));

/** What is asked of a Prometheus. Rejects with a `MetricsError`, or with the signal's reason. */
export class PrometheusClient {
  static create(options: ClientOptions): PrometheusClient {
    return new PrometheusClient(options);
  }

  private readonly endpoint: HttpEndpoint;

  private constructor({ config, where, limits }: ClientOptions) {
    this.endpoint = HttpEndpoint.create({
      config,
      where,
      limits: { ...usualLimits, ...limits },
      program: prometheus,
      fail: failedError,
      refuse: refusedError,
    });
  }

  /** Without a trailing slash. */
  get address(): string {
    return this.endpoint.address;
  }

  /** Values at each of the times. */
  async range(
    query: string,
    times: MetricTimes,
    { signal }: Options,
  ): Promise<RangeSeries[]> {
    const data = await this.ask('query_range', matrixSchema, signal, {
      query,
      ...bounds(times),
      step: String(times.stepSeconds),
    });
    return data.result.map(({ metric, values }) => ({
      labels: metric,
      values,
    }));
  }

  /** The labels of series that there were at some time of these. */
  async series(
    selectors: readonly string[],
    times: MetricTimes,
    { signal }: Options,
  ): Promise<Readonly<Record<string, string>>[]> {
    return this.ask('series', seriesSchema, signal, {
      'match[]': selectors,
      ...bounds(times),
    });
  }

  /** Which names metrics of a selector had at some time of these. */
  async names(
    selector: string,
    times: MetricTimes,
    { signal }: Options,
  ): Promise<string[]> {
    return this.ask('label/__name__/values', namesSchema, signal, {
      'match[]': [selector],
      ...bounds(times),
    });
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.endpoint.close();
  }

  private async ask<T>(
    what: string,
    schema: z.ZodType<{ status: 'success'; data: T }>,
    signal: AbortSignal,
    query: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<T> {
    const attempt = 'read the metrics';
    const path = `/api/v1/${what}`;
    const answer = await this.endpoint.json({ attempt, path, query, signal });
    const parsed = schema.safeParse(answer);
    if (!parsed.success) {
      throw notPrometheusError(
        this.endpoint.operation({ attempt }),
        'its answer has another form',
      );
    }
    return parsed.data.data;
  }
}

function bounds({ start, stepSeconds, count }: MetricTimes) {
  return {
    start: String(start),
    end: String(start + (count - 1) * stepSeconds),
  };
}
