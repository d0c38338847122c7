// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* eslint-disable jest/no-export -- a suite is called by the tests of the real programs and of the stand-ins */

import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProgramName } from '../build/programs';
import { clusterFolder, runsFolder } from '../cacheFolders';
import { ClusterState, readState } from './ClusterState';
import { describeRun } from './describeRun';
import { upRun } from './endRun';
import { isRunning, ProcessIdentity } from './processIdentity';
import { Cluster, ClusterOptions, startCluster } from './startCluster';

/** The programs the suite is held against. */
export interface LifecyclePrograms {
  /** Puts etcd and kube-apiserver below the cache folder `root`. */
  install(root: string): void;
  /** Fills the cluster's etcd up to its quota. */
  fillEtcd(cluster: Cluster, runFolder: string): Promise<void>;
}

const patienceMs = 60_000;
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.org }
spec:
  group: example.org
  scope: Namespaced
  names: { kind: Thing, plural: things, singular: thing }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`;

/** What `npm run cluster` told. */
interface Told {
  readonly code: number;
  readonly out: string;
  /** What starts with ✖. */
  readonly complaints: readonly string[];
}

/** A cluster starts, loses what it loses, and ends, and leaves nothing behind. The cache folder is one of its own. */
export function lifecycleSuite(programs: LifecyclePrograms): void {
  const clusters: Cluster[] = [];
  let cache: string;
  let crdsDir: string;
  let before: string | undefined;

  beforeAll(() => {
    cache = mkdtempSync(join(tmpdir(), 'fourplane-lifecycle-'));
    before = process.env.XDG_CACHE_HOME;
    process.env.XDG_CACHE_HOME = cache;
    mkdirSync(clusterFolder(), { recursive: true });
    programs.install(clusterFolder());
    crdsDir = join(cache, 'crds');
    mkdirSync(crdsDir);
    writeFileSync(join(crdsDir, 'things.yaml'), crd);
  });

  afterEach(async () => {
    await Promise.all(clusters.splice(0).map(cluster => cluster.stop()));
    // a supervisor that has told its failure is about to end
    await until(() => processesNaming(cache).length === 0).catch(() => {});
    const orphans = processesNaming(cache);
    orphans.forEach(line => process.kill(parseInt(line, 10), 'SIGKILL'));
    expect(orphans).toEqual([]);
  });

  afterAll(() => {
    if (before === undefined) {
      delete process.env.XDG_CACHE_HOME;
    } else {
      process.env.XDG_CACHE_HOME = before;
    }
    rmSync(cache, { recursive: true, force: true });
  });

  const serverOnly = () => ({ controllers: false, argo: false, crdsDir });

  async function start(options: ClusterOptions = {}): Promise<Cluster> {
    const cluster = await startCluster({ ...serverOnly(), ...options });
    clusters.push(cluster);
    return cluster;
  }

  const upFolder = () => join(runsFolder(clusterFolder()), upRun);

  function command(...args: string[]): Promise<Told> {
    return run([resolve(__dirname, '../cli.ts'), ...args]).told;
  }
  const upArguments = () => [
    resolve(__dirname, '../cli.ts'),
    ...['up', '--generation', 'v1.2', '--no-controllers', '--crds', crdsDir],
  ];
  const up = () => run(upArguments()).told;

  async function untilFirstProgram(): Promise<void> {
    await until(() => {
      const stored = readState(upFolder());
      return stored.kind === 'state' && stored.state.processes.length > 0;
    });
  }

  const endedByItself = (name: ProgramName) =>
    `${name} ended by itself (signal SIGKILL); the rest of the cluster was stopped.`;

  it.each(['etcd', 'kube-apiserver'] as const)(
    'ends the rest when %s is killed, and says what happened',
    async name => {
      const folder = folderOf(await start());
      const processes = processesOf(folder);
      process.kill(programOf(folder, name).pid, 'SIGKILL');
      await until(() => !processes.some(isRunning));
      expect(stateOf(folder)).toMatchObject({
        phase: 'failed',
        processes: [],
        failure: { what: endedByItself(name) },
      });
    },
  );

  it('ends when the process that started it is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--require',
        transform,
        '--eval',
        `const { startCluster } = require(${JSON.stringify(
          resolve(__dirname, 'startCluster.ts'),
        )});
         startCluster(${JSON.stringify(serverOnly())}).then(cluster =>
           process.stdout.write(cluster.kubeconfigPath + '\\n'));
         setInterval(() => {}, 1e6);`,
      ],
      // what a test sets is not inherited by itself
      { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] },
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

  it('does not start on an etcd that is full, and says so', async () => {
    await expect(start({ etcdQuotaBytes: 200_000 })).rejects.toMatchObject({
      message: expect.stringContaining('etcd is full and refuses every write'),
      mend: expect.any(String),
    });
  });

  it('tells that etcd has become full', async () => {
    const full = await start({ etcdQuotaBytes: 8_000_000 });
    const folder = folderOf(full);
    await expect(describeRun(folder)).resolves.toMatchObject({ healthy: true });
    await programs.fillEtcd(full, folder);
    const { healthy, lines } = await describeRun(folder);
    expect(healthy).toBe(false);
    expect(lines.filter(line => line.startsWith('✖'))).toEqual([
      expect.stringMatching(
        /etcd is full and refuses every write; start anew: npm run cluster -- down/,
      ),
    ]);
  });

  it('lets one of two `up` at once start, and `down` be said twice', async () => {
    const both = await Promise.all([up(), up()]);
    const [started, refused] = both.sort((a, b) => a.code - b.code);
    expect([started.code, refused.code]).toEqual([0, 1]);
    expect(started.out).toContain('export KUBECONFIG=');
    expect(refused.complaints).toEqual([
      expect.stringMatching(
        /^✖ A cluster is (being started already\.|up already \(generation v1\.2\)\.)$/,
      ),
    ]);

    const again = await up();
    expect([again.code, again.complaints]).toEqual([
      1,
      ['✖ A cluster is up already (generation v1.2).'],
    ]);
    await expect(command('status')).resolves.toMatchObject({ code: 0 });

    const processes = processesOf(upFolder());
    expect(processes).toHaveLength(3);
    await expect(command('down')).resolves.toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Ended: etcd v\S+, kube-apiserver v\S+\.\n$/),
    });
    expect(processes.filter(isRunning)).toEqual([]);
    await expect(command('down')).resolves.toMatchObject({
      code: 0,
      out: 'Nothing was running.\n',
    });
    expect(readdirSync(runsFolder(clusterFolder()))).toEqual([]);
  });

  it('starts anew after a crash, and ends what that left', async () => {
    await expect(up()).resolves.toMatchObject({ code: 0 });
    const crashed = stateOf(upFolder());
    process.kill(crashed.supervisor.pid, 'SIGKILL');
    await until(() => !isRunning(crashed.supervisor));
    await expect(command('status')).resolves.toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/^✖ The supervisor is gone/)],
    });

    await expect(up()).resolves.toMatchObject({ code: 0 });
    expect(crashed.processes.filter(isRunning)).toEqual([]);
    await expect(command('down')).resolves.toMatchObject({ code: 0 });
  });

  it('ends with `down` while it is being started', async () => {
    const starting = up();
    await untilFirstProgram();
    await expect(command('down')).resolves.toMatchObject({ code: 0 });
    await expect(starting).resolves.toMatchObject({
      code: 1,
      complaints: [expect.stringMatching(/^✖ .*(broken off|being ended)/)],
    });
    expect(existsSync(upFolder())).toBe(false);
  });

  it('leaves nothing when it is broken off while it is being started', async () => {
    const { child, told } = run(upArguments());
    await untilFirstProgram();
    child.kill('SIGKILL');
    await told;
    await until(() => !existsSync(upFolder())).catch(() => {});
    expect(readdirSync(runsFolder(clusterFolder()))).toEqual([]);
  });
}

function run(args: readonly string[]): {
  child: ChildProcess;
  told: Promise<Told>;
} {
  const child = spawn(process.execPath, ['--require', transform, ...args], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let all = '';
  child.stdout.on('data', text => {
    out += text;
    all += text;
  });
  child.stderr.on('data', text => {
    all += text;
  });
  const told = once(child, 'close').then(([code]) => ({
    code,
    out,
    complaints: all.split('\n').filter(line => line.startsWith('✖')),
  }));
  return { child, told };
}

/** The run's folder. */
export function folderOf(cluster: Cluster): string {
  return dirname(dirname(cluster.kubeconfigPath));
}

function stateOf(folder: string): ClusterState {
  const stored = readState(folder);
  if (stored.kind !== 'state') {
    throw new Error(`${folder} has no state: ${JSON.stringify(stored)}`);
  }
  return stored.state;
}

/** The supervisor first. */
export function processesOf(folder: string): readonly ProcessIdentity[] {
  const { supervisor, processes } = stateOf(folder);
  return [supervisor, ...processes];
}

function programOf(folder: string, wanted: ProgramName): ProcessIdentity {
  const found = stateOf(folder).processes.find(({ name }) => name === wanted);
  if (!found) {
    throw new Error(`there is no ${wanted} among the processes`);
  }
  return found;
}

/** `<id> <command line>` of the processes that name a path: the programs of a run and its supervisor do. */
function processesNaming(path: string): string[] {
  const lines = process.platform === 'linux' ? linuxProcesses() : psProcesses();
  return lines.filter(line => line.includes(path));
}

function linuxProcesses(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return [`${pid} ${words.join(' ')}`];
      } catch {
        // it has ended meanwhile
        return [];
      }
    });
}

function psProcesses(): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,args='], {
    encoding: 'utf8',
  });
  return stdout.split('\n').map(line => line.trim());
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`it did not come to that in ${patienceMs / 1000} s`);
    }
    await sleep(20);
  }
}
