// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel, Problem } from '@fourplane/plugin-fourplane-common';

/**
 * Whose lines: what all pods of a deployment have and no others, from stored objects. Nothing that comes with a request is
 * ever part of it.
 */
export interface LogScope {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
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
  readonly scope: LogScope;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Where the search is after this line. */
  readonly position: IndexPosition;
}

/** A page; `position` is how far it has come, absent at the end. Fewer lines than wanted may have been found before it. */
export interface IndexPage {
  readonly lines: readonly IndexedLine[];
  readonly position?: IndexPosition;
}

/** How many lines there are in each of `count` equal times from `start` on. */
export interface IndexBars {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stepSeconds: number;
  readonly count: number;
}

/** What there is to search. */
export interface IndexExtent {
  /** When lines are dropped, where it is known: an ISO 8601 instant before which nothing is kept. */
  readonly keptSince?: string;
  /** Of what it has and does not search, why, in a sentence. */
  readonly leftOut?: Pick<Problem, 'what' | 'mend'>;
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
  ): Promise<Readonly<Record<LogLevel, readonly number[]>>>;
  /** The line with an id, where it is one of the scope's. */
  line(
    query: { readonly scope: LogScope; readonly id: string },
    options: { readonly signal: AbortSignal },
  ): Promise<IndexedLine | undefined>;
  /** What there is to search. */
  extent(options: { readonly signal: AbortSignal }): Promise<IndexExtent>;
}
