// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFolder } from '../cacheFolders';
import { exitStatus } from '../ClusterError';
import { installFake, installFakes } from './fakes/installFakes';
import { lifecycleSuite } from './lifecycleSuite';
import { startCluster } from './startCluster';

jest.setTimeout(240_000);

describe('a cluster of stand-in programs', () => {
  lifecycleSuite({
    install: installFakes,
    async fillEtcd(_cluster, runFolder) {
      writeFileSync(join(runFolder, 'etcd/full'), '');
    },
  });
});

describe('startCluster', () => {
  const before = process.env.XDG_CACHE_HOME;
  let cache: string;

  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'fourplane-nothing-built-'));
    process.env.XDG_CACHE_HOME = cache;
  });

  afterEach(() => {
    if (before === undefined) {
      delete process.env.XDG_CACHE_HOME;
    } else {
      process.env.XDG_CACHE_HOME = before;
    }
    rmSync(cache, { recursive: true, force: true });
  });

  it('names what is not built, with a status of its own', async () => {
    await expect(startCluster({ argo: true })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Not built: etcd v\S+, kube-apiserver v\S+, kube-controller-manager v\S+, openchoreo-v1\.2 v\S+, argo-v1\.2 v/,
      ),
      mend: expect.stringContaining(
        'npm run cluster -- build --generation v1.2',
      ),
      exitStatus: exitStatus.notBuilt,
    });
  });

  it.each([
    [
      'says why it ends',
      '#!/bin/sh\necho "panic: no way" >&2\nexit 3\n',
      /^etcd ended .*\(status 3\).* It said last: panic: no way$/,
    ],
    [
      'cannot be run',
      '#!/nowhere/interpreter\n',
      /^etcd cannot be started: spawn .* ENOENT$/,
    ],
  ])('tells of a program that %s', async (_name, script, message) => {
    installFakes(clusterFolder());
    installFake(clusterFolder(), 'etcd', script);
    const crdsDir = cache;
    await expect(
      startCluster({ controllers: false, crdsDir }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(message),
      mend: expect.any(String),
    });
  });
});
