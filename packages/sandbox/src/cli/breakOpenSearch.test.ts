// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenSearchServer } from '../openSearch';
import { breakOpenSearch, openSearchFile } from './breakOpenSearch';

describe('breakOpenSearch', () => {
  let folder: string;
  let kubeconfig: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    kubeconfig = join(folder, 'kubeconfig');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says what it does, and what can be done', async () => {
    const credentials = { username: 'admin', password: 'secret' };
    const server = await OpenSearchServer.start({ credentials });
    const caData = Buffer.from(server.caPem).toString('base64');
    await writeFile(
      openSearchFile(kubeconfig),
      JSON.stringify({ url: server.url, ...credentials, caData }),
    );
    const red = { how: 'red', seconds: 3_600 };
    expect(await breakOpenSearch(kubeconfig, red)).toBe(
      'OpenSearch has lost its shards for 3600 s',
    );
    while (!server.faults.isRed) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await expect(
      breakOpenSearch(kubeconfig, { how: 'none', seconds: 1 }),
    ).rejects.toThrow('one of down, slow, red, forbidden, for some seconds');
    await server.stop();
  });

  it('says so where none runs', async () => {
    await expect(
      breakOpenSearch(kubeconfig, { how: 'red', seconds: 1 }),
    ).rejects.toThrow('start a sandbox without --no-opensearch');
  });
});
