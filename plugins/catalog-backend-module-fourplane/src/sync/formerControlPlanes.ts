// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DatabaseService } from '@backstage/backend-plugin-api';

/** Where the catalog keeps which provider an entity is from; it forgets providers it does not find, with their entities. */
const TABLE = 'refresh_state_references';

/**
 * Names of control planes that the catalog holds entities of and that are configured no more. Reads the catalog's own
 * table, since the catalog's API does not serve yet when providers are registered; none where there is no such table,
 * as on the first start.
 */
export async function formerControlPlanes(options: {
  readonly database: DatabaseService;
  /** What providers' names begin with. */
  readonly prefix: string;
  readonly configured: ReadonlySet<string>;
}): Promise<string[]> {
  const { database, prefix, configured } = options;
  const client = await database.getClient();
  if (!(await client.schema.hasTable(TABLE))) {
    return [];
  }
  const rows: { source_key: string }[] = await client(TABLE)
    .distinct('source_key')
    .whereLike('source_key', `${prefix}%`);
  return rows
    .map(row => row.source_key.slice(prefix.length))
    .filter(name => name !== '' && !configured.has(name))
    .sort();
}
