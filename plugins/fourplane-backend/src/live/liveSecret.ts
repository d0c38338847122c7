// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'crypto';
import { setTimeout as pause } from 'timers/promises';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';

const TABLE = 'fourplane_live_secret';
const ROW = 'live';

/** Waits before another try, in ms: the other replica has one table to make. */
const WAITS_MS = [100, 500, 2_000];

/**
 * The secret all replicas share, made by whichever starts first. It lives in the plugin's own database; losing it only
 * means that pages opened before learn of changes by their slow refetch.
 *
 * Replicas may start at once: whoever finds the migration table being made or its lock taken tries again, which is
 * harmless since every step does nothing when it has been done. Rejects with the last failure.
 */
export async function liveSecret(database: DatabaseService): Promise<string> {
  for (const waitMs of WAITS_MS) {
    try {
      return await readOrMake(database);
    } catch {
      await pause(waitMs);
    }
  }
  return await readOrMake(database);
}

async function readOrMake(database: DatabaseService): Promise<string> {
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
