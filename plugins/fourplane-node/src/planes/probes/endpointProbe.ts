// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ProbeCause } from '@fourplane/plugin-fourplane-common';
import { EndpointConfig } from '../observability/EndpointConfig';
import {
  EndpointFailure,
  EndpointOperation,
  EndpointProgram,
  FailedEndpoint,
} from '../observability/EndpointFailure';
import { attemptProblem, oneLine } from '../observability/explainEndpoint';
import { HttpEndpoint } from '../observability/HttpEndpoint';
import { isNoRoute } from './askKubernetes';
import { ProbeError } from './ProbeError';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const causes: Readonly<Record<EndpointFailure, ProbeCause>> = {
  configuration: 'misconfigured',
  unreachable: 'unreachable',
  certificate: 'certificate',
  slow: 'slow',
  tooLarge: 'failed',
  protocol: 'foreign',
};

/** A server with logs or metrics as it is asked how it is. Rejects with a {@link ProbeError}, or with the signal's reason. */
export function endpointProbe(options: {
  readonly config: EndpointConfig;
  /** The configuration key of the entry, for messages. */
  readonly where: string;
  readonly program: EndpointProgram;
  /** What its account needs, as whoever grants it calls it. */
  readonly right: string;
  readonly timeoutMs: number;
}): HttpEndpoint {
  const { config, where, program, right, timeoutMs } = options;
  return HttpEndpoint.create({
    config,
    where,
    limits: { timeoutMs, maxAnswerBytes: MAX_ANSWER_BYTES },
    program,
    fail: explainedFailure,
    refuse: (operation, status, body) => {
      const [reason, why, mend] = ofStatus(status, program, right, operation);
      const detail = [status, oneLine(body).slice(0, 120)];
      return new ProbeError({
        reason,
        problem: attemptProblem(
          operation,
          `${why} (${detail.filter(Boolean).join(' ')})`,
          mend,
        ),
      });
    },
  });
}

/** What answers is not what it should be. */
export function foreignAnswer(
  operation: EndpointOperation,
  { name, lookalikes }: EndpointProgram,
  cause: unknown,
): ProbeError {
  return new ProbeError({
    reason: 'foreign',
    problem: attemptProblem(
      operation,
      `what answers is not ${name}`,
      `Check that the url in ${operation.configuredAt} is ${name}, not ${lookalikes}`,
    ),
    cause,
  });
}

function explainedFailure(failed: FailedEndpoint): ProbeError {
  const { failure, problem, cause } = failed;
  const reason = causes[failure];
  return new ProbeError({
    reason: reason === 'unreachable' && isNoRoute(cause) ? 'noRoute' : reason,
    problem,
    cause,
  });
}

function ofStatus(
  status: number,
  { name, mendSlow }: EndpointProgram,
  right: string,
  { configuredAt }: EndpointOperation,
): readonly [ProbeCause, string, string] {
  switch (status) {
    case 401:
      return [
        'denied',
        `${name} refused the credentials`,
        `Renew the user and password, token or client certificate in ${configuredAt}`,
      ];
    case 403:
      return [
        'denied',
        'the account may not ask that',
        `Give it ${right} in ${name}`,
      ];
    case 408:
    case 429:
    case 504:
      return ['slow', 'no answer in time', mendSlow];
    default:
      return status >= 500
        ? [
            'unhealthy',
            `${name} says that it is not ready`,
            `See the log of ${name}`,
          ]
        : [
            'foreign',
            `what answers is not ${name}`,
            `Check the url in ${configuredAt}`,
          ];
  }
}
