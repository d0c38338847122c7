// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  EndpointOperation,
  EndpointProgram,
} from '../observability/EndpointFailure';
import {
  attemptProblem,
  explainOther,
  explainSlow,
  oneLine,
  otherAnswer,
  parsedJson,
  slowAnswer,
} from '../observability/explainEndpoint';
import { LogArchiveError, LogArchiveFailure } from './LogArchiveError';

/** What was attempted, for messages. */
export type ArchiveOperation = EndpointOperation;

/** How OpenSearch is spoken of. */
export const openSearch: EndpointProgram = {
  name: 'OpenSearch',
  lookalikes: 'Dashboards, a proxy or a login page',
  mendSlow:
    'Try again; if it stays, look at the load of OpenSearch and the size of its indices',
  mendTooLarge: 'Look at the line in OpenSearch itself',
};

const errorSchema = z.object({
  error: z.object({
    type: z.string(),
    reason: z.string().nullish(),
    root_cause: z
      .array(z.object({ type: z.string(), reason: z.string().nullish() }))
      .nullish(),
    caused_by: z.object({ reason: z.string().nullish() }).nullish(),
  }),
});

interface Explanation {
  readonly failure: LogArchiveFailure;
  readonly why: string;
  readonly mend?: string;
}

const unhealthy: Explanation = {
  failure: 'unhealthy',
  why: 'some of the data cannot be read now',
  mend: 'See _cluster/health: shards of the log indices are not assigned, or the cluster is just starting',
};

/** The error for an HTTP answer other than 2xx. */
export function explainStatus(
  operation: ArchiveOperation,
  status: number,
  body: string,
): LogArchiveError {
  // So the fields of no index are answered, and those of indices that are all red.
  if (status === 404 && body.trim() === '{}') {
    return missingIndexError(operation);
  }
  const said = errorSchema.safeParse(parsedJson(body)).data?.error;
  const cause = said?.root_cause?.[0] ?? said;
  const reasons = [cause?.reason, said?.caused_by?.reason, said?.reason];
  const detail = oneLine(reasons.find(Boolean) ?? '')
    // advice for whoever writes queries
    .replace(/ Consider using .*$/, '');
  const types = [said?.type, cause?.type];
  const { failure, why, mend } = ofStatus(status, types, operation);
  return new LogArchiveError({
    failure,
    status,
    problem: attemptProblem(
      operation,
      `${why} (${[status, detail].filter(Boolean).join(' ')})`,
      mend,
    ),
  });
}

function ofStatus(
  status: number,
  types: readonly (string | undefined)[],
  { configuredAt }: ArchiveOperation,
): Explanation {
  const [type] = types;
  if (status === 401) {
    return {
      failure: 'credentials',
      why: 'OpenSearch refused the credentials',
      mend: `Renew the user and password, token or client certificate in ${configuredAt}`,
    };
  }
  if (status === 403 && type !== 'cluster_block_exception') {
    return {
      failure: 'forbidden',
      why: 'the account may not read the logs',
      mend: 'Give it a role that may "read" the log indices',
    };
  }
  if (status === 429 || types.includes('circuit_breaking_exception')) {
    return {
      failure: 'overloaded',
      why: 'OpenSearch has too much to do',
      mend: 'Try again later; if it stays, give OpenSearch more memory or nodes',
    };
  }
  if (types.includes('index_not_found_exception')) {
    return missingIndex(configuredAt);
  }
  if (status === 408 || status === 504) {
    return slowAnswer(openSearch);
  }
  if (type === undefined && (status < 500 || status === 501)) {
    return otherAnswer(openSearch, { configuredAt });
  }
  if (status === 503 || type === 'cluster_block_exception') {
    return unhealthy;
  }
  return status >= 500
    ? {
        failure: 'server',
        why: 'OpenSearch, or a proxy before it, failed',
        mend: "See OpenSearch's log if it stays",
      }
    : { failure: 'request', why: 'OpenSearch refused the question' };
}

function missingIndex(configuredAt: string): Explanation {
  return {
    failure: 'missingIndex',
    why: 'it holds no index of container logs',
    mend: `Check that Fluent Bit runs in the plane and writes to this OpenSearch, and "index" in ${configuredAt}`,
  };
}

/** The error for a call that took too long. */
export function slowError(operation: ArchiveOperation): LogArchiveError {
  return new LogArchiveError(explainSlow(openSearch, operation));
}

/** The error for data that is not there now, though the rest answered. */
export function unhealthyError(operation: ArchiveOperation): LogArchiveError {
  const { why, mend } = unhealthy;
  return new LogArchiveError({
    failure: 'unhealthy',
    problem: attemptProblem(operation, why, mend),
  });
}

/** The error for an archive without any index of container logs. */
export function missingIndexError(
  operation: ArchiveOperation,
): LogArchiveError {
  const { why, mend } = missingIndex(operation.configuredAt);
  return new LogArchiveError({
    failure: 'missingIndex',
    problem: attemptProblem(operation, why, mend),
  });
}

/** The error for an answer that OpenSearch does not give. */
export function notOpenSearchError(
  operation: ArchiveOperation,
  detail: string,
  cause?: unknown,
): LogArchiveError {
  const failed = explainOther(openSearch, operation, detail);
  return new LogArchiveError({ ...failed, cause });
}
