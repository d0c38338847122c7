// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { request } from 'node:https';
import type { IntegrationTarget } from './IntegrationTarget';

export interface LogAnswer {
  readonly code: number;
  /** The log, or the JSON of a refusal. */
  readonly text: string;
}

interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  /** Parameters of `pods/log`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Asks for a pod's log through the plain Kubernetes API; resolves at the end of the log. */
export function podLog(
  { url, caPem }: IntegrationTarget,
  token: string,
  { namespace, pod, query = {} }: LogRequest,
): Promise<LogAnswer> {
  const parameters = new URLSearchParams(query);
  return new Promise((done, failed) => {
    const asked = request(
      `${url}/api/v1/namespaces/${namespace}/pods/${pod}/log?${parameters}`,
      {
        ca: caPem,
        agent: false,
        headers: { authorization: `Bearer ${token}` },
      },
      response => {
        response.toArray().then(
          pieces =>
            done({
              code: response.statusCode ?? 0,
              text: Buffer.concat(pieces).toString(),
            }),
          failed,
        );
      },
    );
    asked.once('error', failed);
    asked.end();
  });
}
