// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { explainCause, explainStatus } from '../kube/explainFailure';
import { KubeApi, WatchEvent } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject, KubeResource } from '../kube/KubeObject';
import { resourceName } from '../kube/resourcePath';
import { Clock } from './Clock';
import { linkedAbort } from './linkedAbort';
import { SetAside } from './SetAside';
import { TurnBudget } from './TurnBudget';
import { Watchdog } from './Watchdog';

const PAGE_SIZE = 500;
/** Watches end between this and twice as long, so that those of many kinds do not end together. */
const MIN_WATCH_SECONDS = 300;

/** A list in progress: what it does not mention is removed when, and only when, it is complete. */
export interface Replacement {
  keep(object: KubeObject): void;
  forget(object: KubeObject): void;
  commit(): void;
}

/** The place a kind is copied to. `put` may throw for an object it cannot take. */
export interface ListWatchStore {
  put(object: KubeObject): void;
  remove(object: KubeObject): void;
  replace(): Replacement;
}

/** What happens on the way of an attempt. */
export interface ListWatchListener {
  onListBegins(): void;
  /** The store equals the server as of the end of a list. */
  onListComplete(): void;
  /** From here on every change arrives. */
  onLive(): void;
}

/** How an attempt came to its end: `silent` when nothing, not even a bookmark, was heard for too long. */
export type ListWatchOutcome =
  | { readonly type: 'ended' }
  | { readonly type: 'silent' }
  | { readonly type: 'watchListUnsupported' }
  | { readonly type: 'failed'; readonly error: KubeError };

/** Settings of a {@link ListWatch}. */
export interface ListWatchOptions {
  readonly api: KubeApi;
  readonly resource: KubeResource;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly store: ListWatchStore;
  readonly listener: ListWatchListener;
  readonly budget: TurnBudget;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Silence allowed on a live watch. */
  readonly idleMs: number;
  /** Silence allowed before the initial events have ended. */
  readonly initialIdleMs: number;
}

type Failed = Extract<WatchEvent, { type: 'ERROR' }>;

/**
 * One kind, read from the server into a store: a WatchList, or where the server has none a paged list, then a watch
 * from the version reached. Remembers where it stands from attempt to attempt.
 */
export class ListWatch {
  private resumeVersion: string | undefined;
  private watchListSupported = true;
  private readonly setAside = SetAside.create();

  static create(options: ListWatchOptions): ListWatch {
    return new ListWatch(options);
  }

  private constructor(private readonly options: ListWatchOptions) {}

  /** Objects the store could not take, as lines for people. */
  get rejected(): readonly string[] {
    return this.setAside.lines();
  }

  /** The next attempt lists. */
  startOver(): void {
    this.resumeVersion = undefined;
  }

  /** Lists where needed and watches, until the watch ends, fails or the signal aborts. Never rejects. */
  async attempt(signal: AbortSignal): Promise<ListWatchOutcome> {
    const { listener, idleMs } = this.options;
    try {
      if (this.resumeVersion === undefined) {
        listener.onListBegins();
        if (this.watchListSupported) {
          return await this.watchList(signal);
        }
        await this.pagedList(signal);
      }
      return await this.follow(
        {
          resourceVersion: this.resumeVersion,
          onOpen: () => listener.onLive(),
        },
        event => this.takeChange(event),
        idleMs,
        signal,
      );
    } catch (error) {
      return this.failed(error);
    }
  }

  private async watchList(signal: AbortSignal): Promise<ListWatchOutcome> {
    const { store, listener, idleMs, initialIdleMs } = this.options;
    const replacement = store.replace();
    this.setAside.begin();
    let initial = true;
    try {
      const outcome = await this.follow(
        { sendInitialEvents: true },
        (event, watchdog) => {
          if (!initial) {
            this.takeChange(event);
          } else if (event.type !== 'BOOKMARK') {
            this.takeInitial(event, replacement);
          } else if (event.initialEventsEnd) {
            initial = false;
            this.finish(replacement, event.resourceVersion);
            listener.onLive();
            watchdog.allow(idleMs);
          }
        },
        initialIdleMs,
        signal,
      );
      return initial ? this.withoutWatchList() : outcome;
    } catch (error) {
      const failed = this.failed(error);
      const { status } = failed.error;
      return initial && (status === 400 || status === 422)
        ? this.withoutWatchList()
        : failed;
    }
  }

