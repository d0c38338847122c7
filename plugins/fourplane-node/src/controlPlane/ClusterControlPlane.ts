// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ControlPlaneStatus,
  Intent,
  ModelByKind,
  ModelKind,
  ModelRef,
  OverridingIntent,
  Problem,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Backoff, connectionBackoff } from '../cache/backoff';
import { Clock, pause, systemClock } from '../cache/Clock';
import { ReflectorTiming } from '../cache/Reflector';
import {
  DialectDefinition,
  OverrideOptions,
  SettingOptions,
  ServedKinds,
} from '../dialects/Dialect';
import {
  ControlPlaneWrites,
  IntentOutcome,
  ManifestOutcome,
  PlannedIntent,
  RenderedIntent,
  WriteManifestsOptions,
} from '../intents';
import { IntentWriter } from '../intents/IntentWriter';
import { ManifestWriter } from '../intents/ManifestWriter';
import { explainCause } from '../kube/explainFailure';
import { KubeApi } from '../kube/KubeApi';
import { KubeObject } from '../kube/KubeObject';
import { storedObject } from '../kube/storedObject';
import { withoutSecrets } from '../kube/withoutSecrets';
import { BuildRuns } from '../planes/BuildRuns';
import { Deployments } from '../planes/Deployments';
import { LogSource } from '../planes/LogSource';
import { MetricSource } from '../planes/MetricSource';
import { PlaneClusters } from '../planes/PlaneClusters';
import { PlaneProbes } from '../planes/PlaneProbes';
import { abortable } from './abortable';
import { CatalogConfig } from './catalogConfig';
import { CatalogEntities } from './CatalogEntities';
import { ClusterModel } from './ClusterModel';
import { ClusterSession } from './ClusterSession';
import { ControlPlaneConfig } from './config';
import { ConnectedPlanes, PlanesOptions } from './ConnectedPlanes';
import { ApplyIntentOptions, ControlPlane, Model } from './ControlPlane';
import {
  DiscoveredDialect,
  discoverDialect,
  openChoreoGroups,
} from './discoverDialect';
import { Latch } from '../cache/Latch';
import { Listeners } from './Listeners';
import { servedKindsReflector } from './servedKindsReflector';
import { StatusReporter } from './StatusReporter';
import { summariseProblems, summariseState } from './summarise';
import { untilReading } from './untilReading';

/** Settings of a {@link ClusterControlPlane}. */
export interface ClusterControlPlaneOptions {
  readonly name: string;
  readonly title?: string;
  /** With whose rights is written; not at all by default. */
  readonly writes?: ControlPlaneConfig['writes'];
  /** How its things are in the catalog; ingested by default. */
  readonly catalog?: CatalogConfig;
  /** How its planes are reached, and where their logs are archived; none is, by default. */
  readonly planes?: PlanesOptions;
  /** Called for every attempt; rejects with a `KubeError`. */
  readonly connect: () => Promise<KubeApi>;
  readonly chooseDialect: (
    served: ServedKinds,
  ) => DialectDefinition | undefined;
  readonly logger: LoggerService;
  /** Time and patience; the defaults are for production. */
  readonly timing?: ReflectorTiming;
}

interface Running {
  readonly session: ClusterSession;
  readonly stop: () => Promise<void>;
}

/**
 * A control plane on a Kubernetes cluster: connects, finds out which OpenChoreo it speaks, watches it and keeps doing
 * so. Whatever fails is shown in the status and tried again; nothing is thrown once it is created.
 */
export class ClusterControlPlane implements ControlPlane {
  readonly name: string;
  readonly title?: string;
  readonly catalogMode: CatalogConfig['mode'];
  private readonly entities: CatalogEntities;
  private readonly planes: ConnectedPlanes;
  private readonly clock: Clock;
  private readonly backoff: Backoff;
  private readonly clusterModel = ClusterModel.create();
  private readonly refListeners: Listeners<readonly ModelRef[]>;
  private readonly reporter: StatusReporter;
  private readonly otherKindsServed = new Latch();
  private running: Running | undefined;
  private problems: readonly Problem[] = [];
  private readonly reported = new Map<string, readonly Problem[]>();
  private lastState: ControlPlaneStatus['state'] = 'connecting';
  private since: number;

  static create(options: ClusterControlPlaneOptions): ClusterControlPlane {
    return new ClusterControlPlane(options);
  }

