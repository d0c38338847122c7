// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem, refKey } from '@fourplane/plugin-fourplane-common';
import { Backoff, BackoffOptions } from '../../cache/backoff';
import { Clock, pause, systemClock } from '../../cache/Clock';
import { linkedAbort } from '../../cache/linkedAbort';
import { ReflectorTiming } from '../../cache/Reflector';
import { KubeApi } from '../../kube/KubeApi';
import { PlaneConnections, PlaneReach } from '../PlaneConnections';
import { ChangedObject } from './changedObjects';
import { PlaneWatch } from './PlaneWatch';

/** A plane that cannot be reached waits for people; when its object changes it is tried at once. */
const unreached: BackoffOptions = {
  initialMs: 10_000,
  maxMs: 600_000,
  factor: 2,
  resetAfterMs: Infinity,
};

/** A plane as it is watched, or why it is not. */
export type WatchedPlane =
  | { readonly state: 'watched'; readonly watch: PlaneWatch }
  | { readonly state: 'none'; readonly problem: Problem };

/** Settings of {@link PlaneWatches}. */
export interface PlaneWatchesOptions {
  readonly reach: PlaneConnections['reach'];
  readonly timing?: ReflectorTiming;
  /** Objects on one of the planes have changed. */
  readonly onChanges: (
    changes: readonly ChangedObject[],
    isOnPlane: (plane: ModelRef | undefined) => boolean,
  ) => void;
  /** What is known of everything on one of the planes may be another now. */
  readonly onState: (
    isOnPlane: (plane: ModelRef | undefined) => boolean,
  ) => void;
}

interface Slot {
  readonly plane: ModelRef | undefined;
  current: WatchedPlane;
  /** Looks again, in place of what is under way. */
  lookAgain: () => void;
  running: Promise<void>;
  readonly stop: () => Promise<void>;
}

interface SharedWatch {
  readonly watch: PlaneWatch;
  readonly users: Set<string>;
}

/**
 * The data planes of one control plane, each watched once however many planes are on its cluster. A plane that cannot
 * be reached is tried again for ever and harms no other.
 */
export class PlaneWatches {
  private readonly slots = new Map<string, Slot>();
  private readonly watches = new Map<KubeApi, SharedWatch>();
  private readonly ending = new Set<Promise<void>>();
  private readonly clock: Clock;
  /** `undefined` until it is known what to watch: without selectors that would be everything. */
  private selectors: readonly string[] | undefined;
  private isStopped = false;

  static create(options: PlaneWatchesOptions): PlaneWatches {
    return new PlaneWatches(options);
  }

  private constructor(private readonly options: PlaneWatchesOptions) {
    this.clock = options.timing?.clock ?? systemClock;
  }

  /** Watches what these select from now on. */
  select(selectors: readonly string[]): void {
    if (selectors.join(';') === this.selectors?.join(';')) {
      return;
    }
    this.selectors = selectors;
    for (const { watch } of this.watches.values()) {
      this.end(watch);
    }
    this.watches.clear();
    for (const slot of this.slots.values()) {
      slot.lookAgain();
    }
  }

  /** How a plane is watched; from now on it is, where it was not yet. */
  of(plane: ModelRef | undefined): WatchedPlane {
    return this.slotOf(plane).current;
  }

  /** The plane's object is new or another: it is watched from now on, in the way in which it is reached now. */
  follow(plane: ModelRef): void {
    const known = this.slots.get(keyOf(plane));
    if (known) {
      known.lookAgain();
    } else {
      this.slotOf(plane);
    }
  }

  /** The plane is no longer there: it is not watched, and not tried again. */
  forget(plane: ModelRef): void {
    const key = keyOf(plane);
    const slot = this.slots.get(key);
    if (slot) {
      this.slots.delete(key);
      const stopped = slot.stop().finally(() => this.ending.delete(stopped));
      this.ending.add(stopped);
    }
  }

