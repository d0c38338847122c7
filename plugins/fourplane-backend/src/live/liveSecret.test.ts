// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  mockServices,
  ServiceFactoryTester,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DatabaseService } from '@backstage/backend-plugin-api';
import { liveSecret } from './liveSecret';

describe('liveSecret', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('is made once and then the same for every replica and every start', async () => {
    const knex = await databases.init('SQLITE_3');
    const database = mockServices.database({ knex });

    const first = await liveSecret(database);
    expect(first).toHaveLength(44);
    expect(
      await Promise.all([liveSecret(database), liveSecret(database)]),
    ).toEqual([first, first]);
    const other = mockServices.database({
      knex: await databases.init('SQLITE_3'),
    });
    expect(await liveSecret(other)).not.toBe(first);
  });

  describe('in one database file', () => {
    let directory: string;
    const replicas: DatabaseService[] = [];

    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'fourplane-'));
    });
    afterEach(async () => {
      for (const made of replicas.splice(0)) {
        await (await made.getClient()).destroy();
      }
      await rm(directory, { recursive: true });
    });

    /** A connection of its own, as another process has. */
    async function replica(): Promise<DatabaseService> {
      const connection = { directory };
      const database = { client: 'better-sqlite3', connection };
      const made = await ServiceFactoryTester.from(
        mockServices.database.factory(),
        {
          dependencies: [
            mockServices.rootConfig.factory({
              data: { backend: { database } },
            }),
          ],
        },
      ).getSubject('fourplane');
      replicas.push(made);
      return made;
    }

    it('is one for replicas that make it at the same time', async () => {
      const made = await Promise.all([
        replica().then(liveSecret),
        replica().then(liveSecret),
      ]);
      expect(made[0]).toHaveLength(44);
      expect(made[1]).toBe(made[0]);
      expect(await liveSecret(await replica())).toBe(made[0]);
    }, 30_000);

    it('waits for the replica that is migrating', async () => {
      const first = await replica();
      const secret = await liveSecret(first);
      const client = await first.getClient();
      const lock = (isLocked: number) =>
        client('knex_migrations_lock').update({ is_locked: isLocked });
      await client('knex_migrations').delete();
      await client.schema.dropTable('fourplane_live_secret');
      await lock(1);
      const second = await replica();
      let tries = 0;
      const counted: DatabaseService = {
        ...second,
        getClient: async () => {
          tries += 1;
          if (tries === 2) {
            await lock(0);
          }
          return second.getClient();
        },
      };
      expect(await liveSecret(counted)).not.toBe(secret);
      expect(tries).toBe(2);
    });

    it('fails with the cause when it goes on failing', async () => {
      const broken: DatabaseService = {
        getClient: async () => {
          throw new Error('no database');
        },
      };
      await expect(liveSecret(broken)).rejects.toThrow('no database');
    });
  });
});