  private constructor(private readonly options: ClusterControlPlaneOptions) {
    const { name, title, timing = {}, logger } = options;
    this.name = name;
    this.title = title;
    this.entities = CatalogEntities.create({
      controlPlane: name,
      config: options.catalog,
      namedBy: ref => this.clusterModel.entityOf(ref),
    });
    this.catalogMode = this.entities.mode;
    this.clock = timing.clock ?? systemClock;
    this.since = this.clock.now();
    this.refListeners = Listeners.create(logger);
    this.reporter = StatusReporter.create({
      logger,
      status: () => this.status(),
    });
    this.planes = ConnectedPlanes.create({
      controlPlane: this,
      connect: options.connect,
      session: () => this.running?.session,
      planes: options.planes,
      logger,
      timing,
    });
    if (this.planes.problems.length > 0) {
      this.reported.set('planes', this.planes.problems);
    }
    this.backoff = Backoff.create(
      timing.connectionBackoff ?? connectionBackoff,
      { clock: this.clock, random: timing.random ?? Math.random },
    );
  }

  get model(): Model {
    return this.clusterModel;
  }

  get builds(): BuildRuns {
    return this.planes.builds;
  }

  get deployments(): Deployments {
    return this.planes.deployments;
  }

  get logs(): LogSource {
    return this.planes.logs;
  }

  get metrics(): MetricSource {
    return this.planes.metrics;
  }

  get probes(): PlaneProbes {
    return this.planes.probes;
  }

  get clusters(): PlaneClusters {
    return this.planes.clusters;
  }

  get writes(): ControlPlaneWrites {
    return this.options.writes ?? 'off';
  }

  /** Begins to connect and watch in the background; returns the stop, which resolves when nothing runs any more. */
  start(): () => Promise<void> {
    const abort = new AbortController();
    const running = this.run(abort.signal);
    const stopPlanes = this.planes.start();
    return async () => {
      abort.abort();
      await stopPlanes();
      await running;
    };
  }

  changes(listener: (refs: readonly ModelRef[]) => void): () => void {
    return this.refListeners.add(listener);
  }

  statusChanges(listener: (status: ControlPlaneStatus) => void): () => void {
    return this.reporter.add(listener);
  }

  entityRefsOf(ref: ModelRef): readonly string[] {
    return this.entities.refsOf(ref);
  }

  status(): ControlPlaneStatus {
    const session = this.running?.session;
    const kinds = session?.cache.status() ?? [];
    const state = session ? summariseState(kinds) : 'connecting';
    if (state !== this.lastState) {
      this.lastState = state;
      this.since = this.clock.now();
    }
    return {
      name: this.name,
      title: this.title,
      state,
      since: new Date(this.since).toISOString(),
      generation: session?.dialect.generation,
      kubernetesVersion: session?.discovered.discovery.kubernetesVersion,
      capabilities: [...(session?.dialect.capabilities ?? [])],
      kinds,
      problems: [
        ...this.problems,
        ...summariseProblems(kinds),
        ...[...this.reported.values()].flat(),
      ],
    };
  }

  async relist(
    options: { kinds?: readonly ModelKind[]; signal?: AbortSignal } = {},
  ): Promise<void> {
    const { kinds, signal } = options;
    signal?.throwIfAborted();
    const { cache, dialect } = this.session();
    const sources = kinds?.flatMap(kind => dialect.sources(kind));
    await abortable(cache.relist(sources && new Set(sources)), signal);
  }

  async plan(
    intent: Intent,
    options: { key: string; signal?: AbortSignal },
  ): Promise<PlannedIntent> {
    return this.writer().plan(intent, options);
  }

  async render(
    intent: Intent,
    options: { key: string; signal?: AbortSignal },
  ): Promise<RenderedIntent> {
    return this.writer().render(intent, options);
  }