  private withoutWatchList(): ListWatchOutcome {
    this.watchListSupported = false;
    return { type: 'watchListUnsupported' };
  }

  private async pagedList(signal: AbortSignal): Promise<void> {
    const { api, resource, labelSelector, fieldSelector, store, budget } =
      this.options;
    const replacement = store.replace();
    this.setAside.begin();
    let resourceVersion: string | undefined;
    let next: string | undefined;
    do {
      const page = await api.list(resource, {
        labelSelector,
        fieldSelector,
        limit: PAGE_SIZE,
        continue: next,
        signal,
      });
      for (const object of page.items) {
        this.take(object, replacement);
        await budget.step();
      }
      signal.throwIfAborted();
      resourceVersion ??= page.resourceVersion;
      next = page.continue;
    } while (next);
    this.finish(replacement, resourceVersion);
  }

  /** Reads one watch to its end. Throws what the watch throws. */
  private async follow(
    options: {
      resourceVersion?: string;
      sendInitialEvents?: boolean;
      onOpen?: () => void;
    },
    onEvent: (event: WatchEvent, watchdog: Watchdog) => void,
    idleMs: number,
    signal: AbortSignal,
  ): Promise<ListWatchOutcome> {
    const { api, resource, budget, clock, random } = this.options;
    const { labelSelector, fieldSelector } = this.options;
    const abort = linkedAbort(signal);
    const watchdog = Watchdog.start({ clock, idleMs, onIdle: abort.abort });
    try {
      const events = api.watch(resource, {
        ...options,
        labelSelector,
        fieldSelector,
        timeoutSeconds: Math.round(MIN_WATCH_SECONDS * (1 + random())),
        signal: abort.signal,
      });
      for await (const event of events) {
        // What was buffered before the abort belongs to nobody: the next attempt gets it again.
        if (abort.signal.aborted) {
          break;
        }
        watchdog.heard();
        onEvent(event, watchdog);
        await budget.step();
      }
    } catch (error) {
      if (!watchdog.fired) {
        throw error;
      }
    } finally {
      watchdog.stop();
      abort.release();
    }
    return { type: watchdog.fired ? 'silent' : 'ended' };
  }

  private takeInitial(
    event: Exclude<WatchEvent, { type: 'BOOKMARK' }>,
    replacement: Replacement,
  ): void {
    if (event.type === 'ERROR') {
      throw this.watchFailed(event);
    }
    if (event.type !== 'DELETED') {
      this.take(event.object, replacement);
    } else if (isNamed(event.object)) {
      replacement.forget(event.object);
    }
  }

  private takeChange(event: WatchEvent): void {
    switch (event.type) {
      case 'ERROR':
        throw this.watchFailed(event);
      case 'BOOKMARK':
        this.resumeVersion = event.resourceVersion;
        return;
      case 'DELETED':
        if (isNamed(event.object)) {
          this.setAside.clear(event.object);
          this.options.store.remove(event.object);
        }
        break;
      default:
        this.take(event.object);
    }
    this.resumeVersion =
      event.object.metadata?.resourceVersion ?? this.resumeVersion;
  }

  /** An object that is named but cannot be taken stays as it was: it exists, so nothing may remove it. */
  private take(object: KubeObject, replacement?: Replacement): void {
    if (!isNamed(object)) {
      this.setAside.add(object, 'it has no metadata.name');
      return;
    }
    replacement?.keep(object);
    try {
      this.options.store.put(object);
      this.setAside.clear(object);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.setAside.add(object, reason);
    }
  }

  private finish(
    replacement: Replacement,
    resourceVersion: string | undefined,
  ): void {
    replacement.commit();
    this.setAside.finish();
    this.resumeVersion = resourceVersion;
    this.options.listener.onListComplete();
  }

  private failed(error: unknown) {
    return {
      type: 'failed' as const,
      error: explainCause(this.operation(), error),
    };
  }

  private watchFailed({ code, reason, message }: Failed): KubeError {
    return explainStatus(this.operation(), code, { reason, message });
  }

  private operation() {
    const { api, resource } = this.options;
    return {
      verb: 'watch',
      target: resourceName(resource),
      server: api.server,
    };
  }
}

/** The wire does not promise what the type says. */
function isNamed(object: KubeObject): boolean {
  const metadata: unknown = object.metadata;
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'name' in metadata &&
    typeof metadata.name === 'string' &&
    metadata.name !== ''
  );
}
