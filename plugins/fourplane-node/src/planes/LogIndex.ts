// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel, Problem } from '@fourplane/plugin-fourplane-common';
import { LogFieldFilter } from './LogSource';
import { ObserverOwner } from './observer/ObserverOwner';

/**
 * Whose lines: what all pods of a deployment have and no others, from stored objects. Nothing that comes with a request is
 * ever part of it.
 */
export interface LogScope {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The same in OpenChoreo's own words; absent where it is not known. */
  readonly owner?: ObserverOwner;
}

/** Which lines of some scopes. Without a scope there are none. */
export interface IndexFilter {
  readonly scopes: readonly LogScope[];
  /** Milliseconds since 1970, inclusive. */
  readonly from: number;
  /** Milliseconds since 1970, exclusive. */
  readonly to: number;
  /** Text the line has, as it stands and whatever its case. */
  readonly text?: string;
  /** All of these. */
  readonly fields?: readonly LogFieldFilter[];
  /** Any of these; all when absent. */
  readonly levels?: readonly LogLevel[];
  readonly pods?: readonly string[];
  readonly containers?: readonly string[];
}

/** How far a search has come: the last line's place, and which lines of that very place have been given. */
export interface IndexPosition {
  readonly key: readonly [number, number];
  readonly given: readonly string[];
}

/** A search of one page. */
export interface IndexSearch extends IndexFilter {
  readonly order: 'asc' | 'desc';
  /** Lines wanted, at least one. */
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: IndexPosition;
}

/** A line that is one of a scope's. */
export interface IndexedLine {
  /** One line's for ever: its millisecond, and what the index knows it by. */
  readonly id: string;
  /** With nanoseconds. */
  readonly at: string;
  readonly text: string;
  readonly level: LogLevel;
  /** Of a line that is one JSON object. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What its shipper wrote about it. */
  readonly shipped: Readonly<Record<string, unknown>>;
  readonly scope: LogScope;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Where the search is after this line. */
  readonly position: IndexPosition;
}

/** Of what it has, or should have, what is not searched and why, in a sentence. */
export type LeftOut = Pick<Problem, 'what' | 'mend'>;

/** A page; `position` is how far it has come, absent at the end. Fewer lines than wanted may have been found before it. */
export interface IndexPage {
  readonly lines: readonly IndexedLine[];
  readonly position?: IndexPosition;
  readonly leftOut?: LeftOut;
}

/** How many lines there are in each of `count` equal times from `start` on. */
export interface IndexBars {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stepSeconds: number;
  readonly count: number;
}

/** How many lines there are in each bar, by level. */
export interface IndexCounts {
  readonly levels: Readonly<Record<LogLevel, readonly number[]>>;
  /** Whether the numbers may be other than of the lines that a search finds. */
  readonly isEstimate: boolean;
  readonly leftOut?: LeftOut;
}

/** What there is to search. */
export interface IndexExtent {
  /** When lines are dropped, where it is known: an ISO 8601 instant before which nothing is kept. */
  readonly keptSince?: string;
  readonly leftOut?: LeftOut;
}

/**
 * Lines of many containers, kept where they can be searched. Rejects with a `LogArchiveError`, or with the signal's reason.
 */
export interface LogIndex {
  /** For people: `OpenSearch`. */
  readonly title: string;
  /**
   * In the order of time; of the same millisecond in one that is always the same. The pages of a search hold every line
   * once that was there when it began.
   */
  search(
    search: IndexSearch,
    options: { readonly signal: AbortSignal },
  ): Promise<IndexPage>;
  /** For every level a count for each bar. */
  count(
    filter: IndexFilter & { readonly bars: IndexBars },
    options: { readonly signal: AbortSignal },
  ): Promise<IndexCounts>;
  /** The line with an id, where it is one of the scope's. */
  line(
    query: { readonly scope: LogScope; readonly id: string },
    options: { readonly signal: AbortSignal },
  ): Promise<IndexedLine | undefined>;
  /** What there is to search. */
  extent(options: { readonly signal: AbortSignal }): Promise<IndexExtent>;
}
