// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogContext,
  LogHistogram,
  LogLevel,
  LogPage,
  RefOf,
} from '@fourplane/plugin-fourplane-common';

/**
 * What a field of a line has. It is one of a line that is one JSON object, by its name or a way of names with dots between
 * them (`request.path`), or one that the shipper wrote about the line (`stream`, `kubernetes.host`,
 * `kubernetes.container_image`, `kubernetes.labels.version`); of a list any item. Numbers and booleans are compared as JSON
 * writes them.
 *
 * @public
 */
export interface LogFieldFilter {
  /** At most 200 letters. */
  readonly name: string;
  /** `equals`: letter by letter. `contains`: whatever the case. */
  readonly operator: 'equals' | 'contains';
  /** At most 1,000 letters, none of which is an operator. */
  readonly value: string;
  /** Lines in which it is not so, which those without the field are, too. */
  readonly isExcluded?: boolean;
}

/** Which lines. @public */
export interface LogFilter {
  /**
   * Components in environments, as stored: they alone say whose lines are meant, and nothing else of a filter can add to
   * them. A caller names only such as its own caller may read. None at all finds nothing.
   */
  readonly deployments: readonly RefOf<'deployment'>[];
  /** Milliseconds since 1970, inclusive. */
  readonly from: number;
  /** Milliseconds since 1970, after `from`, exclusive. */
  readonly to: number;
  /** Text the line has, as it stands and whatever its case; no character of it is an operator. */
  readonly text?: string;
  /** All of these; at most 10. */
  readonly fields?: readonly LogFieldFilter[];
  /** Any of these; all when absent. */
  readonly levels?: readonly LogLevel[];
  readonly pods?: readonly string[];
  readonly containers?: readonly string[];
}

/** A page of the lines a filter lets through. @public */
export interface LogSearch extends LogFilter {
  readonly order: 'newestFirst' | 'oldestFirst';
  /** At most 1,000. */
  readonly limit: number;
  /** `next` of the page before, of the same filter and order. */
  readonly cursor?: string;
}

/**
 * Searches the logs of what runs on data planes, wherever each plane's are kept.
 *
 * What goes wrong with one source is told in the reply's `sources`, and the lines of others are there. Rejects with an
 * `InputError` for a cursor, an id or times that make no sense, and with the signal's reason when that aborts.
 *
 * @public
 */
export interface LogSource {
  search(
    search: LogSearch,
    options: { readonly signal: AbortSignal },
  ): Promise<LogPage>;
  /** About `bars` bars, at most 300, each a whole number of seconds. */
  histogram(
    filter: LogFilter & { readonly bars: number },
    options: { readonly signal: AbortSignal },
  ): Promise<LogHistogram>;
  /** Lines around the one with this `id`, which must be of this deployment; at most 500 on either side. */
  context(
    query: {
      readonly deployment: RefOf<'deployment'>;
      readonly id: string;
      readonly before: number;
      readonly after: number;
    },
    options: { readonly signal: AbortSignal },
  ): Promise<LogContext>;
}
