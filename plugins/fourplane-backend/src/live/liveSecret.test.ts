// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
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
});
