// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

const fileSchema = z.string().min(1);

/** The configuration keys that say how an API server is reached. */
export const connectionShape = {
  kubeconfig: z
    .strictObject({ path: fileSchema, context: z.string().optional() })
    .optional(),
  server: z.url({ protocol: /^https?$/ }).optional(),
  token: z.string().min(1).optional(),
  tokenFile: fileSchema.optional(),
  caData: z.string().min(1).optional(),
  caFile: fileSchema.optional(),
  skipTLSVerify: z.boolean().optional(),
  inCluster: z.boolean().optional(),
};

const connectionSchema = z.object(connectionShape);

/** How an API server is reached, as configuration says it. */
export type ConnectionConfig = z.infer<typeof connectionSchema>;

const serverOnly = [
  'token',
  'tokenFile',
  'caData',
  'caFile',
  'skipTLSVerify',
] as const;

/** The ways in that an entry names; it should be one. */
export function waysOf(entry: ConnectionConfig): string[] {
  return (['kubeconfig', 'server', 'inCluster'] as const).filter(
    way => entry[way] !== undefined && entry[way] !== false,
  );
}

/** Says which keys do not go together. */
export function checkConnection(
  entry: ConnectionConfig,
  complain: (path: string, message: string) => void,
): void {
  if (entry.server === undefined) {
    for (const key of serverOnly.filter(name => entry[name] !== undefined)) {
      complain(key, 'is only for an entry with "server"');
    }
  }
  if (entry.server?.startsWith('http:') && !entry.skipTLSVerify) {
    complain(
      'server',
      'must start with https:// (or set skipTLSVerify, which sends the token unprotected)',
    );
  }
  if (entry.token !== undefined && entry.tokenFile !== undefined) {
    complain('tokenFile', 'cannot be combined with "token"');
  }
  if (entry.caData !== undefined && entry.caFile !== undefined) {
    complain('caFile', 'cannot be combined with "caData"');
  }
}
