// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  deployedKinds,
  DeployedRef,
  isDeployedRef,
  isRefOf,
  LogEvent,
  ModelRef,
  refKey,
  RefOf,
  Runtime,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { systemClock } from '../../cache/Clock';
import { ReflectorTiming } from '../../cache/Reflector';
import { Listeners } from '../../controlPlane/Listeners';
import type { Model } from '../../controlPlane/ControlPlane';
import { DeployedWorkloads, RefScope } from '../../dialects/Dialect';
import { KubeObject } from '../../kube/KubeObject';
import { Deployments, PodLogQuery } from '../Deployments';
import { LogArchive } from '../LogArchive';
import { PlaneConnections } from '../PlaneConnections';
import { ChangedObject } from './changedObjects';
import { DeploymentPlaces, PlacedDeployment } from './DeploymentPlaces';
import { deploymentLog } from './deploymentLog';
import {
  deploymentTree,
  objectManifest,
  placedObjects,
  TreeQuery,
} from './deploymentTree';
import { GonePods } from './GonePods';
import { PlaneWatches, WatchedPlane } from './PlaneWatches';
import { runtimeOf } from './runtimeOf';

/** Where pods of deployments are, in the dialect that is spoken now. */
export interface Workloads {
  /** Label selectors that together select them all. */
  readonly selectors: readonly string[];
  of(deployment: DeployedRef): DeployedWorkloads | undefined;
}

/** Settings of {@link WatchedDeployments}. */
export interface WatchedDeploymentsOptions {
  /** The control plane's name, for messages. */
  readonly controlPlane: string;
  readonly model: Pick<Model, 'read' | 'refs' | 'isComplete'>;
  /** The control plane's own changes. */
  readonly changes: (
    listener: (refs: readonly ModelRef[]) => void,
  ) => () => void;
  /** `undefined` before the dialect is known. */
  readonly workloads: () => Workloads | undefined;
  readonly planes: Pick<PlaneConnections, 'reach'>;
  /** Where a plane's logs are archived, if anywhere. */
  readonly archiveOf: (plane: ModelRef | undefined) => LogArchive | undefined;
  readonly logger: LoggerService;
  readonly timing?: ReflectorTiming;
}

/** Where a deployment is, and how much of that is seen. */
export type FoundDeployment =
  | {
      readonly state: 'found';
      readonly workloads: DeployedWorkloads;
      readonly plane: WatchedPlane;
    }
  | { readonly state: 'none'; readonly runtime: Runtime };

/** {@link Deployments} from watches of their data planes. */
export class WatchedDeployments implements Deployments {
  private readonly places = DeploymentPlaces.create();
  private readonly gonePods = GonePods.create();
  private readonly listeners: Listeners<readonly DeployedRef[]>;
  private readonly watches: PlaneWatches;

  static create(options: WatchedDeploymentsOptions): WatchedDeployments {
    return new WatchedDeployments(options);
  }

  private constructor(private readonly options: WatchedDeploymentsOptions) {
    const { logger, planes, timing } = options;
    this.listeners = Listeners.create(logger);
    this.watches = PlaneWatches.create({
      reach: (plane, how) => planes.reach(plane, how),
      timing,
      onChanges: (changes, isOnPlane) => this.take(changes, isOnPlane),
      onState: isOnPlane => this.tell(this.places.on(isOnPlane)),
    });
  }

  /** Begins to watch every data plane that the control plane knows; returns the stop. */
  start(): () => Promise<void> {
    const { changes, model } = this.options;
    const unsubscribe = changes(refs => this.follow(refs));
    this.follow([
      ...model.refs('dataPlane'),
      ...deployedKinds.flatMap<ModelRef>(kind => model.refs(kind)),
    ]);
    return async () => {
      unsubscribe();
      await this.watches.stop();
    };
  }

  changes(listener: (refs: readonly DeployedRef[]) => void): () => void {
    return this.listeners.add(listener);
  }

  runtime(deployment: DeployedRef): Runtime {
    const found = this.find(deployment);
    if (found.state === 'none') {
      return found.runtime;
    }
    const { plane, workloads } = found;
    if (plane.state === 'none') {
      return { state: 'none', problem: plane.problem, pods: [] };
    }
    const { watch } = plane;
    return watch.state.state === 'none'
      ? { ...watch.state, pods: [] }
      : { ...watch.state, ...runtimeOf(watch.objectsOf(workloads)) };
  }

