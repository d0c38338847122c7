// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { LogArchiveError } from '../archive/LogArchiveError';
import { EndpointConfig } from '../observability/EndpointConfig';
import { HttpEndpoint, RequestLimits } from '../observability/HttpEndpoint';
import { explainOther } from '../observability/explainEndpoint';
import { explainRefusal, observer } from './explainObserver';
import {
  LogAnswer,
  legacyLines,
  legacyLogsSchema,
  metricsSchema,
  ObserverSeries,
  seriesOf,
  v1Lines,
  v1LogsSchema,
} from './observerAnswers';
import { legacyIds, ObserverOwner } from './ObserverOwner';

interface ClientOptions {
  readonly config: EndpointConfig;
  /** The configuration key, for messages. */
  readonly where: string;
  /** Narrows what the host may stand for. */
  readonly mayDial?: (address: string) => boolean;
  readonly limits?: Partial<RequestLimits>;
}

/** Which lines: of whom, in the data plane's namespace, and when; milliseconds since 1970, `to` exclusive. */
export interface ObserverLogQuery {
  readonly owner: ObserverOwner;
  readonly namespace: string;
  readonly from: number;
  readonly to: number;
  readonly order: 'asc' | 'desc';
  /** At most 1,000. */
  readonly limit: number;
}

/** Which measurements; seconds since 1970. */
export interface ObserverMetricQuery {
  readonly kind: 'resource' | 'http';
  readonly owner: ObserverOwner;
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
}

type Options = { readonly signal: AbortSignal };
type Api = 'v1' | 'legacy';

const usualLimits: RequestLimits = {
  timeoutMs: 30_000,
  maxAnswerBytes: 32 * 1024 * 1024,
};

/**
 * OpenChoreo's observer, of whichever API: that of 1.0 is asked for first, and where there is none, that of before. Rejects
 * with a `LogArchiveError`, or with the signal's reason.
 */
export class ObserverClient {
  static create(options: ClientOptions): ObserverClient {
    return new ObserverClient(options);
  }

  private readonly endpoint: HttpEndpoint;
  private api: Api | undefined;

  private constructor({ config, where, mayDial, limits }: ClientOptions) {
    this.endpoint = HttpEndpoint.create({
      config,
      where,
      mayDial,
      limits: { ...usualLimits, ...limits },
      program: observer,
      fail: failed => new LogArchiveError(failed),
      refuse: explainRefusal,
    });
  }

  /** Without a trailing slash. */
  get address(): string {
    return this.endpoint.address;
  }

  /** In the order asked for; some may be outside of the time. What is somebody else's is left out. */
  async logs(query: ObserverLogQuery, options: Options): Promise<LogAnswer> {
    return this.ofEither({
      v1: () => this.v1Logs(query, options),
      legacy: () => this.legacyLogs(query, options),
    });
  }

  async metrics(
    query: ObserverMetricQuery,
    options: Options,
  ): Promise<ObserverSeries> {
    return this.ofEither({
      v1: () => this.v1Metrics(query, options),
      legacy: () => this.legacyMetrics(query, options),
    });
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await this.endpoint.close();
  }

  private async ofEither<T>(ask: Record<Api, () => Promise<T>>): Promise<T> {
    const { api = 'v1' } = this;
    try {
      const answer = await ask[api]();
      this.api = api;
      return answer;
    } catch (error) {
      if (this.api !== undefined || !isWithoutRoute(error)) {
        throw error;
      }
      const answer = await ask.legacy();
      this.api = 'legacy';
      return answer;
    }
  }

  private async v1Logs(
    { owner, namespace, from, to, order, limit }: ObserverLogQuery,
    { signal }: Options,
  ): Promise<LogAnswer> {
    const { tenant, project, component, environment } = owner;
    const answer = await this.ask(v1LogsSchema, {
      attempt: 'read the log',
      path: '/api/v1/logs/query',
      body: {
        // Its bounds are exclusive.
        ...times(from - 1, to),
        sortOrder: order,
        limit,
        searchScope: { namespace: tenant, project, component, environment },
      },
      signal,
    });
    return v1Lines(answer, owner, namespace);
  }

  private async legacyLogs(
    { owner, namespace, from, to, order, limit }: ObserverLogQuery,
    { signal }: Options,
  ): Promise<LogAnswer> {
    const { componentId, environmentId } = legacyIds(owner);
    const answer = await this.ask(legacyLogsSchema, {
      attempt: 'read the log',
      path: `/api/logs/component/${encodeURIComponent(componentId)}`,
      body: {
        // Its bounds are inclusive, and its times have milliseconds.
        ...times(from, to - 1),
        sortOrder: order,
        limit,
        environmentId,
        namespace,
        logType: 'RUNTIME',
        ...namesOf(owner),
      },
      signal,
    });
    return legacyLines(answer, owner, namespace);
  }

  private async v1Metrics(
    { kind, owner, from, to, stepSeconds }: ObserverMetricQuery,
    { signal }: Options,
  ): Promise<ObserverSeries> {
    const { tenant, project, component, environment } = owner;
    const answer = await this.ask(metricsSchema, {
      attempt: 'read the metrics',
      path: '/api/v1/metrics/query',
      body: {
        metric: kind,
        ...times(from * 1_000, to * 1_000),
        step: `${stepSeconds}s`,
        searchScope: { namespace: tenant, project, component, environment },
      },
      signal,
    });
    return seriesOf(answer);
  }

  private async legacyMetrics(
    { kind, owner, from, to }: ObserverMetricQuery,
    { signal }: Options,
  ): Promise<ObserverSeries> {
    const answer = await this.ask(metricsSchema, {
      attempt: 'read the metrics',
      path: `/api/metrics/component/${kind === 'http' ? 'http' : 'usage'}`,
      body: {
        ...times(from * 1_000, to * 1_000),
        ...legacyIds(owner),
        ...namesOf(owner),
      },
      signal,
    });
    return seriesOf(answer);
  }

  private async ask<S extends z.ZodType>(
    schema: S,
    request: Parameters<HttpEndpoint['json']>[0],
  ): Promise<z.output<S>> {
    const parsed = schema.safeParse(await this.endpoint.json(request));
    if (!parsed.success) {
      const operation = this.endpoint.operation(request);
      throw new LogArchiveError({
        ...explainOther(observer, operation, 'its answer has another form'),
        cause: parsed.error,
      });
    }
    return parsed.data;
  }
}

function times(from: number, to: number) {
  return {
    startTime: new Date(from).toISOString(),
    endTime: new Date(to).toISOString(),
  };
}

/** By which later releases of the API before 1.0 authorize; a tenant was called an organization at first. */
function namesOf({ tenant, project, component, environment }: ObserverOwner) {
  return {
    componentName: component,
    projectName: project,
    environmentName: environment,
    namespaceName: tenant,
    orgName: tenant,
  };
}

function isWithoutRoute(error: unknown): boolean {
  return (
    error instanceof LogArchiveError &&
    error.failure === 'protocol' &&
    (error.status === 404 || error.status === 405)
  );
}