  /** Resolves when nothing is watched any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all([...this.slots.values()].map(({ stop }) => stop()));
    for (const { watch } of this.watches.values()) {
      this.end(watch);
    }
    this.watches.clear();
    await Promise.all(this.ending);
  }

  private slotOf(plane: ModelRef | undefined): Slot {
    const key = keyOf(plane);
    const known = this.slots.get(key);
    if (known) {
      return known;
    }
    const abort = new AbortController();
    const slot: Slot = {
      plane,
      current: { state: 'none', problem: connecting(plane) },
      lookAgain: () => {},
      running: Promise.resolve(),
      stop: async () => {
        abort.abort();
        await slot.running;
      },
    };
    this.slots.set(key, slot);
    if (!this.isStopped) {
      slot.running = this.keep(key, slot, abort.signal);
    }
    return slot;
  }

  /** Reaches the plane again and again: at once when told to, after a while when it could not be reached. */
  private async keep(
    key: string,
    slot: Slot,
    signal: AbortSignal,
  ): Promise<void> {
    const { reach, timing } = this.options;
    const backoff = Backoff.create(timing?.refusalBackoff ?? unreached, {
      clock: this.clock,
      random: timing?.random ?? Math.random,
    });
    while (!signal.aborted) {
      const waiting = linkedAbort(signal);
      slot.lookAgain = waiting.abort;
      try {
        const reached = await reach(slot.plane, { signal });
        if (!signal.aborted) {
          this.settle(key, slot, this.watched(key, slot.plane, reached));
        }
      } catch {
        // It rejects only when the signal aborts.
      }
      await (slot.current.state === 'watched'
        ? untilAborted(waiting.signal)
        : pause(this.clock, backoff.next(), waiting.signal));
      waiting.release();
    }
    // It may have been forgotten and be followed again.
    if ((this.slots.get(key) ?? slot) === slot) {
      this.release(key);
    }
  }

  private settle(key: string, slot: Slot, next: WatchedPlane): void {
    const before = slot.current;
    slot.current = next;
    if (next.state === 'none') {
      this.release(key);
    }
    const isSame =
      before.state === 'watched'
        ? next.state === 'watched' && next.watch === before.watch
        : next.state === 'none' && next.problem.what === before.problem.what;
    if (!isSame) {
      this.options.onState(plane => keyOf(plane) === key);
    }
  }

  private watched(
    key: string,
    plane: ModelRef | undefined,
    reached: PlaneReach,
  ): WatchedPlane {
    if (reached.state === 'none') {
      return reached;
    }
    const { api } = reached;
    const { selectors } = this;
    if (!selectors) {
      return { state: 'none', problem: connecting(plane) };
    }
    const shared = this.watches.get(api) ?? this.begin(api, selectors);
    this.release(key, shared);
    shared.users.add(key);
    return { state: 'watched', watch: shared.watch };
  }

  private begin(api: KubeApi, selectors: readonly string[]): SharedWatch {
    const { onChanges, onState, timing } = this.options;
    const users = new Set<string>();
    const isOnPlane = (plane: ModelRef | undefined) => users.has(keyOf(plane));
    const watch = PlaneWatch.start({
      api,
      selectors,
      timing,
      listener: {
        onChanges: changes => onChanges(changes, isOnPlane),
        onState: isRefused => {
          onState(isOnPlane);
          // Credentials may have been renewed in the plane's object, which is read anew to see.
          if (isRefused) {
            users.forEach(key => this.slots.get(key)?.lookAgain());
          }
        },
      },
    });
    const shared = { watch, users };
    this.watches.set(api, shared);
    return shared;
  }

  /** A watch that nobody uses ends. */
  private release(key: string, but?: SharedWatch): void {
    for (const [api, shared] of this.watches) {
      if (
        shared !== but &&
        shared.users.delete(key) &&
        shared.users.size === 0
      ) {
        this.watches.delete(api);
        this.end(shared.watch);
      }
    }
  }

  private end(watch: PlaneWatch): void {
    const ended = watch.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }
}

/** Of what nothing says where it runs, too. */
function keyOf(plane: ModelRef | undefined): string {
  return plane ? refKey(plane) : '';
}

function connecting(plane: ModelRef | undefined): Problem {
  return {
    what: 'The data plane is being connected',
    where: plane
      ? [plane.tenant, plane.name].filter(Boolean).join('/')
      : 'data plane',
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
