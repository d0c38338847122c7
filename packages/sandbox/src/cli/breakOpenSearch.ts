// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Agent, request } from 'undici';

/** Beside the kubeconfig: what goes below `openSearch` in `fourplane.observability`. */
export function openSearchFile(kubeconfigFile: string): string {
  return join(dirname(kubeconfigFile), 'opensearch.json');
}

function readAccess(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(
      `no stand-in for OpenSearch is running here: ${path} does not exist; start a sandbox without --no-opensearch`,
      { cause },
    );
  }
}

/** Breaks the stand-in of a running sandbox for a while; resolves with what that does, for people. */
export async function breakOpenSearch(
  kubeconfigFile: string,
  fault: { readonly how: string; readonly seconds: number },
): Promise<string> {
  const access = readAccess(openSearchFile(kubeconfigFile));
  const { url, username, password, caData } = access;
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  const dispatcher = new Agent({
    connect: { ca: Buffer.from(caData, 'base64').toString('utf8') },
  });
  try {
    const { statusCode, body } = await request(`${url}/_sandbox/faults`, {
      method: 'POST',
      dispatcher,
      headers: { authorization: `Basic ${pair}` },
      body: JSON.stringify(fault),
    });
    const text = await body.text();
    if (statusCode === 200) {
      return JSON.parse(text).message;
    }
    throw new Error(JSON.parse(text).error?.reason ?? text);
  } finally {
    await dispatcher.close();
  }
}
