// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { EndpointConfig } from './EndpointConfig';
import { FailedEndpoint } from './EndpointFailure';

/** What one request needs to be let in. PEM texts. */
export interface EndpointCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly rejectUnauthorized?: boolean;
  };
}

/**
 * Reads them for every request, so that tokens and certificates in files may be rotated. Rejects with what `fail` makes
 * of a file that cannot be read.
 */
export async function readCredentials(
  config: EndpointConfig,
  where: string,
  fail: (failed: FailedEndpoint) => Error,
): Promise<EndpointCredentials> {
  const unusable = (what: string, key: string, mend: string, cause?: unknown) =>
    fail({
      failure: 'configuration',
      problem: { what, where: `${where}${key}`, mend },
      cause,
    });
  const read = async (key: 'tokenFile' | 'caFile' | 'certFile' | 'keyFile') => {
    const path = config[key];
    try {
      return path && (await readFile(path, 'utf8'));
    } catch (cause) {
      const mend = 'Check that the file exists and that the portal may read it';
      throw unusable(`Cannot read ${path}`, `.${key}`, mend, cause);
    }
  };
  const [token, ca, cert, key] = await Promise.all([
    read('tokenFile'),
    read('caFile'),
    read('certFile'),
    read('keyFile'),
  ]);
  const authorization = authorizationOf(config, token ?? config.token);
  const authority = ca ?? config.caData;
  const pem = authority && pemOf(authority);
  if (pem && !pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw unusable(
      'The certificate authority is not a PEM certificate',
      '',
      'Give caData as base64 of a PEM file, or caFile as a path to one',
    );
  }
  return {
    headers: authorization ? { authorization } : {},
    tls: {
      ...(pem && { ca: pem }),
      ...(cert && key && { cert, key }),
      ...(config.skipTLSVerify && { rejectUnauthorized: false }),
    },
  };
}

function authorizationOf(
  { username, password }: EndpointConfig,
  token: string | undefined,
): string | undefined {
  if (username !== undefined) {
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return `Basic ${pair}`;
  }
  return token && `Bearer ${token.trim()}`;
}

function pemOf(text: string): string {
  return text.includes('-----BEGIN')
    ? text
    : Buffer.from(text, 'base64').toString('utf8');
}
