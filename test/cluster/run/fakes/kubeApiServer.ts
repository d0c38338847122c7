// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* Stands in for kube-apiserver where it is not built: the sandbox's server, with the certificate and port it is told. */

import { mkdtempSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { flag } from './flag';

async function main(): Promise<void> {
  const crdsDir = mkdtempSync(join(tmpdir(), 'fourplane-no-crds-'));
  const sandbox = await startSandbox({ controllers: false, crdsDir });
  createServer(
    {
      cert: readFileSync(flag('tls-cert-file') ?? ''),
      key: readFileSync(flag('tls-private-key-file') ?? ''),
    },
    (asked, response) =>
      asked.url === '/readyz'
        ? answerReady(response)
        : passOn(sandbox, asked, response),
  ).listen(Number(flag('secure-port')), flag('bind-address'));
}

let isReady = false;

/** It becomes ready when etcd is well, and needs no writes to stay so. */
async function answerReady(response: ServerResponse): Promise<void> {
  const health = await fetch(`${flag('etcd-servers')}/health`).catch(() => {});
  isReady ||= health?.ok ?? false;
  response.writeHead(isReady ? 200 : 500).end();
}

function passOn(
  { url, caPem, token }: Sandbox,
  asked: IncomingMessage,
  response: ServerResponse,
): void {
  const passed = request(
    `${url}${asked.url}`,
    {
      method: asked.method,
      headers: { ...asked.headers, authorization: `Bearer ${token}` },
      ca: caPem,
    },
    answer => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    },
  );
  passed.once('error', () => response.destroy());
  response.once('close', () => passed.destroy());
  asked.pipe(passed);
}

main();
