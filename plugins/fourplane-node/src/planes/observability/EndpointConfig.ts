// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

const text = z.string().min(1);

/** How a server with logs or metrics is reached and lets in. */
export const endpointShape = {
  url: z.url({ protocol: /^https?$/ }),
  username: text.optional(),
  password: text.optional(),
  token: text.optional(),
  tokenFile: text.optional(),
  certFile: text.optional(),
  keyFile: text.optional(),
  caData: text.optional(),
  caFile: text.optional(),
  skipTLSVerify: z.boolean().optional(),
};

const endpointSchema = z.object(endpointShape);

/** {@inheritDoc endpointShape} */
export type EndpointConfig = z.infer<typeof endpointSchema>;

/** What cannot be said of one field alone. */
export function checkEndpoint(
  entry: EndpointConfig,
  complain: (path: string, message: string) => void,
): void {
  const together = (one: keyof EndpointConfig, other: keyof EndpointConfig) => {
    if (entry[one] !== undefined && entry[other] === undefined) {
      complain(one, `needs "${other}", too`);
    }
  };
  const apart = (one: keyof EndpointConfig, other: keyof EndpointConfig) => {
    if (entry[one] !== undefined && entry[other] !== undefined) {
      complain(other, `cannot be combined with "${one}"`);
    }
  };
  together('username', 'password');
  together('password', 'username');
  together('certFile', 'keyFile');
  together('keyFile', 'certFile');
  apart('token', 'tokenFile');
  apart('username', 'token');
  apart('username', 'tokenFile');
  apart('caData', 'caFile');
  const url = URL.parse(entry.url);
  if (!url) {
    return;
  }
  if (url.username || url.password) {
    complain('url', 'must not hold credentials; use username and password');
  }
  if (url.search || url.hash) {
    complain('url', 'must be an address alone, without ? and #');
  }
  const tls = ['certFile', 'keyFile', 'caData', 'caFile'] as const;
  const secrets = ['username', 'token', 'tokenFile'] as const;
  if (url.protocol === 'http:') {
    for (const key of tls.filter(name => entry[name] !== undefined)) {
      complain(key, 'is only for a url that starts with https://');
    }
    if (
      secrets.some(name => entry[name] !== undefined) &&
      !entry.skipTLSVerify
    ) {
      complain(
        'url',
        'must start with https:// (or set skipTLSVerify, which sends the credentials unprotected)',
      );
    }
  }
}
