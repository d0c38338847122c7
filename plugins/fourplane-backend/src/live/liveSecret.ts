// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'crypto';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';

const TABLE = 'fourplane_live_secret';
const ROW = 'live';

/**
 * The secret all replicas share, made by whichever starts first. It lives in the plugin's own database; losing it only
 * means that pages opened before learn of changes by their slow refetch.
 */
export async function liveSecret(database: DatabaseService): Promise<string> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({
      directory: resolvePackagePath(
        '@fourplane/plugin-fourplane-backend',
        'migrations',
      ),
    });
  }
  await client(TABLE)
    .insert({ id: ROW, secret: randomBytes(32).toString('base64') })
    .onConflict('id')
    .ignore();
  const { secret } = await client<{ id: string; secret: string }>(TABLE)
    .where({ id: ROW })
    .select('secret')
    .first()
    .then(row => row ?? Promise.reject(new Error(`${TABLE} has no row`)));
  return secret;
}