  async tree(
    deployment: DeployedRef,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<RuntimeTree> {
    signal.throwIfAborted();
    return deploymentTree(this.treeQuery(deployment), signal);
  }

  async objects(
    deployment: DeployedRef,
    { signal }: { readonly signal: AbortSignal },
  ): ReturnType<Deployments['objects']> {
    signal.throwIfAborted();
    return placedObjects(this.treeQuery(deployment), signal);
  }

  async manifest(
    deployment: DeployedRef,
    id: string,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<KubeObject> {
    signal.throwIfAborted();
    return objectManifest(this.treeQuery(deployment), id, signal);
  }

  log(
    query: PodLogQuery,
    { signal }: { readonly signal: AbortSignal },
  ): AsyncIterable<LogEvent> {
    const { archiveOf, timing } = this.options;
    return deploymentLog(
      query,
      {
        found: this.find(query.deployment),
        gonePods: this.gonePods,
        archiveOf,
        clock: timing?.clock ?? systemClock,
      },
      { signal },
    );
  }

  private treeQuery(deployment: DeployedRef): TreeQuery {
    const reading = this.options.model.read(deployment);
    const reported = reading.state === 'present' ? reading.model.objects : [];
    return { deployment, found: this.find(deployment), reported };
  }

  private find(deployment: DeployedRef): FoundDeployment {
    const { controlPlane } = this.options;
    const known = this.options.workloads();
    if (!known) {
      return nowhere(
        `Control plane "${controlPlane}" is not connected`,
        `control plane ${controlPlane}`,
      );
    }
    const workloads = known.of(deployment);
    if (!workloads) {
      return nowhere(
        `Nothing says where deployment ${deployment.name} runs`,
        `control plane ${controlPlane}`,
      );
    }
    const { model } = this.options;
    const isPlaneKnown =
      workloads.plane ||
      (model.isComplete('environment') && model.isComplete('dataPlane'));
    if (!isPlaneKnown) {
      return nowhere(
        `Control plane "${controlPlane}" has not been read to its end yet`,
        `control plane ${controlPlane}`,
      );
    }
    this.watches.select(known.selectors);
    return {
      state: 'found',
      workloads,
      plane: this.watches.of(workloads.plane),
    };
  }

  /** Keeps up with the model: which planes there are, and what is deployed where. */
  private follow(refs: readonly ModelRef[]): void {
    const known = this.options.workloads();
    if (!known) {
      return;
    }
    this.watches.select(known.selectors);
    const deployments = new Map<string, DeployedRef>();
    const note = (deployment: DeployedRef) =>
      deployments.set(refKey(deployment), deployment);
    for (const ref of refs) {
      if (isRefOf(ref, 'dataPlane')) {
        this.followPlane(ref);
      } else if (isDeployedRef(ref)) {
        note(ref);
      } else {
        this.placedBy(ref).forEach(note);
      }
    }
    const moved = [...deployments.values()].filter(deployment =>
      this.places.put(deployment, known.of(deployment)),
    );
    this.tell(moved.map(ref => ({ ref })));
  }

  private followPlane(plane: RefOf<'dataPlane'>): void {
    if (this.options.model.read(plane).state === 'absent') {
      this.watches.forget(plane);
    } else {
      this.watches.follow(plane);
    }
  }

  /** Deployments that may be elsewhere, or labelled otherwise, once this has changed. */
  private placedBy({ kind, tenant, project, name }: ModelRef): DeployedRef[] {
    const within = (scope: RefScope) =>
      deployedKinds.flatMap<DeployedRef>(deployed =>
        this.options.model.refs(deployed, scope),
      );
    switch (kind) {
      case 'environment':
        return within({ tenant });
      case 'project':
        return within({ tenant, project: name });
      case 'component':
        return within({ tenant, project, component: name });
      default:
        return [];
    }
  }

  private take(
    changes: readonly ChangedObject[],
    isOnPlane: (plane: ModelRef | undefined) => boolean,
  ): void {
    const concerned: PlacedDeployment[] = [];
    for (const { namespace, labels, gone } of changes) {
      for (const placed of this.places.holding(namespace, labels)) {
        if (isOnPlane(placed.plane)) {
          concerned.push(placed);
          if (gone) {
            this.gonePods.add(placed.ref, gone);
          }
        }
      }
    }
    this.tell(concerned);
  }

  private tell(concerned: Iterable<Pick<PlacedDeployment, 'ref'>>): void {
    const refs = new Map<string, DeployedRef>();
    for (const { ref } of concerned) {
      refs.set(refKey(ref), ref);
    }
    if (refs.size > 0) {
      this.listeners.call([...refs.values()]);
    }
  }
}

function nowhere(what: string, where: string): FoundDeployment {
  return {
    state: 'none',
    runtime: { state: 'none', problem: { what, where }, pods: [] },
  };
}
