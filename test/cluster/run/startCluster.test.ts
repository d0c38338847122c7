// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterFolder } from '../cacheFolders';
import { exitStatus } from '../ClusterError';
import { requireBuilt, wantedPrograms } from './builtPrograms';
import { readState } from './ClusterState';
import { isRunning } from './processIdentity';
import { Cluster, ClusterOptions, startCluster } from './startCluster';

const serverOnly = {
  generation: 'v1.2',
  controllers: false,
  argo: false,
} as const;

function isBuilt(): boolean {
  try {
    requireBuilt(
      clusterFolder(),
      wantedPrograms({ ...serverOnly, crdsDir: '.' }),
    );
    return true;
  } catch {
    return false;
  }
}

// said by name in the report where the programs are not built: npm run cluster -- build
const describeBuilt = isBuilt() ? describe : describe.skip;

jest.setTimeout(90_000);

describeBuilt('startCluster', () => {
  let crdsDir: string;
  const clusters: Cluster[] = [];

  beforeAll(() => {
    crdsDir = mkdtempSync(join(tmpdir(), 'fourplane-crds-'));
    writeFileSync(
      join(crdsDir, 'things.yaml'),
      `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`,
    );
  });

  afterAll(() => rmSync(crdsDir, { recursive: true, force: true }));

  afterEach(() =>
    Promise.all(clusters.splice(0).map(cluster => cluster.stop())),
  );

  async function start(options: ClusterOptions = {}): Promise<Cluster> {
    const cluster = await startCluster({ ...serverOnly, crdsDir, ...options });
    clusters.push(cluster);
    return cluster;
  }

  const folderOf = (cluster: Cluster) =>
    dirname(dirname(cluster.kubeconfigPath));

  function processesOf(folder: string) {
    const stored = readState(folder);
    if (stored.kind !== 'state') {
      throw new Error(`${folder} has no state: ${JSON.stringify(stored)}`);
    }
    return [stored.state.supervisor, ...stored.state.processes];
  }

  async function until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!condition()) {
      if (Date.now() > deadline) {
        throw new Error('it did not come to that in 30 s');
      }
      await sleep(20);
    }
  }

  const statusFor = (
    cluster: Cluster,
    token: string | undefined,
    path: string,
  ) =>
    new Promise<number>((done, fail) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      request(
        `${cluster.url}${path}`,
        { ca: cluster.caPem, headers, agent: false },
        response => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      )
        .once('error', fail)
        .end();
    });

  it('serves the kinds it was given to its three users, and leaves nothing behind', async () => {
    const cluster = await start();
    await cluster.client.apply({
      apiVersion: 'example.org/v1',
      kind: 'Thing',
      metadata: { name: 'one' },
      spec: { size: 3 },
    });
    const path = '/apis/example.org/v1/namespaces/default/things';
    const { admin, viewer, none } = cluster.tokens;
    expect(cluster.token).toBe(admin);
    await expect(
      Promise.all(
        [admin, viewer, none, undefined, 'wrong'].map(token =>
          statusFor(cluster, token, path),
        ),
      ),
    ).resolves.toEqual([200, 200, 403, 403, 401]);
    await expect(statusFor(cluster, viewer, '/version')).resolves.toBe(200);

    expect(readFileSync(cluster.kubeconfigPath, 'utf8')).toBe(
      cluster.kubeconfig,
    );
    expect(statSync(cluster.kubeconfigPath).mode % 0o1000).toBe(0o600);
    const folder = folderOf(cluster);
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).not.toContain(
      cluster.token,
    );
    const audit = readFileSync(cluster.auditLogFile, 'utf8');
    expect(audit).toContain('"resource":"things"');
    expect(audit).not.toContain(cluster.token);

    const processes = processesOf(folder);
    expect(processes.map(isRunning)).toEqual([true, true, true]);
    await cluster.stop();
    await cluster.stop();
    expect(processes.map(isRunning)).toEqual([false, false, false]);
    expect(existsSync(folder)).toBe(false);
  });

  it('ends the rest when the API server is killed, and says what happened', async () => {
    const cluster = await start();
    const folder = folderOf(cluster);
    const stored = readState(folder);
    const processes = processesOf(folder);
    const apiServer =
      stored.kind === 'state' &&
      stored.state.processes.find(({ name }) => name === 'kube-apiserver');
    if (!apiServer) {
      throw new Error('there is no kube-apiserver among the processes');
    }
    process.kill(apiServer.pid, 'SIGKILL');
    await until(() => !processes.some(isRunning));
    expect(readState(folder)).toMatchObject({
      state: {
        phase: 'failed',
        processes: [],
        failure: {
          what: 'kube-apiserver ended by itself (signal SIGKILL); the rest of the cluster was stopped.',
        },
      },
    });
  });

  it('ends when the process that started it is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        '--eval',
        `const { startCluster } = require(${JSON.stringify(
          resolve(__dirname, 'startCluster.ts'),
        )});
         startCluster(${JSON.stringify({
           ...serverOnly,
           crdsDir,
         })}).then(cluster =>
           process.stdout.write(cluster.kubeconfigPath + '\\n'));
         setInterval(() => {}, 1e6);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let out = '';
    parent.stdout.on('data', text => {
      out += text;
    });
    await until(() => out.includes('\n'));
    const folder = dirname(dirname(out.trim()));
    const processes = processesOf(folder);
    parent.kill('SIGKILL');
    await until(() => !processes.some(isRunning));
    await until(() => !existsSync(folder));
    expect(processes).toHaveLength(3);
  });

  it('says that etcd is full', async () => {
    await expect(start({ etcdQuotaBytes: 200_000 })).rejects.toMatchObject({
      message: expect.stringContaining('etcd is full and refuses every write'),
      mend: expect.any(String),
    });
  });
});

it('names what is not built, with a status of its own', async () => {
  const cache = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = join(tmpdir(), 'fourplane-nothing-here');
  try {
    await expect(startCluster({ argo: true })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Not built: etcd v\S+, kube-apiserver v\S+, kube-controller-manager v\S+, openchoreo-v1\.2 v\S+, argo-v1\.2 v/,
      ),
      mend: expect.stringContaining(
        'npm run cluster -- build --generation v1.2',
      ),
      exitStatus: exitStatus.notBuilt,
    });
  } finally {
    if (cache === undefined) {
      delete process.env.XDG_CACHE_HOME;
    } else {
      process.env.XDG_CACHE_HOME = cache;
    }
  }
});
