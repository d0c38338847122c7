// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MetricGap } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  EndpointFailure,
  EndpointOperation,
  EndpointProgram,
  FailedEndpoint,
} from '../observability/EndpointFailure';
import {
  attemptProblem,
  explainOther,
  oneLine,
  otherAnswer,
  parsedJson,
} from '../observability/explainEndpoint';
import { MetricsError } from './MetricsError';

/** How Prometheus is spoken of. */
export const prometheus: EndpointProgram = {
  name: 'Prometheus',
  lookalikes: 'Grafana, a proxy or a login page',
  mendSlow:
    'Try a shorter time; if it stays, look at the load of Prometheus and how many series it holds',
  mendTooLarge: 'Ask for a shorter time, or for longer steps',
};

const reasons: Readonly<Record<EndpointFailure, MetricGap>> = {
  configuration: 'misconfigured',
  unreachable: 'unreachable',
  certificate: 'unreachable',
  slow: 'slow',
  tooLarge: 'refused',
  protocol: 'failed',
};

/** The error of what went wrong on the way. */
export function failedError({
  failure,
  problem,
  cause,
}: FailedEndpoint): MetricsError {
  return new MetricsError({ reason: reasons[failure], problem, cause });
}

/** The error of an answer that Prometheus does not give. */
export function notPrometheusError(
  operation: EndpointOperation,
  detail: string,
): MetricsError {
  return failedError(explainOther(prometheus, operation, detail));
}

const refusalSchema = z.object({
  status: z.literal('error'),
  errorType: z.string(),
  error: z.string(),
});

interface Explanation {
  readonly reason: MetricGap;
  readonly why: string;
  readonly mend?: string;
}

/** The error of an HTTP answer from 400 on. */
export function refusedError(
  operation: EndpointOperation,
  status: number,
  body: string,
): MetricsError {
  const said = refusalSchema.safeParse(parsedJson(body)).data;
  const { reason, why, mend } = ofStatus(status, said?.errorType, operation);
  const detail = [status, said && oneLine(said.error)]
    .filter(Boolean)
    .join(' ');
  return new MetricsError({
    reason,
    problem: attemptProblem(operation, `${why} (${detail})`, mend),
  });
}

function ofStatus(
  status: number,
  errorType: string | undefined,
  { configuredAt }: EndpointOperation,
): Explanation {
  if (status === 401) {
    return {
      reason: 'denied',
      why: 'Prometheus refused the credentials',
      mend: `Renew the user and password, token or client certificate in ${configuredAt}`,
    };
  }
  if (status === 403) {
    return {
      reason: 'denied',
      why: 'the account may not read metrics',
      mend: 'Let it ask /api/v1/query_range, /api/v1/series and /api/v1/label',
    };
  }
  if (status === 408 || status === 504 || errorType === 'timeout') {
    return {
      reason: 'slow',
      why: 'no answer in time',
      mend: prometheus.mendSlow,
    };
  }
  if (status === 429 || errorType === 'canceled') {
    return {
      reason: 'refused',
      why: 'Prometheus has too much to do',
      mend: 'Try again later, or for a shorter time',
    };
  }
  if (errorType === 'bad_data' || errorType === 'execution') {
    return {
      reason: 'refused',
      why: 'Prometheus refused the question',
      mend: 'Ask for a shorter time, or for longer steps',
    };
  }
  if (errorType === undefined && status < 500) {
    const { why, mend } = otherAnswer(prometheus, { configuredAt });
    return { reason: 'failed', why, mend };
  }
  return {
    reason: 'failed',
    why: 'Prometheus, or a proxy before it, failed',
    mend: "See Prometheus's log if it stays",
  };
}
