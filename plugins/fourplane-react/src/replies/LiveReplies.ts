// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  LIVE_CHANNEL,
  liveMessageSchema,
} from '@fourplane/plugin-fourplane-common';
import type {
  Query,
  QueryCacheNotifyEvent,
  QueryClient,
} from '@tanstack/react-query';
import type { ReplyOutcome } from './ReplyOutcome';

/** How often a reply is fetched again while nothing has proved that live updates arrive, in milliseconds. */
export const FALLBACK_REFETCH_MS = 30_000;
/** The same once they have: the net under messages lost while the socket was down. */
export const LIVE_REFETCH_MS = 300_000;
/** Shortest time between two fetches of one reply that live messages cause. */
const SPACING_MS = 250;

/** Options of {@link LiveReplies.create}. */
export interface LiveRepliesOptions {
  readonly queryClient: QueryClient;
  /** Absent where the signals plugin is not installed. */
  readonly signals?: SignalApi;
}

/**
 * Looks again at every reply whose key the live channel announces. A key announced while its reply is under way counts
 * as well, however late the reply tells its key; bursts come down to one fetch at a time.
 */
export class LiveReplies {
  readonly #queryClient: QueryClient;
  readonly #signals?: SignalApi;
  readonly #announcedAt = new Map<string, number>();
  readonly #underWaySince = new Map<string, number>();
  readonly #lookedAt = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #turn = 0;

  static create(options: LiveRepliesOptions): LiveReplies {
    return new LiveReplies(options);
  }

  private constructor(options: LiveRepliesOptions) {
    this.#queryClient = options.queryClient;
    this.#signals = options.signals;
  }

  /** How long a reply may stay unasked, in milliseconds; one without a key is never announced. */
  refetchInterval(query: Query): number {
    const outcome = outcomeIn(query);
    const isSettled =
      outcome?.state === 'present' && outcome.refreshFailure === undefined;
    const isAnnounced = isSettled && outcome.meta.liveKey !== undefined;
    const isLiveProven = this.#turn > 0;
    return isAnnounced && isLiveProven ? LIVE_REFETCH_MS : FALLBACK_REFETCH_MS;
  }

  /** Starts listening; returns the stop. */
  start(): () => void {
    const leaveCache = this.#queryClient
      .getQueryCache()
      .subscribe(event => this.#onCacheEvent(event));
    const subscription = this.#signals?.subscribe(LIVE_CHANNEL, message =>
      this.#onMessage(message),
    );
    return () => {
      leaveCache();
      subscription?.unsubscribe();
      this.#timers.forEach(timer => clearTimeout(timer));
      this.#timers.clear();
    };
  }

  #onMessage(message: unknown) {
    const parsed = liveMessageSchema.safeParse(message);
    if (!parsed.success) {
      return;
    }
    this.#turn += 1;
    if (this.#underWaySince.size === 0) {
      this.#announcedAt.clear();
    }
    parsed.data.keys.forEach(key => this.#announcedAt.set(key, this.#turn));
    for (const query of this.#queryClient.getQueryCache().getAll()) {
      if (this.#announcedIn(query) === this.#turn) {
        this.#lookAgain(query);
      }
    }
  }

  #onCacheEvent(event: QueryCacheNotifyEvent) {
    const { queryHash } = event.query;
    if (event.type === 'removed') {
      this.#underWaySince.delete(queryHash);
      this.#lookedAt.delete(queryHash);
    }
    if (event.type !== 'updated') {
      return;
    }
    if (event.action.type === 'fetch') {
      this.#underWaySince.set(queryHash, this.#turn);
      this.#lookedAt.set(queryHash, Date.now());
    } else if (event.action.type === 'success') {
      const since = this.#underWaySince.get(queryHash) ?? this.#turn;
      this.#underWaySince.delete(queryHash);
      if (this.#announcedIn(event.query) > since) {
        this.#lookAgain(event.query);
      }
    } else if (event.action.type === 'error') {
      this.#underWaySince.delete(queryHash);
    }
  }

  /** The turn in which the query's reply was last announced; -1 when it was not. */
  #announcedIn(query: Query): number {
    const outcome = outcomeIn(query);
    const key = outcome?.state === 'present' ? outcome.meta.liveKey : undefined;
    return (key === undefined ? undefined : this.#announcedAt.get(key)) ?? -1;
  }

  #lookAgain({ queryHash, queryKey }: Query) {
    if (this.#timers.has(queryHash)) {
      return;
    }
    const lookedAt = this.#lookedAt.get(queryHash) ?? 0;
    const look = () => {
      this.#timers.delete(queryHash);
      // A fetch under way is left alone: when it ends, #onCacheEvent sees the announcement.
      this.#queryClient.invalidateQueries(
        { queryKey, exact: true },
        { cancelRefetch: false },
      );
    };
    const wait = Math.max(0, lookedAt + SPACING_MS - Date.now());
    this.#timers.set(queryHash, setTimeout(look, wait));
  }
}

/** Every query of this client is a {@link replyQuery}, which the cache's own types cannot say. */
function outcomeIn(query: Query): ReplyOutcome<unknown> | undefined {
  return query.state.data as ReplyOutcome<unknown> | undefined;
}
