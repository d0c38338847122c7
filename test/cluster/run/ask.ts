// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';

const timeoutMs = 2_000;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One GET on this machine; undefined when nobody answers in two seconds. */
export function ask(
  url: string,
  options: { caPem?: string; token?: string } = {},
): Promise<Answer | undefined> {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  return new Promise(resolve => {
    const asked = get(
      url,
      {
        agent: false,
        timeout: timeoutMs,
        ca: options.caPem,
        headers: options.token
          ? { authorization: `Bearer ${options.token}` }
          : {},
      },
      response => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', text => {
          body += text;
        });
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, body }),
        );
        response.once('error', () => resolve(undefined));
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(undefined));
  });
}

/** Why etcd takes no writes; undefined when it does or does not answer. */
export async function etcdComplaint(
  etcdUrl: string,
): Promise<string | undefined> {
  const answer = await ask(`${etcdUrl}/health`);
  if (!answer) {
    return undefined;
  }
  const { health, reason } = JSON.parse(answer.body) as {
    health?: string;
    reason?: string;
  };
  if (health === 'true') {
    return undefined;
  }
  return /NOSPACE/.test(reason ?? '')
    ? 'etcd is full and refuses every write'
    : `etcd is not healthy: ${reason || answer.body}`;
}
