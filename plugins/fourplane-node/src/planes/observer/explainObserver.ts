// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { LogArchiveError, LogArchiveFailure } from '../archive/LogArchiveError';
import {
  EndpointOperation,
  EndpointProgram,
} from '../observability/EndpointFailure';
import {
  attemptProblem,
  oneLine,
  otherAnswer,
  parsedJson,
} from '../observability/explainEndpoint';

/** How the observer is spoken of. */
export const observer: EndpointProgram = {
  name: "OpenChoreo's observer",
  lookalikes: 'the console, a proxy or a login page',
  mendSlow: 'Try a shorter time; if it stays, look at the load of the observer',
  mendTooLarge: 'Ask for a shorter time',
};

/** What it says of itself, in the words of either API. */
const refusalSchema = z.object({
  message: z.string(),
  errorCode: z.string().nullish(),
  code: z.string().nullish(),
});

interface Explanation {
  readonly failure: LogArchiveFailure;
  readonly why: string;
  readonly mend?: string;
}

/** The error of an HTTP answer from 400 on; one of an address that the API does not have is `protocol` with 404 or 405. */
export function explainRefusal(
  operation: EndpointOperation,
  status: number,
  body: string,
): LogArchiveError {
  const said = refusalSchema.safeParse(parsedJson(body)).data;
  const { failure, why, mend } = ofStatus(
    status,
    said !== undefined,
    operation,
  );
  const details = [status, said?.errorCode ?? said?.code, said?.message];
  const detail = oneLine(details.filter(Boolean).join(' '));
  return new LogArchiveError({
    failure,
    status,
    problem: attemptProblem(operation, `${why} (${detail})`, mend),
  });
}

function ofStatus(
  status: number,
  isSaid: boolean,
  { configuredAt }: EndpointOperation,
): Explanation {
  if (status === 401) {
    return {
      failure: 'credentials',
      why: 'the observer refused the credentials',
      mend: `Give a token of the platform's identity provider in ${configuredAt}`,
    };
  }
  if (status === 403) {
    return {
      failure: 'forbidden',
      why: 'the account may not read this',
      mend: 'Let its subject view logs and metrics in OpenChoreo (an AuthzRoleBinding)',
    };
  }
  if (status === 429) {
    return { failure: 'overloaded', why: 'the observer has too much to do' };
  }
  if (status === 404 || status === 405) {
    return isSaid
      ? { failure: 'request', why: 'the observer does not know it' }
      : otherAnswer(observer, { configuredAt });
  }
  if (status < 500) {
    return { failure: 'request', why: 'the observer refused the question' };
  }
  return {
    failure: 'server',
    why: 'the observer, or what it asks, failed',
    mend: "See the observer's log if it stays",
  };
}
