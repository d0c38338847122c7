// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KindStatus, Problem } from '@fourplane/plugin-fourplane-common';
import { Change, Lookup, WatchedKind } from '../dialects/Dialect';
import { KubeApi } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { resourceName } from '../kube/resourcePath';
import { Latch } from './Latch';
import { ObjectStore } from './ObjectStore';
import { Reflector, ReflectorState, ReflectorTiming } from './Reflector';
import { TurnBudget } from './TurnBudget';
import { ValuePool } from './ValuePool';

const MAX_BATCH = 200;

/** What a cache tells its owner. Neither callback may throw. */
export interface ClusterCacheListener {
  /** In the order they happened; at most one call per turn of the event loop. */
  onChanges(changes: readonly Change[]): void;
  /** The state of a kind is another one. */
  onStatus(kind: string, state: ReflectorState): void;
}

interface Watched {
  readonly kind: WatchedKind;
  readonly store: ObjectStore;
  readonly reflector: Reflector;
}

/**
 * One in-memory copy of the watched objects of one cluster: a store and a reflector per kind. It holds projections only
 * and keeps them when the cluster cannot be reached.
 */
export class ClusterCache implements Lookup {
  private readonly watched = new Map<string, Watched>();
  private readonly pending: Change[] = [];
  private readonly stateChanges = new Latch();
  private delivering = false;
  private readonly deliveredListeners: (() => void)[] = [];
  private stopped = false;

  static create(options: {
    api: KubeApi;
    kinds: readonly WatchedKind[];
    listener: ClusterCacheListener;
    timing?: ReflectorTiming;
  }): ClusterCache {
    return new ClusterCache(options);
  }

  private readonly budget = new TurnBudget();
  private readonly listener: ClusterCacheListener;

  private constructor(options: Parameters<typeof ClusterCache.create>[0]) {
    const { api, kinds, listener, timing } = options;
    this.listener = listener;
    const pool = ValuePool.create();
    for (const kind of kinds) {
      const name = kind.key;
      const store = ObjectStore.create({
        kind,
        pool,
        onChange: change => this.enqueue(change),
      });
      const reflector = Reflector.create({
        api,
        resource: kind.resource,
        labelSelector: kind.labelSelector,
        fieldSelector: kind.fieldSelector,
        store,
        budget: this.budget,
        onState: state => this.stateChanged(name, state),
        timing,
      });
      this.watched.set(name, { kind, store, reflector });
    }
  }

  /** Starts watching; returns the stop, which resolves when no loop runs any more. The objects stay. */
  start(): () => Promise<void> {
    const abort = new AbortController();
    const loops = [...this.watched.values()].map(({ reflector }) =>
      reflector.run(abort.signal),
    );
    return async () => {
      this.stopped = true;
      this.pending.length = 0;
      abort.abort();
      await Promise.all(loops);
    };
  }

  /** Resolves when the first list of every kind has come to an end, good or bad, or the signal aborts. */
  async settled(signal: AbortSignal): Promise<void> {
    const isSettled = () =>
      [...this.watched.values()].every(
        ({ reflector }) => reflector.state.state !== 'syncing',
      );
    while (!isSettled() && !signal.aborted) {
      await this.stateChanges.wait(signal);
      this.stateChanges.reset();
    }
  }

  /**
   * Lists these kinds anew, every kind by default. Resolves when all those lists are complete and their changes
   * delivered; rejects with the first failure. The cache must be started.
   */
  async relist(kinds: Iterable<string> = this.watched.keys()): Promise<void> {
    await Promise.all(
      [...kinds].map(kind => this.watched.get(kind)?.reflector.relist()),
    );
    await this.delivered();
  }

  get(
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.watched.get(kind)?.store.get(namespace, name);
  }

  all(kind: string): Iterable<KubeObject> {
    return this.watched.get(kind)?.store.all() ?? [];
  }

  inNamespace(kind: string, namespace: string): Iterable<KubeObject> {
    return this.watched.get(kind)?.store.inNamespace(namespace) ?? [];
  }

  byIndex(kind: string, index: string, key: string): Iterable<KubeObject> {
    return this.watched.get(kind)?.store.byIndex(index, key) ?? [];
  }

  /** Whether the kind is complete and live; false for a kind that is not watched. */
  isSynced(kind: string): boolean {
    return this.watched.get(kind)?.reflector.state.state === 'synced';
  }

  status(): KindStatus[] {
    return [...this.watched].map(([name, { kind, store, reflector }]) => {
      const { state, since, error } = reflector.state;
      return {
        kind: name,
        state,
        objects: store.size,
        since: new Date(since).toISOString(),
        problem: problemOf(kind, error, reflector.rejected),
      };
    });
  }

  /** The last failure of each kind that is not live. */
  failures(): KubeError[] {
    return [...this.watched.values()].flatMap(
      ({ reflector }) => reflector.state.error ?? [],
    );
  }

  private stateChanged(name: string, state: ReflectorState): void {
    this.stateChanges.set();
    this.listener.onStatus(name, state);
    if (state.state === 'synced') {
      for (const { reflector } of this.watched.values()) {
        reflector.nudge();
      }
    }
  }

  private enqueue(change: Change): void {
    this.pending.push(change);
    if (!this.delivering && !this.stopped) {
      this.delivering = true;
      setImmediate(() => this.deliver());
    }
  }

  private deliver(): void {
    if (this.pending.length > 0) {
      this.listener.onChanges(this.pending.splice(0, MAX_BATCH));
    }
    if (this.pending.length > 0) {
      this.budget.yield().then(() => this.deliver());
    } else {
      this.delivering = false;
      this.deliveredListeners.splice(0).forEach(resolve => resolve());
    }
  }

  private async delivered(): Promise<void> {
    if (this.delivering) {
      await new Promise<void>(resolve => {
        this.deliveredListeners.push(resolve);
      });
    }
  }
}

function problemOf(
  kind: WatchedKind,
  error: KubeError | undefined,
  rejected: readonly string[],
): Problem | undefined {
  if (error) {
    return error.problem;
  }
  if (rejected.length === 0) {
    return undefined;
  }
  const more = rejected.length > 1 ? ` (and ${rejected.length - 1} more)` : '';
  return {
    what: `Set aside ${rejected[0]}${more}`,
    where: resourceName(kind.resource),
    mend: 'Correct or delete the object',
  };
}
