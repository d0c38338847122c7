// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { SandboxClient } from '@fourplane/sandbox/client';
import { Generation } from '../build/programs';
import { clusterFolder, runsFolder } from '../cacheFolders';
import { ClusterError } from '../ClusterError';
import { requireOpenSearch } from '../openSearch/installOpenSearch';
import { requirePrometheus } from '../prometheus/installPrometheus';
import { ClusterState, readState, writeState } from './ClusterState';
import { identify } from './processIdentity';
import { requireBuilt, wantedPrograms } from './builtPrograms';
import { KeyPair } from './Credentials';
import { isUp } from './describeRun';
import { removeDeadRuns } from './endRun';
import { lastWords } from './lastWords';
import {
  ClusterAccess,
  ClusterPlan,
  newsMessage,
  OrderMessage,
} from './supervisorMessages';

export interface ClusterOptions {
  /** Whose CRDs and controllers; default `v1.2`. */
  readonly generation?: Generation;
  /** Run Kubernetes' and OpenChoreo's controllers; default true. Without them only the API server answers. */
  readonly controllers?: boolean;
  /** Run Argo's controller, too; default false. */
  readonly argo?: boolean;
  /** Run OpenSearch, too, and ship the pods' logs to it; default false. */
  readonly openSearch?: boolean;
  /** Run Prometheus, too, and measure the pods for it; default false. */
  readonly prometheus?: boolean;
  /** Let pods run on a stand-in for a node; default: as `controllers`. */
  readonly machines?: boolean;
  /** `platform`: planes, and what OpenChoreo's own getting-started sample installs; default `none`. */
  readonly seed?: 'none' | 'platform';
  /** CRDs from YAML files instead of the generation's own. */
  readonly crdsDir?: string;
  /** Bytes after which etcd refuses writes. */
  readonly etcdQuotaBytes?: number;
  /** Name of the run's folder; a name of its own when absent. */
  readonly name?: string;
  readonly logger?: (line: string) => void;
}

/** A real control plane on this machine, ready to use. Of the shape of `Sandbox`, so that a suite can take either. */
export interface Cluster {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly caPem: string;
  /** The token of an administrator. */
  readonly token: string;
  readonly tokens: {
    readonly admin: string;
    /** get, list and watch on everything. */
    readonly viewer: string;
    /** No permission at all. */
    readonly none: string;
  };
  /** YAML text. */
  readonly kubeconfig: string;
  /** A file with the same text, readable by its owner only; gone after `stop`. */
  readonly kubeconfigPath: string;
  readonly client: SandboxClient;
  /** What a v0.3 DataPlane or BuildPlane says to be reached. */
  readonly planeCredentials: KeyPair;
  readonly gatewayUrl: string;
  /** Where OpenSearch answers, over plain HTTP and without credentials, if it runs. */
  readonly openSearchUrl?: string;
  /** Where Prometheus answers, likewise. */
  readonly prometheusUrl?: string;
  /** JSON lines, one for each request. */
  readonly auditLogFile: string;
  readonly readySeconds: number;
  /** Ends every program and removes all data; safe to call twice. */
  stop(): Promise<void>;
  /** Lets the cluster live on when this process ends; `npm run cluster -- down` ends it. */
  detach(): Promise<void>;
}

/** Starts a cluster from the built programs. Rejects with a ClusterError; nothing runs then. */
export async function startCluster(
  options: ClusterOptions = {},
): Promise<Cluster> {
  const root = clusterFolder();
  const plan: Omit<ClusterPlan, 'runFolder'> = {
    root,
    generation: options.generation ?? 'v1.2',
    controllers: options.controllers ?? true,
    argo: options.argo ?? false,
    openSearch: options.openSearch ?? false,
    prometheus: options.prometheus ?? false,
    machines: options.machines ?? options.controllers ?? true,
    seed: options.seed ?? 'none',
    crdsDir: options.crdsDir,
    etcdQuotaBytes: options.etcdQuotaBytes,
  };
  requireBuilt(root, wantedPrograms(plan));
  if (plan.openSearch) {
    requireOpenSearch(root);
  }
  if (plan.prometheus) {
    requirePrometheus(root);
  }
  await removeDeadRuns(root);
  const runFolder = createRunFolder(root, plan.generation, options.name);
  const child = forkSupervisor(runFolder);
  recordSupervisor(runFolder, child.pid ?? process.pid, plan.generation);
  const access = await untilReady(
    child,
    { ...plan, runFolder },
    options.logger,
  );
  return toCluster(child, access);
}

