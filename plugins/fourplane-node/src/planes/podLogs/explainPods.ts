// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';
import { KubeError, KubeFailure } from '../../kube/KubeError';
import { LogArchiveError, LogArchiveFailure } from '../archive/LogArchiveError';

const failures: Readonly<Record<KubeFailure, LogArchiveFailure>> = {
  configuration: 'configuration',
  unreachable: 'unreachable',
  certificate: 'certificate',
  credentials: 'credentials',
  forbidden: 'forbidden',
  notFound: 'request',
  alreadyExists: 'request',
  conflict: 'request',
  expired: 'request',
  invalid: 'request',
  overloaded: 'overloaded',
  request: 'request',
  server: 'server',
  protocol: 'protocol',
};

/** A plane whose API server cannot be asked for the logs of pods. */
export function failedReach(problem: Problem): LogArchiveError {
  const { mend } = problem;
  const other =
    'or add where it keeps logs to fourplane.observability in the app-config';
  return new LogArchiveError({
    failure: 'unreachable',
    problem: {
      ...problem,
      what: `No log archive is configured, and its pods cannot be asked: ${problem.what}`,
      mend: mend ? `${mend}, ${other}` : undefined,
    },
  });
}

/** An API server that does not give the logs of pods. */
export function failedApi(error: KubeError): LogArchiveError {
  return new LogArchiveError({
    failure: failures[error.failure],
    problem: error.problem,
    status: error.status,
    cause: error,
  });
}
