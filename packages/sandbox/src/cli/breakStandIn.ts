// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent, request } from 'undici';
import { accessFile, readAccess, StandInName } from './standInAccess';

const titles: Readonly<Record<StandInName, string>> = {
  opensearch: 'OpenSearch',
  prometheus: 'Prometheus',
};

/** Breaks a stand-in of a running sandbox for a while; resolves with what that does, for people. */
export async function breakStandIn(
  name: StandInName,
  kubeconfigFile: string,
  fault: { readonly how: string; readonly seconds: number },
): Promise<string> {
  const access = readAccess(kubeconfigFile, name);
  if (!access) {
    throw new Error(
      `no stand-in for ${titles[name]} is running here: ${accessFile(
        kubeconfigFile,
        name,
      )} does not exist; start a sandbox without --no-${name}`,
    );
  }
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
    const { message } = JSON.parse(await body.text());
    if (statusCode === 200) {
      return message;
    }
    throw new Error(message);
  } finally {
    await dispatcher.close();
  }
}
