// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { codeOf } from '../../kube/explainFailure';
import { LogArchiveError, LogArchiveFailure } from './LogArchiveError';

/** What was attempted, for messages. */
export interface ArchiveOperation {
  /** An infinitive: `read the log`. */
  readonly attempt: string;
  /** The archive's address. */
  readonly address: string;
  /** The configuration key of the entry, for what to mend. */
  readonly configuredAt: string;
}

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

const MAX_MESSAGE_LENGTH = 300;
const network = 'Check firewall, routing and address';

const slowAnswer = {
  why: 'no answer in time',
  mend: 'Try again; if it stays, look at the load of OpenSearch and the size of its indices',
};

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
    problem: problemOf(
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
    return { failure: 'slow', ...slowAnswer };
  }
  if (type === undefined && (status < 500 || status === 501)) {
    return notOpenSearch(configuredAt);
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

function notOpenSearch(configuredAt: string): Explanation {
  return {
    failure: 'protocol',
    why: 'what answers is not OpenSearch',
    mend: `Check that the url in ${configuredAt} is OpenSearch, not Dashboards, a proxy or a login page`,
  };
}

const unreachable: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: [
    'connection refused',
    'Start OpenSearch or correct the address and port',
  ],
  ENOTFOUND: [
    'the host name does not resolve',
    'Correct the host name or the DNS of the machine the portal runs on',
  ],
  EAI_AGAIN: [
    'the host name does not resolve (DNS did not answer)',
    'Correct the host name or the DNS of the machine the portal runs on',
  ],
  ETIMEDOUT: ['no answer', network],
  EHOSTUNREACH: ['host unreachable', network],
  ENETUNREACH: ['network unreachable', network],
  UND_ERR_CONNECT_TIMEOUT: ['no answer while connecting', network],
};

/** The error for a call that got no whole answer: sockets, DNS, TLS, time. A {@link LogArchiveError} passes unchanged. */
export function explainCause(
  operation: ArchiveOperation,
  cause: unknown,
): LogArchiveError {
  if (cause instanceof LogArchiveError) {
    return cause;
  }
  const { failure, why, mend } = ofCause(codeOf(cause), operation);
  return new LogArchiveError({
    failure,
    cause,
    problem: problemOf(operation, why, mend),
  });
}

function ofCause(
  code: string | undefined,
  { configuredAt }: ArchiveOperation,
): Explanation {
  if (code && unreachable[code]) {
    const [why, mend] = unreachable[code];
    return { failure: 'unreachable', why, mend };
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return { failure: 'slow', ...slowAnswer };
  }
  if (code === 'EPROTO' || code?.startsWith('ERR_SSL')) {
    return {
      failure: 'certificate',
      why: 'it does not speak TLS as expected',
      mend: 'Check the port, and whether OpenSearch wants a client certificate',
    };
  }
  if (code && /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ALTNAME/.test(code)) {
    return {
      failure: 'certificate',
      why: `its certificate is not trusted (${code})`,
      mend: `Set caData or caFile in ${configuredAt} to the CA of this OpenSearch, and use a host name its certificate names`,
    };
  }
  if (code?.startsWith('HPE_')) {
    return {
      failure: 'protocol',
      why: 'the answer is not HTTP',
      mend: 'Check the port and whether the address starts with https://',
    };
  }
  return {
    failure: 'unreachable',
    why: `the connection broke${code ? ` (${code})` : ''}`,
    mend: 'Try again; check network and OpenSearch if it stays',
  };
}

/** The error for a call that took too long. */
export function slowError(operation: ArchiveOperation): LogArchiveError {
  const { why, mend } = slowAnswer;
  return new LogArchiveError({
    failure: 'slow',
    problem: problemOf(operation, why, mend),
  });
}

/** The error for data that is not there now, though the rest answered. */
export function unhealthyError(operation: ArchiveOperation): LogArchiveError {
  const { why, mend } = unhealthy;
  return new LogArchiveError({
    failure: 'unhealthy',
    problem: problemOf(operation, why, mend),
  });
}

/** The error for an archive without any index of container logs. */
export function missingIndexError(
  operation: ArchiveOperation,
): LogArchiveError {
  const { why, mend } = missingIndex(operation.configuredAt);
  return new LogArchiveError({
    failure: 'missingIndex',
    problem: problemOf(operation, why, mend),
  });
}

/** The error for an answer that OpenSearch does not give. */
export function notOpenSearchError(
  operation: ArchiveOperation,
  detail: string,
  cause?: unknown,
): LogArchiveError {
  const { why, mend } = notOpenSearch(operation.configuredAt);
  return new LogArchiveError({
    failure: 'protocol',
    cause,
    problem: problemOf(operation, `${why} (${detail})`, mend),
  });
}

/** The error for an answer above the limit. */
export function tooLargeError(
  operation: ArchiveOperation,
  bytes: number,
): LogArchiveError {
  return new LogArchiveError({
    failure: 'tooLarge',
    problem: problemOf(
      operation,
      `the answer is larger than ${Math.round(bytes / 1024 / 1024)} MiB`,
      'Look at the line in OpenSearch itself',
    ),
  });
}

function problemOf(
  { attempt, address }: ArchiveOperation,
  why: string,
  mend: string | undefined,
): Problem {
  return { what: `Cannot ${attempt}: ${why}`, where: address, mend };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_MESSAGE_LENGTH
    ? `${line.slice(0, MAX_MESSAGE_LENGTH)}…`
    : line;
}
