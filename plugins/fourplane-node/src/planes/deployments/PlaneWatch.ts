// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem, Runtime } from '@fourplane/plugin-fourplane-common';
import { ClusterCache } from '../../cache/ClusterCache';
import { ReflectorTiming } from '../../cache/Reflector';
import { Change, DeployedWorkloads } from '../../dialects/Dialect';
import { KubeApi } from '../../kube/KubeApi';
import { ChangedObject, changedObjects } from './changedObjects';
import { DeployedObjects } from './runtimeOf';
import { SelectedObjects } from './SelectedObjects';
import { watchedKinds } from './watchedKinds';
import { podKind, PodContent } from './workloadKinds';

/** How current what is held of a plane is. */
export type PlaneState = Pick<Runtime, 'state' | 'since' | 'problem'>;

/** What a {@link PlaneWatch} tells its owner. */
export interface PlaneWatchListener {
  onChanges(changes: readonly ChangedObject[]): void;
  /** How current it all is has changed; `isRefused` where the server does not know the credentials. */
  onState(isRefused: boolean): void;
}

/** Settings of a {@link PlaneWatch}. */
export interface PlaneWatchOptions {
  readonly api: KubeApi;
  /** Label selectors of what OpenChoreo runs there. */
  readonly selectors: readonly string[];
  readonly listener: PlaneWatchListener;
  readonly timing?: ReflectorTiming;
}

/** What runs on one cluster, live: one watch per kind and selector. */
export class PlaneWatch {
  private readonly cache: ClusterCache;
  private readonly objects: SelectedObjects;
  private readonly stopCache: () => Promise<void>;
  private current: PlaneState;

  /** Begins to watch. */
  static start(options: PlaneWatchOptions): PlaneWatch {
    return new PlaneWatch(options);
  }

  private constructor(private readonly options: PlaneWatchOptions) {
    const { api, selectors, listener, timing } = options;
    this.cache = ClusterCache.create({
      api,
      kinds: watchedKinds(selectors),
      timing,
      listener: {
        onChanges: changes => this.take(changes),
        onStatus: (_, { error }) => {
          this.current = this.readState();
          listener.onState(error?.failure === 'credentials');
        },
      },
    });
    this.objects = SelectedObjects.create({
      lookup: this.cache,
      selectors,
    });
    this.current = this.readState();
    this.stopCache = this.cache.start();
  }

  get api(): KubeApi {
    return this.options.api;
  }

  get state(): PlaneState {
    return this.current;
  }

  /** Resolves when it no longer watches. */
  stop(): Promise<void> {
    return this.stopCache();
  }

  /** What a deployment runs there, as far as it is known. */
  objectsOf(workloads: DeployedWorkloads): DeployedObjects {
    return this.objects.of(workloads);
  }

  /** One of a deployment's pods, by its name. */
  podOf(workloads: DeployedWorkloads, name: string): PodContent | undefined {
    return this.objects.pod(workloads, name);
  }

  private take(changes: readonly Change[]): void {
    this.options.listener.onChanges(
      changes.flatMap(change => changedObjects(change, this.objects)),
    );
  }

  /** What pods there are decides; what else cannot be watched is a problem and no more. */
  private readState(): PlaneState {
    const kinds = this.cache.status();
    const pods = kinds.filter(({ kind }) => kind.split(' ')[0] === podKind.key);
    const problem = [...pods, ...kinds].find(each => each.problem)?.problem;
    const ill = (['failed', 'syncing', 'stale'] as const)
      .map(state => pods.find(each => each.state === state))
      .find(found => found !== undefined);
    const since = (ill ?? pods[0])?.since;
    const at = { ...(since && { since }), ...(problem && { problem }) };
    switch (ill?.state) {
      case undefined:
        return { ...at, state: 'live' };
      case 'stale':
        return { ...at, state: 'stale' };
      default:
        return { ...at, state: 'none', problem: problem ?? this.beingRead() };
    }
  }

  private beingRead(): Problem {
    return {
      what: 'The pods of this data plane are being read for the first time',
      where: this.options.api.server,
    };
  }
}