/**
 * The run's folder, which appears under its name whole: with a state that says who is starting it. So of two that
 * start at once one gets it, and the other can tell that somebody has.
 */
function createRunFolder(
  root: string,
  generation: Generation,
  name = `${process.pid}-${randomBytes(4).toString('hex')}`,
): string {
  const folder = join(runsFolder(root), name);
  mkdirSync(runsFolder(root), { recursive: true });
  const part = mkdtempSync(join(runsFolder(root), '.starting-'));
  recordSupervisor(part, process.pid, generation);
  try {
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOTEMPTY' || code === 'EEXIST'
      ? isUp(folder, stateOf(folder))
      : new ClusterError(
          `The cluster's folder ${folder} cannot be made: ${error}`,
          { cause: error },
        );
  }
  return folder;
}

function stateOf(runFolder: string): ClusterState | undefined {
  const stored = readState(runFolder);
  return stored.kind === 'state' ? stored.state : undefined;
}

/** From its first moment on somebody else can tell whether this run is alive. */
function recordSupervisor(
  runFolder: string,
  pid: number,
  generation: Generation,
): void {
  writeState(runFolder, {
    generation,
    phase: 'starting',
    startedAt: new Date().toISOString(),
    supervisor: identify(pid) ?? { pid, started: 'ended at once' },
    processes: [],
  });
}

function forkSupervisor(runFolder: string): ChildProcess {
  const log = openSync(join(runFolder, 'supervisor.log'), 'w', 0o600);
  try {
    // the folder is for people who look at the processes
    return fork(require.resolve('./superviseCluster.ts'), [runFolder], {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', log, log, 'ipc'],
      // Ctrl-C in a terminal must not reach it before it is told
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

function untilReady(
  child: ChildProcess,
  plan: ClusterPlan,
  logger?: (line: string) => void,
): Promise<ClusterAccess> {
  return new Promise((resolve, reject) => {
    child.on('message', message => {
      const { data: news } = newsMessage.safeParse(message);
      if (!news) {
        // the transform that runs TypeScript tells its parent which files it read
        return;
      }
      if (news.type === 'progress') {
        logger?.(news.line);
      } else if (news.type === 'ready') {
        resolve(news.access);
      } else {
        const { what, mend, exitStatus } = news;
        // after the start nobody waits any more; the log is where a late loss is told
        logger?.(`✖ ${what}`);
        reject(new ClusterError(what, { mend, exitStatus }));
      }
    });
    child.once('error', error =>
      reject(
        new ClusterError(
          `The cluster's supervisor cannot be started: ${error.message}`,
          { cause: error },
        ),
      ),
    );
    child.once('exit', (code, signal) =>
      reject(endedEarly(plan.runFolder, signal ?? `status ${code}`)),
    );
    order(child, { type: 'start', plan });
  });
}

function endedEarly(runFolder: string, how: string): ClusterError {
  const log = join(runFolder, 'supervisor.log');
  return existsSync(log)
    ? new ClusterError(
        `The cluster's supervisor ended early (${how}). It said last: ${lastWords(
          log,
        )}`,
        { mend: `Its log: ${log}` },
      )
    : new ClusterError(
        `The cluster's start was broken off (${how}); nothing of it runs.`,
      );
}

function toCluster(child: ChildProcess, access: ClusterAccess): Cluster {
  const { url, caPem, tokens } = access;
  const client = SandboxClient.create({ url, caPem, token: tokens.admin });
  const exited = new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', () => resolve());
    }
  });
  child.unref();
  child.channel?.unref();
  return {
    url,
    caPem,
    token: tokens.admin,
    tokens,
    kubeconfig: access.kubeconfig,
    kubeconfigPath: access.kubeconfigPath,
    client,
    planeCredentials: {
      certPem: access.planeCertPem,
      keyPem: access.planeKeyPem,
    },
    gatewayUrl: access.gatewayUrl,
    openSearchUrl: access.openSearchUrl,
    prometheusUrl: access.prometheusUrl,
    auditLogFile: access.auditLogFile,
    readySeconds: access.readySeconds,
    async stop() {
      await client.close();
      if (child.connected) {
        child.ref();
        order(child, { type: 'stop' });
      }
      await exited;
    },
    async detach() {
      await client.close();
      child.channel?.ref();
      const gone = new Promise<void>(resolve => {
        child.once('disconnect', () => resolve());
      });
      order(child, { type: 'detach' });
      await gone;
    },
  };
}

function order(child: ChildProcess, message: OrderMessage): void {
  child.send(message);
}
