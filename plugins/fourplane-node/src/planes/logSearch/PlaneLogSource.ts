// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogContext,
  LogHistogram,
  LogPage,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Clock } from '../../cache/Clock';
import { IndexFilter, IndexPosition, LogIndex } from '../LogIndex';
import { LogFilter, LogSearch, LogSource } from '../LogSource';
import { Answer, Asked, askIndex } from './askedSource';
import { checkCount, checkFields, timesOf } from './checkedQuery';
import { foundLineOf } from './foundLineOf';
import { histogramBars } from './histogramBars';
import { linesAround, toldAround } from './linesAround';
import { levelSums } from './levelSums';
import { LogCursor, readCursor, searchKey, writeCursor } from './logCursor';
import { mergePages, PageOfIndex } from './mergePages';
import {
  SearchedIndex,
  searchedIndices,
  SearchedIndicesOptions,
} from './SearchedIndices';

/** Settings of a {@link PlaneLogSource}. */
export interface PlaneLogSourceOptions extends SearchedIndicesOptions {
  readonly clock: Clock;
}

type Options = { readonly signal: AbortSignal };

const MAX_LIMIT = 1_000;
const MAX_BARS = 300;
const MAX_CONTEXT = 500;

/** {@link LogSource} that finds whose lines are meant from stored objects, and asks where their planes' logs are kept. */
export class PlaneLogSource implements LogSource {
  static create(options: PlaneLogSourceOptions): PlaneLogSource {
    return new PlaneLogSource(options);
  }

  /** Since when what does not answer does not, an ISO 8601 instant each. */
  private readonly failing = new Map<LogIndex, string>();

  private constructor(private readonly options: PlaneLogSourceOptions) {}

  async search(search: LogSearch, { signal }: Options): Promise<LogPage> {
    signal.throwIfAborted();
    const { from, to } = timesOf(search);
    checkFields(search.fields);
    checkCount('limit', search.limit, 1, MAX_LIMIT);
    const cursor =
      search.cursor === undefined
        ? undefined
        : readCursor(search.cursor, search);
    const until = cursor?.until ?? Math.min(to, this.options.clock.now());
    const { indices, missing } = this.indicesOf(search);
    const order = search.order === 'oldestFirst' ? 'asc' : 'desc';
    const going = indices.filter(({ key }) => cursor?.sources[key] !== 'end');
    const asked = await Promise.all(
      going.map(async searched => {
        const began = beganAt(cursor, searched.key, order);
        const query = { ...filterOf(search, searched.scopes), from, to: until };
        const page = { ...query, order, limit: search.limit, after: began };
        const result = await this.ask(
          searched,
          () => searched.index.search({ ...page, order }, { signal }),
          signal,
        );
        return { searched, began, result };
      }),
    );
    const pages = asked.flatMap(({ searched, began, result }): PageOfIndex[] =>
      result.state === 'answered'
        ? [{ key: searched.key, page: result.answer, began }]
        : [],
    );
    const { lines, sources } = mergePages(pages, search.limit, order);
    const ended = Object.entries(cursor?.sources ?? {}).filter(
      ([, position]) => position === 'end',
    );
    const hasMore = pages.some(({ key }) => sources[key] !== 'end');
    const next: LogCursor = {
      search: searchKey(search),
      until,
      time: lines.at(-1)?.line.position.key[0] ?? cursor?.time,
      sources: cursorSources({ ...Object.fromEntries(ended), ...sources }),
    };
    return {
      lines: lines.map(({ key, line }) =>
        foundLineOf(line, indexOfKey(indices, key)),
      ),
      ...(hasMore && { next: writeCursor(next) }),
      until: new Date(until).toISOString(),
      sources: [...asked.map(({ result }) => result.source), ...missing],
    };
  }

