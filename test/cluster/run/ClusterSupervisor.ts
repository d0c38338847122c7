// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  LogCollector,
  PodExporter,
  RunningControllers,
  SandboxClient,
  startControllers as startSimulators,
} from '@fourplane/sandbox';
import { ProgramName } from '../build/programs';
import { BuiltProgram, BuiltPrograms } from '../cacheFolders';
import { ClusterError } from '../ClusterError';
import {
  ClusterGateway,
  startClusterGateway,
} from '../gateway/startClusterGateway';
import { startOpenSearch } from '../openSearch/startOpenSearch';
import { startPrometheus } from '../prometheus/startPrometheus';
import { etcdComplaint } from './ask';
import { requireBuilt, wantedPrograms } from './builtPrograms';
import { ClusterState, writeState } from './ClusterState';
import { argoHealthPort } from './commandLines';
import { Credentials } from './Credentials';
import { freePorts } from './freePorts';
import { installManifests } from './installManifests';
import {
  Launch,
  startApiServer,
  startArgo,
  startControllers,
  startEtcd,
} from './launchSteps';
import { OccupiedPort, occupyPort } from './occupyPort';
import { identify } from './processIdentity';
import { RunningProgram } from './RunningProgram';
import { ClusterAccess, ClusterPlan } from './supervisorMessages';
import { withRejection } from './withRejection';

export interface SupervisorOptions {
  readonly plan: ClusterPlan;
  readonly onProgress: (line: string) => void;
  /** Called once when a program ends that nobody stopped; everything else is stopped by then. */
  readonly onLost: (failure: ClusterError) => void;
}

/** Starts the programs of one cluster in order, watches over them, and ends them all. */
export class ClusterSupervisor {
  static create(options: SupervisorOptions): ClusterSupervisor {
    return new ClusterSupervisor(options);
  }

  private readonly startedAt = Date.now();
  private readonly programs: RunningProgram[] = [];
  private readonly built: BuiltPrograms;
  private state: ClusterState;
  private gateway?: ClusterGateway;
  private client?: SandboxClient;
  private readonly lost = withRejection();
  private nodes?: RunningControllers;
  private argoPort?: OccupiedPort;
  private collector?: LogCollector;
  private exporter?: PodExporter;
  private stopping?: Promise<void>;

  private constructor(private readonly options: SupervisorOptions) {
    const { plan } = options;
    this.built = requireBuilt(plan.root, wantedPrograms(plan));
    this.state = {
      generation: plan.generation,
      phase: 'starting',
      startedAt: new Date(this.startedAt).toISOString(),
      supervisor: identify(process.pid) ?? { pid: process.pid, started: '' },
      processes: [],
    };
    this.save({});
  }

  /** Rejects with a ClusterError; nothing runs then. */
  async start(): Promise<ClusterAccess> {
    try {
      return await Promise.race([this.startAll(), this.lost.promise]);
    } catch (error) {
      if (this.stopping) {
        throw error;
      }
      const failure = await this.explain(error);
      await this.fail(failure);
      throw failure;
    }
  }

  /** Ends everything; safe to call twice. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  /** Ends everything and leaves the reason to be read. */
  async fail(failure: ClusterError): Promise<void> {
    this.save({
      phase: 'failed',
      failure: { what: failure.message, mend: failure.mend },
    });
    await this.stop();
    this.save({});
  }

  /** Ends everything and removes what the run left on disk. */
  async stopAndRemove(): Promise<void> {
    await this.stop();
    rmSync(this.options.plan.runFolder, { recursive: true, force: true });
  }

  private async startAll(): Promise<ClusterAccess> {
    const { plan, onProgress } = this.options;
    const credentials = await Credentials.create(this.path('secrets'));
    const [etcdPort, peerPort, port, probePort] = await freePorts(4);
    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const url = `https://127.0.0.1:${port}`;

    const launch = this.launchWith(credentials, url);
    await startEtcd(launch, { clientPort: etcdPort, peerPort, etcdUrl });
    this.save({ etcdUrl });
    await startApiServer(launch, { port, etcdUrl });
    this.gateway = await startClusterGateway({
      url,
      caPem: credentials.caPem,
      token: credentials.token('cluster-gateway'),
    });
    this.save({ url, gatewayUrl: this.gateway.url });

    this.client = SandboxClient.create({
      url,
      caPem: credentials.caPem,
      token: credentials.token('admin'),
    });
    await installManifests({
      client: this.client,
      plan,
      built: this.built,
      onProgress,
    });
    if (plan.controllers) {
      await startControllers(launch, {
        probePort,
        gatewayUrl: this.gateway.url,
        client: this.client,
      });
    }
    if (plan.machines) {
      this.nodes = await startSimulators({
        client: this.client,
        parts: ['nodes'],
        pace: 'instant',
        logger: line => process.stderr.write(`${line}\n`),
      });
    }
    if (plan.argo) {
      this.argoPort = await occupyPort(argoHealthPort);
      await startArgo(launch, this.program(`argo-${plan.generation}`).program);
    }
    if (plan.openSearch) {
      await this.startOpenSearch(this.client);
    }
    if (plan.prometheus) {
      await this.startPrometheus(this.client);
    }
    return this.ready(url, credentials);
  }

  private async startOpenSearch(client: SandboxClient): Promise<void> {
    const { plan, onProgress } = this.options;
    this.requireWanted();
    const { url, program } = await startOpenSearch({
      root: plan.root,
      folder: this.path('opensearch'),
      logFile: this.path('logs', 'opensearch.log'),
    });
    await this.watch(program);
    this.save({ openSearchUrl: url });
    this.collector = await LogCollector.start({
      client,
      address: { url },
      generation: plan.generation,
      logger: line => process.stderr.write(`${line}\n`),
    });
    onProgress(`✔ OpenSearch ${program.version} answers at ${url}`);
  }

