// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { generations } from '../build/programs';
import { clusterFolder } from '../cacheFolders';
import { requireBuilt, wantedPrograms } from './builtPrograms';
import { folderOf, lifecycleSuite, processesOf } from './lifecycleSuite';
import { isRunning } from './processIdentity';
import { Cluster, startCluster } from './startCluster';

jest.setTimeout(240_000);

const built = join(clusterFolder(), 'programs');

describe('a cluster of the real programs', () => {
  lifecycleSuite({
    install: root => symlinkSync(built, join(root, 'programs')),
    async fillEtcd({ client }) {
      const data = { filler: 'x'.repeat(900_000) };
      const fill = async (count: number): Promise<void> => {
        const metadata = { name: `filler-${count}` };
        await client.create({
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata,
          data,
        });
        await fill(count + 1);
      };
      const refused = await fill(1).catch(String);
      if (!/database space exceeded/.test(String(refused))) {
        throw new Error(`etcd was not filled: ${refused}`);
      }
    },
  });
});

describe('startCluster', () => {
  let cluster: Cluster | undefined;
  afterEach(() => cluster?.stop());

  const statusFor = (
    { url, caPem }: Cluster,
    token: string | undefined,
    path: string,
  ) =>
    new Promise<number>((done, fail) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      request(
        `${url}${path}`,
        { ca: caPem, headers, agent: false },
        response => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      )
        .once('error', fail)
        .end();
    });

  const builtGenerations = generations.filter(generation => {
    try {
      const wanted = { generation, controllers: true, argo: false };
      return requireBuilt(clusterFolder(), wantedPrograms(wanted));
    } catch {
      return false;
    }
  });

  it.each(builtGenerations)(
    'serves OpenChoreo %s to its three users, and leaves nothing behind',
    async generation => {
      cluster = await startCluster({ generation });
      const { admin, viewer, none } = cluster.tokens;
      expect(cluster.token).toBe(admin);
      const path = '/api/v1/namespaces/default/configmaps';
      const current = cluster;
      await expect(
        Promise.all(
          [admin, viewer, none, undefined, 'wrong'].map(token =>
            statusFor(current, token, path),
          ),
        ),
      ).resolves.toEqual([200, 200, 403, 403, 401]);
      await expect(
        cluster.client.list('openchoreo.dev/v1alpha1', 'Component'),
      ).resolves.toEqual([]);

      expect(readFileSync(cluster.kubeconfigPath, 'utf8')).toBe(
        cluster.kubeconfig,
      );
      expect(statSync(cluster.kubeconfigPath).mode % 0o1000).toBe(0o600);
      const folder = folderOf(cluster);
      expect(readFileSync(join(folder, 'state.json'), 'utf8')).not.toContain(
        admin,
      );
      const audit = readFileSync(cluster.auditLogFile, 'utf8');
      expect(audit).toContain('"resource":"components"');
      expect(audit).not.toContain(admin);

      const processes = processesOf(folder);
      expect(processes).toHaveLength(5);
      expect(processes.every(isRunning)).toBe(true);
      await cluster.stop();
      await cluster.stop();
      expect(processes.some(isRunning)).toBe(false);
      expect(existsSync(folder)).toBe(false);
    },
  );
});
