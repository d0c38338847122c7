// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenSearchServer } from '../openSearch';
import { PrometheusServer, StoredSeries } from '../prometheus';
import { breakStandIn } from './breakStandIn';
import { accessFile, writeAccess } from './standInAccess';

describe('breakStandIn', () => {
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
    const access = { url: server.url, ...credentials, caData };
    writeAccess(kubeconfig, 'opensearch', access);
    // another sandbox of the folder
    const elsewhere = { ...access, url: 'https://127.0.0.1:1' };
    writeAccess(join(folder, 'other'), 'opensearch', elsewhere);
    const red = { how: 'red', seconds: 3_600 };
    expect(await breakStandIn('opensearch', kubeconfig, red)).toBe(
      'OpenSearch has lost its shards for 3600 s',
    );
    while (!server.faults.isRed) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await expect(
      breakStandIn('opensearch', kubeconfig, { how: 'none', seconds: 1 }),
    ).rejects.toThrow(
      'OpenSearch breaks by one of down, slow, red, forbidden, for some seconds',
    );
    await server.stop();
  });

  it('breaks Prometheus, too', async () => {
    const credentials = { username: 'admin', password: 'secret' };
    const series = StoredSeries.of([]);
    const server = await PrometheusServer.start({ credentials, series });
    const caData = Buffer.from(server.caPem).toString('base64');
    const access = { url: server.url, ...credentials, caData };
    writeAccess(kubeconfig, 'prometheus', access);
    const slow = { how: 'slow', seconds: 3_600 };
    expect(await breakStandIn('prometheus', kubeconfig, slow)).toBe(
      'Prometheus answers nothing for 3600 s',
    );
    while (server.faults.state.kind !== 'slow') {
      await new Promise(resolve => setImmediate(resolve));
    }
    await server.stop();
  });

  it('says so where none runs', async () => {
    await expect(
      breakStandIn('opensearch', kubeconfig, { how: 'red', seconds: 1 }),
    ).rejects.toThrow('start a sandbox without --no-opensearch');
  });

  it('says so where that is not told', async () => {
    await writeFile(accessFile(kubeconfig, 'opensearch'), '{}');
    await expect(
      breakStandIn('opensearch', kubeconfig, { how: 'red', seconds: 1 }),
    ).rejects.toThrow('does not say url, username, password, caData');
  });
});