  async histogram(
    filter: LogFilter & { readonly bars: number },
    { signal }: Options,
  ): Promise<LogHistogram> {
    signal.throwIfAborted();
    const times = timesOf(filter);
    checkFields(filter.fields);
    checkCount('bars', filter.bars, 1, MAX_BARS);
    const bars = histogramBars(times.from, times.to, filter.bars);
    const { indices, missing } = this.indicesOf(filter);
    const asked = await Promise.all(
      indices.map(searched => {
        const query = {
          ...filterOf(filter, searched.scopes),
          ...times,
          // As far as a search would go.
          to: Math.min(times.to, this.options.clock.now()),
          bars,
        };
        return this.ask(
          searched,
          () => searched.index.count(query, { signal }),
          signal,
        );
      }),
    );
    const counts = asked.flatMap(each =>
      each.state === 'answered' ? [each.answer] : [],
    );
    const levels = levelSums(
      counts.map(each => each.levels),
      bars.count,
    );
    const isEstimate = counts.some(each => each.isEstimate);
    return {
      start: new Date(bars.start).toISOString(),
      stepSeconds: bars.stepSeconds,
      count: bars.count,
      levels,
      total: Object.values(levels)
        .flat()
        .reduce((sum, count) => sum + count, 0),
      ...(isEstimate && { isEstimate }),
      sources: [...asked.map(({ source }) => source), ...missing],
    };
  }

  async context(
    query: {
      readonly deployment: RefOf<'deployment'>;
      readonly id: string;
      readonly before: number;
      readonly after: number;
    },
    { signal }: Options,
  ): Promise<LogContext> {
    signal.throwIfAborted();
    checkCount('before', query.before, 0, MAX_CONTEXT);
    checkCount('after', query.after, 0, MAX_CONTEXT);
    const { indices, missing } = this.indicesOf({
      deployments: [query.deployment],
    });
    const [searched] = indices;
    if (!searched) {
      return { before: [], after: [], sources: [...missing] };
    }
    const asked = await this.ask(
      searched,
      () => linesAround(searched, query, signal),
      signal,
    );
    return { ...toldAround(asked, searched), sources: [asked.source] };
  }

  private async ask<T extends Answer>(
    searched: SearchedIndex,
    ask: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<Asked<T>> {
    const asked = await askIndex(searched, ask, signal);
    const { index } = searched;
    if (asked.state === 'answered') {
      this.failing.delete(index);
      return asked;
    }
    const now = new Date(this.options.clock.now()).toISOString();
    const since = this.failing.get(index) ?? now;
    this.failing.set(index, since);
    return { ...asked, source: { ...asked.source, since } };
  }

  private indicesOf({ deployments }: Pick<LogFilter, 'deployments'>) {
    return searchedIndices(deployments, this.options);
  }
}

/** Of a source that was not asked before, or that failed, from the last line given on. */
function beganAt(
  cursor: LogCursor | undefined,
  key: string,
  order: 'asc' | 'desc',
): IndexPosition | undefined {
  const position = cursor?.sources[key];
  if (position && position !== 'end') {
    return position;
  }
  return cursor?.time === undefined
    ? undefined
    : {
        key: [cursor.time, order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER - 1],
        given: [],
      };
}

function cursorSources(
  sources: Readonly<Record<string, IndexPosition | 'end'>>,
): LogCursor['sources'] {
  return Object.fromEntries(
    Object.entries(sources).map(([key, position]) => [
      key,
      position === 'end'
        ? position
        : { key: [...position.key], given: [...position.given] },
    ]),
  );
}

function filterOf(
  { from, to, text, fields, levels, pods, containers }: LogFilter,
  scopes: IndexFilter['scopes'],
): IndexFilter {
  return { scopes, from, to, text, fields, levels, pods, containers };
}

function indexOfKey(
  indices: readonly SearchedIndex[],
  key: string,
): SearchedIndex {
  const found = indices.find(each => each.key === key);
  if (!found) {
    throw new Error(`There is no index ${key}`);
  }
  return found;
}