  private async startPrometheus(client: SandboxClient): Promise<void> {
    const { plan, onProgress } = this.options;
    this.requireWanted();
    this.exporter = await PodExporter.start({
      client,
      logger: line => process.stderr.write(`${line}\n`),
    });
    const { url, program } = await startPrometheus({
      root: plan.root,
      folder: this.path('prometheus'),
      logFile: this.path('logs', 'prometheus.log'),
      scrape: this.exporter.address,
    });
    await this.watch(program);
    this.save({ prometheusUrl: url });
    onProgress(`✔ Prometheus ${program.version} answers at ${url}`);
  }

  private launchWith(credentials: Credentials, url: string): Launch {
    return {
      plan: this.options.plan,
      credentials,
      url,
      auditLogFile: this.auditLogFile,
      path: name => this.path(name),
      run: (name, args, env) => this.run(name, args, env),
      onProgress: this.options.onProgress,
    };
  }

  private ready(url: string, credentials: Credentials): ClusterAccess {
    const readySeconds = (Date.now() - this.startedAt) / 1000;
    this.save({ phase: 'ready', readySeconds });
    const kubeconfigPath = credentials.writeKubeconfig(url, 'admin');
    credentials.writeKubeconfig(url, 'viewer');
    return {
      url,
      caPem: credentials.caPem,
      tokens: {
        admin: credentials.token('admin'),
        viewer: credentials.token('viewer'),
        none: credentials.token('none'),
      },
      kubeconfig: credentials.kubeconfig(url, 'admin'),
      kubeconfigPath,
      planeCertPem: credentials.plane.certPem,
      planeKeyPem: credentials.plane.keyPem,
      gatewayUrl: this.gateway?.url ?? '',
      openSearchUrl: this.state.openSearchUrl,
      prometheusUrl: this.state.prometheusUrl,
      auditLogFile: this.auditLogFile,
      readySeconds,
    };
  }

  private async run(
    name: ProgramName,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<RunningProgram> {
    const { path, program } = this.program(name);
    this.requireWanted();
    const running = await RunningProgram.start({
      name,
      version: program.version,
      path,
      args,
      env,
      logFile: this.path('logs', `${name}.log`),
    });
    await this.watch(running);
    return running;
  }

  /** From now on it is ended with the others, and its end is theirs. */
  private async watch(running: RunningProgram): Promise<void> {
    this.programs.push(running);
    if (this.stopping) {
      // those that run have been asked to end already
      await running.stop();
    }
    this.requireWanted();
    this.save({});
    running.ended.then(() => this.onEnd(running));
  }

  private requireWanted(): void {
    if (this.stopping) {
      throw new ClusterError('The cluster is being ended.');
    }
  }

  /** A program that ends by itself takes the others with it: a cluster in parts helps nobody. */
  private async onEnd(program: RunningProgram): Promise<void> {
    if (this.stopping) {
      return;
    }
    const lastWords = program.wasKilled
      ? ''
      : ` It said last: ${program.lastWords()}`;
    const failure = new ClusterError(
      `${program.name} ended by itself (${program.howItEnded}); the rest of the cluster was stopped.${lastWords}`,
      {
        mend: `Its log: ${program.logFile}. Start anew: npm run cluster -- down && npm run cluster -- up`,
      },
    );
    if (this.state.phase === 'starting') {
      this.lost.reject(failure);
      return;
    }
    await this.fail(failure);
    this.options.onLost(failure);
  }

  private async explain(error: unknown): Promise<ClusterError> {
    const complaint =
      this.state.etcdUrl && (await etcdComplaint(this.state.etcdUrl));
    if (complaint) {
      return new ClusterError(
        `The cluster could not be started: ${complaint}.`,
        {
          mend: 'Free some disk space, or leave out the quota, and start again.',
          cause: error,
        },
      );
    }
    if (error instanceof ClusterError) {
      return error;
    }
    const message = error instanceof Error ? error.message : String(error);
    return new ClusterError(`The cluster could not be started: ${message}`, {
      mend: `The programs' logs: ${this.path('logs')}`,
      cause: error,
    });
  }

  private async stopAll(): Promise<void> {
    await this.collector?.stop();
    await this.exporter?.stop();
    await this.nodes?.stop();
    await this.client?.close();
    await this.gateway?.stop();
    await this.argoPort?.free();
    // those that write first, what they write to last
    for (const program of [...this.programs].reverse()) {
      await program.stop();
    }
  }

  private save(change: Partial<ClusterState>): void {
    this.state = {
      ...this.state,
      ...change,
      processes: this.programs
        .filter(program => program.howItEnded === undefined)
        .map(({ identity, name, version, logFile }) => ({
          ...identity,
          name,
          version,
          logFile,
        })),
    };
    writeState(this.options.plan.runFolder, this.state);
  }

  private program(name: ProgramName): BuiltProgram {
    const built = this.built.get(name);
    if (!built) {
      throw new Error(`${name} is not among the programs of this plan`);
    }
    return built;
  }

  private get auditLogFile(): string {
    return this.path('logs', 'audit.log');
  }

  private path(...names: string[]): string {
    mkdirSync(join(this.options.plan.runFolder, ...names.slice(0, -1)), {
      recursive: true,
    });
    return join(this.options.plan.runFolder, ...names);
  }
}