  async applyManifests(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome> {
    return this.manifestWriter().apply(manifests, options);
  }

  async deleteManifests(
    manifests: readonly unknown[],
    options: WriteManifestsOptions,
  ): Promise<ManifestOutcome> {
    return this.manifestWriter().delete(manifests, options);
  }

  async apply(
    intent: Intent,
    options: ApplyIntentOptions,
  ): Promise<IntentOutcome> {
    return this.writer().write(intent, options);
  }

  async overrides(
    intent: OverridingIntent,
    options: { signal?: AbortSignal } = {},
  ): Promise<OverrideOptions | undefined> {
    return this.writer().overrides(intent, options);
  }

  async settings(
    component: RefOf<'component'>,
    options: { signal?: AbortSignal } = {},
  ): Promise<SettingOptions | undefined> {
    return this.writer().settings(component, options);
  }

  async until<K extends ModelKind>(
    ref: RefOf<K>,
    accepts: (reading: Reading<ModelByKind[K]>) => boolean,
    options: { signal: AbortSignal },
  ): Promise<Reading<ModelByKind[K]>> {
    return untilReading(this, ref, accepts, options);
  }

  async manifests(
    ref: ModelRef,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<KubeObject[]> {
    const { api, dialect, cache } = this.session();
    const objects = await Promise.all(
      dialect
        .objectsOf(ref, cache)
        .map(address => storedObject(api, address, { signal })),
    );
    return objects.flatMap(object => (object ? [withoutSecrets(object)] : []));
  }

  reportProblems(source: string, problems: readonly Problem[]): void {
    if (problems.length > 0) {
      this.reported.set(source, problems);
    } else {
      this.reported.delete(source);
    }
    this.reporter.report();
  }

  private session(): ClusterSession {
    if (!this.running) {
      throw new ServiceUnavailableError(
        `Control plane "${this.name}" is not connected`,
      );
    }
    return this.running.session;
  }

  private writer(): IntentWriter {
    const { api, dialect, cache } = this.session();
    return IntentWriter.create({
      api,
      dialect,
      lookup: cache,
      ground: {
        controlPlane: this.name,
        generation: dialect.generation,
        capabilities: dialect.capabilities,
        model: this.model,
      },
      writes: this.options.writes ?? 'off',
      now: () => new Date(this.clock.now()).toISOString(),
    });
  }

  private manifestWriter(): ManifestWriter {
    const { api, discovered } = this.session();
    return ManifestWriter.create({
      api,
      controlPlane: this.name,
      served: discovered.discovery.served.filter(({ group }) =>
        openChoreoGroups.includes(group),
      ),
      writes: this.writes,
    });
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let api: KubeApi | undefined;
      try {
        api = await this.options.connect();
        await this.serve(api, signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.afterFailure(error, signal);
        }
      } finally {
        await api?.close();
      }
    }
  }

  /** Watches until the signal aborts. Rejects when the first discovery fails. */
  private async serve(api: KubeApi, signal: AbortSignal): Promise<void> {
    const { chooseDialect, timing } = this.options;
    const discovered = await discoverDialect(api, chooseDialect, { signal });
    await this.begin(api, discovered, signal);
    const definitions = servedKindsReflector({
      api,
      timing,
      onChange: () => this.otherKindsServed.set(),
    }).run(signal);
    while (!signal.aborted) {
      await this.otherKindsServed.wait(signal);
      await pause(this.clock, this.backoff.next(), signal);
      this.otherKindsServed.reset();
      if (!signal.aborted) {
        await this.discoverAgain(api, signal);
      }
    }
    await Promise.all([this.running?.stop(), definitions]);
  }

  /** Takes up a session; a former one stays in use until the new one holds what it can get. */
  private async begin(
    api: KubeApi,
    discovered: DiscoveredDialect,
    signal: AbortSignal,
  ): Promise<void> {
    const { logger, timing } = this.options;
    const session: ClusterSession = ClusterSession.create({
      controlPlane: this.name,
      api,
      discovered,
      logger,
      timing,
      listener: {
        onTouched: refs => this.touched(session, refs),
        onStatus: ({ error }) => {
          if (error?.failure === 'notFound') {
            this.otherKindsServed.set();
          }
          this.reporter.report();
        },
      },
    });
    logger.info(
      `Control plane "${this.name}" at ${api.server} speaks OpenChoreo ${session.dialect.generation}`,
    );
    const stop = session.cache.start();
    const former = this.running;
    if (former) {
      await session.cache.settled(signal);
    }
    this.problems = discovered.discovery.problems;
    if (this.problems.length > 0) {
      this.otherKindsServed.set();
    }
    this.running = { session, stop };
    this.refListeners.call(this.clusterModel.use(session));
    this.reporter.report();
    await former?.stop();
  }

  private async discoverAgain(
    api: KubeApi,
    signal: AbortSignal,
  ): Promise<void> {
    const { chooseDialect, logger } = this.options;
    try {
      const found = await discoverDialect(api, chooseDialect, { signal });
      const known = this.running?.session.discovered.discovery.served ?? [];
      if (found.discovery.problems.length > 0) {
        this.otherKindsServed.set();
      } else if (servedKey(found.discovery.served) !== servedKey(known)) {
        await this.begin(api, found, signal);
      }
    } catch (error) {
      // The watches say what is wrong, and the kinds known so far stay watched.
      logger.debug(`Control plane "${this.name}": ${error}`);
      this.otherKindsServed.set();
    }
  }

  private touched(session: ClusterSession, refs: readonly ModelRef[]): void {
    if (session === this.running?.session) {
      this.refListeners.call(refs);
    }
  }

  private async afterFailure(
    error: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    const explained = explainCause(
      { verb: 'connect', target: 'control plane', server: this.name },
      error,
    );
    this.problems = [explained.problem];
    this.reporter.report();
    const atLeastMs = (explained.retryAfterSeconds ?? 0) * 1000;
    await pause(this.clock, this.backoff.next(atLeastMs), signal);
  }
}

/** Equal exactly when the same kinds are served, in whatever order. */
function servedKey(served: ServedKinds): string {
  return served
    .map(({ group, version, kind }) => `${group}/${version}/${kind}`)
    .sort()
    .join(' ');
}
