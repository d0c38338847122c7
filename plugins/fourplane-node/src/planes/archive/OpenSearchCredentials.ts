// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { OpenSearchConfig } from './config';
import { LogArchiveError } from './LogArchiveError';

/** What one request needs to be let in. PEM texts. */
export interface OpenSearchCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: {
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly rejectUnauthorized?: boolean;
  };
}

/** Reads them for every request, so that tokens and certificates in files may be rotated. */
export async function readCredentials(
  config: OpenSearchConfig,
  where: string,
): Promise<OpenSearchCredentials> {
  const read = async (key: 'tokenFile' | 'caFile' | 'certFile' | 'keyFile') => {
    const path = config[key];
    return path && readText(path, `${where}.${key}`);
  };
  const [token, ca, cert, key] = await Promise.all([
    read('tokenFile'),
    read('caFile'),
    read('certFile'),
    read('keyFile'),
  ]);
  const authorization = authorizationOf(config, token ?? config.token);
  const authority = ca ?? config.caData;
  return {
    headers: authorization ? { authorization } : {},
    tls: {
      ...(authority && { ca: pemOf(authority, where) }),
      ...(cert && key && { cert, key }),
      ...(config.skipTLSVerify && { rejectUnauthorized: false }),
    },
  };
}

function authorizationOf(
  { username, password }: OpenSearchConfig,
  token: string | undefined,
): string | undefined {
  if (username !== undefined) {
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return `Basic ${pair}`;
  }
  return token && `Bearer ${token.trim()}`;
}

async function readText(path: string, where: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new LogArchiveError({
      failure: 'configuration',
      cause,
      problem: {
        what: `Cannot read ${path}`,
        where,
        mend: 'Check that the file exists and that the portal may read it',
      },
    });
  }
}

function pemOf(text: string, where: string): string {
  const pem = text.includes('-----BEGIN')
    ? text
    : Buffer.from(text, 'base64').toString('utf8');
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new LogArchiveError({
      failure: 'configuration',
      problem: {
        what: 'The certificate authority is not a PEM certificate',
        where,
        mend: 'Give caData as base64 of a PEM file, or caFile as a path to one',
      },
    });
  }
  return pem;
}
