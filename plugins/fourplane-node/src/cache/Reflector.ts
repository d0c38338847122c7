// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi } from '../kube/KubeApi';
import { KubeError, KubeFailure } from '../kube/KubeError';
import { KubeResource } from '../kube/KubeObject';
import {
  Backoff,
  BackoffOptions,
  connectionBackoff,
  refusalBackoff,
} from './backoff';
import { Clock, pause, systemClock } from './Clock';
import { linkedAbort } from './linkedAbort';
import { ListWatch, ListWatchStore } from './ListWatch';
import { RelistRequests } from './RelistRequests';
import { TurnBudget } from './TurnBudget';

/** Bookmarks come about once a minute; two and a half missed ones and the stream counts as dead. */
const IDLE_MS = 150_000;
/** Silence before the initial events have ended: the server does not know WatchList. */
const INITIAL_IDLE_MS = 15_000;
/** A watch the server ends sooner than this is not resumed at once. */
const SHORT_WATCH_MS = 1_000;

const waitsForPeople: readonly KubeFailure[] = [
  'configuration',
  'credentials',
  'forbidden',
  'notFound',
];
const sharedByAllKinds: readonly KubeFailure[] = [
  'configuration',
  'unreachable',
  'certificate',
  'credentials',
  'server',
];

/**
 * How current the copy is: `syncing` (first list running), `synced` (complete and live), `stale` (was complete, not
 * live now), `failed` (never complete, last attempt failed).
 */
export interface ReflectorState {
  readonly state: 'syncing' | 'synced' | 'stale' | 'failed';
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly error?: KubeError;
}

/** Time and patience; the defaults are for production. Durations in milliseconds. */
export interface ReflectorTiming {
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
  readonly connectionBackoff?: BackoffOptions;
  readonly refusalBackoff?: BackoffOptions;
  readonly idleMs?: number;
  readonly initialIdleMs?: number;
}

/** Settings of a {@link Reflector}. */
export interface ReflectorOptions {
  readonly api: KubeApi;
  readonly resource: KubeResource;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly store: ListWatchStore;
  /** Shared by all reflectors of a process or cluster. */
  readonly budget: TurnBudget;
  readonly onState: (state: ReflectorState) => void;
  readonly timing?: ReflectorTiming;
}

/**
 * Keeps a store equal to one kind on the server, for ever: every failure is retried, and nothing is removed but on a
 * DELETED event or after a complete list.
 */
export class Reflector {
  private current: ReflectorState;
  private complete = false;
  private wake: (() => void) | undefined;
  private restart: (() => void) | undefined;
  private readonly clock: Clock;
  private readonly budget: TurnBudget;
  private readonly listWatch: ListWatch;
  private readonly relists = RelistRequests.create();
  private readonly connectionBackoff: Backoff;
  private readonly refusalBackoff: Backoff;
  private readonly onState: (state: ReflectorState) => void;

  static create(options: ReflectorOptions): Reflector {
    return new Reflector(options);
  }

  private constructor(options: ReflectorOptions) {
    const { timing = {}, onState, ...source } = options;
    const { clock = systemClock, random = Math.random } = timing;
    this.clock = clock;
    this.onState = onState;
    this.budget = options.budget;
    this.current = { state: 'syncing', since: clock.now() };
    this.connectionBackoff = Backoff.create(
      timing.connectionBackoff ?? connectionBackoff,
      { clock, random },
    );
    this.refusalBackoff = Backoff.create(
      timing.refusalBackoff ?? refusalBackoff,
      { clock, random },
    );
    this.listWatch = ListWatch.create({
      ...source,
      clock,
      random,
      idleMs: timing.idleMs ?? IDLE_MS,
      initialIdleMs: timing.initialIdleMs ?? INITIAL_IDLE_MS,
      listener: {
        onListBegins: () => this.relists.listBegins(),
        onListComplete: () => {
          this.complete = true;
          this.relists.listIsComplete();
        },
        onLive: () => this.enter('synced'),
      },
    });
  }

  get state(): ReflectorState {
    return this.current;
  }

  /** Objects the store could not take, as lines for people. */
  get rejected(): readonly string[] {
    return this.listWatch.rejected;
  }

  /** Runs until the signal aborts; resolves then, never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    // Connections of many kinds begin one after the other, not in one turn.
    await this.budget.yield();
    while (!signal.aborted) {
      const attempt = linkedAbort(signal);
      this.restart = attempt.abort;
      const startedAt = this.clock.now();
      const outcome = await this.listWatch.attempt(attempt.signal);
      attempt.release();
      if (attempt.signal.aborted) {
        continue;
      }
      if (outcome.type === 'failed') {
        await this.afterFailure(outcome.error, signal);
      } else if (
        outcome.type === 'ended' &&
        this.clock.now() - startedAt < SHORT_WATCH_MS
      ) {
        await this.wait(this.connectionBackoff.next(), signal);
      }
    }
    this.relists.fail(new Error('The watch was stopped'));
  }

  /**
   * Lists anew at once. Resolves when a list begun after the call is complete; rejects when it fails or the reflector
   * stops. The reflector must be running.
   */
  relist(): Promise<void> {
    const complete = this.relists.add();
    this.listWatch.startOver();
    this.restart?.();
    this.wake?.();
    return complete;
  }

  /** Another kind on the same server has got through: try now if what this one waits for may be over. */
  nudge(): void {
    const failure = this.current.error?.failure;
    if (failure && sharedByAllKinds.includes(failure)) {
      this.wake?.();
    }
  }

  private async afterFailure(
    error: KubeError,
    signal: AbortSignal,
  ): Promise<void> {
    if (error.failure === 'expired') {
      this.listWatch.startOver();
    }
    this.relists.fail(error);
    this.enter(this.complete ? 'stale' : 'failed', error);
    const backoff = waitsForPeople.includes(error.failure)
      ? this.refusalBackoff
      : this.connectionBackoff;
    const atLeastMs = (error.retryAfterSeconds ?? 0) * 1000;
    await this.wait(backoff.next(atLeastMs), signal);
  }

  private async wait(ms: number, signal: AbortSignal): Promise<void> {
    const waiting = linkedAbort(signal);
    this.wake = waiting.abort;
    await pause(this.clock, ms, waiting.signal);
    waiting.release();
    this.wake = undefined;
  }

  private enter(state: ReflectorState['state'], error?: KubeError): void {
    if (state === this.current.state && error === this.current.error) {
      return;
    }
    const since =
      state === this.current.state ? this.current.since : this.clock.now();
    this.current = { state, since, error };
    this.onState(this.current);
  }
}
