// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import {
  illegalArgument,
  illegalInShards,
  noShards,
  notInTheSandbox,
  OpenSearchError,
  parsingError,
} from '../OpenSearchError';
import { always, Query } from '../query/Query';
import { parseQuery } from '../query/parseQuery';
import { StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';
import { parseAggregations } from './aggregate';
import { Aggregator } from './Aggregator';
import { SourceFilter, sourceFilter } from './sourceFilter';
import { Sorting, SortValue } from './sorting';

/** An index as a search sees it. */
export interface SearchedIndex {
  readonly index: StoredIndex;
  readonly documents: readonly StoredDocument[];
  /** Whether its shards have a node. */
  readonly isThere: boolean;
}

interface Found {
  readonly document: StoredDocument;
  readonly sort: readonly SortValue[];
}

const LARGEST_WINDOW = 10_000;
const COUNTED = 10_000;

const known = [
  'query',
  'sort',
  'from',
  'size',
  'search_after',
  'track_total_hits',
  '_source',
  'aggs',
  'aggregations',
  'pit',
  'timeout',
  'stored_fields',
  'track_scores',
  'version',
  'seq_no_primary_term',
];

/** What OpenSearch knows and the sandbox does not. */
const elsewhere = [
  'collapse',
  'docvalue_fields',
  'explain',
  'fields',
  'highlight',
  'indices_boost',
  'min_score',
  'post_filter',
  'profile',
  'rescore',
  'script_fields',
  'slice',
  'stats',
  'suggest',
  'terminate_after',
];

/** One question of `_search`. Reading it throws what OpenSearch would refuse it with. */
export class Search {
  static parse(body: JsonObject, now: number): Search {
    const unknown = Object.keys(body).find(key => !known.includes(key));
    if (unknown !== undefined) {
      if (elsewhere.includes(unknown)) {
        throw notInTheSandbox(`[${unknown}] of searches`);
      }
      throw unknownKey(unknown, body[unknown]);
    }
    if (body.query !== undefined && !isJsonObject(body.query)) {
      throw unknownKey('query', body.query);
    }
    return new Search(body, now);
  }

  private readonly query: Query;
  private readonly sorting: Sorting;
  private readonly aggregator: Aggregator | undefined;
  private readonly source: SourceFilter;
  private readonly from: number;
  private readonly size: number;

  private constructor(private readonly body: JsonObject, now: number) {
    const { query, aggs, aggregations = aggs, from = 0, size = 10 } = body;
    this.query =
      query === undefined ? () => always : parseQuery(query, { now });
    this.sorting = Sorting.parse(body.sort);
    this.aggregator =
      aggregations === undefined
        ? undefined
        : parseAggregations(aggregations, { now });
    this.source = sourceFilter(body._source);
    this.from = countOf('from', from);
    this.size = countOf('size', size);
  }

  /** The answer, without `took`. */
  run(indices: readonly SearchedIndex[], allowPartial: boolean): JsonObject {
    const there = withNodes(indices, allowPartial);
    const refused: { index: string; error: OpenSearchError }[] = [];
    const matched = there.flatMap(each => {
      try {
        return [this.matched(each)];
      } catch (error) {
        if (!(error instanceof OpenSearchError)) throw error;
        refused.push({ index: each.index.name, error });
        return [];
      }
    });
    const [first] = refused;
    if (first && matched.length === 0) throw first.error;
    if (first && !allowPartial) throw first.error.inSomeShards();
    const documents = matched.flatMap(each => each.documents);
    const found = this.ordered(matched);
    const page = found.slice(this.from, this.from + this.size);
    return {
      timed_out: false,
      _shards: shardsOf(indices, refused.length),
      hits: {
        ...totalOf(this.body.track_total_hits, documents.length),
        max_score: this.sorting.isGiven || page.length === 0 ? null : 1,
        hits: page.map(each => this.hit(each)),
      },
      ...(this.aggregator && { aggregations: this.aggregator(documents) }),
    };
  }

  /** What is found in an index; throws what its shards would refuse. */
  private matched(searched: SearchedIndex): SearchedIndex {
    const { index, documents } = searched;
    this.check(index);
    return { ...searched, documents: documents.filter(this.query(index)) };
  }

  private check(index: StoredIndex): void {
    const window = this.from + this.size;
    if (window > LARGEST_WINDOW) {
      throw illegalInShards(
        `Result window is too large, from + size must be less than or equal to: [${LARGEST_WINDOW}] but was [${window}]. See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] index level setting.`,
        index.name,
      );
    }
    this.sorting.check(index);
    if (this.body.search_after !== undefined) {
      this.sorting.parseAfter(this.body.search_after, index);
    }
  }

  private ordered(indices: readonly SearchedIndex[]): Found[] {
    const { search_after: after } = this.body;
    const found: Found[] = [];
    for (const { index, documents } of indices) {
      const from =
        after === undefined ? undefined : this.sorting.parseAfter(after, index);
      for (const [position, document] of documents.entries()) {
        const sort = this.sorting.valuesOf(document, position);
        if (!from || this.sorting.compare(sort, from) > 0) {
          found.push({ document, sort });
        }
      }
    }
    return this.sorting.isGiven
      ? found.sort((one, other) => this.sorting.compare(one.sort, other.sort))
      : found;
  }

  private hit({ document, sort }: Found): JsonObject {
    const source = this.source(document.source);
    return {
      _index: document.index.name,
      _id: document.id,
      _score: this.sorting.isGiven ? null : 1,
      ...(source && { _source: source }),
      ...(this.sorting.isGiven && {
        sort: this.sorting.shown(sort, document.index),
      }),
    };
  }
}

/** Those that can be searched; throws where it must not, or cannot, be answered from them alone. */
export function withNodes(
  indices: readonly SearchedIndex[],
  allowPartial: boolean,
): readonly SearchedIndex[] {
  const lost = indices.filter(({ isThere }) => !isThere);
  if (lost.length === 0) return indices;
  if (!allowPartial) throw noShards(lost.map(({ index }) => index.name));
  if (lost.length === indices.length) throw noShards();
  return indices.filter(({ isThere }) => isThere);
}

/** What `_shards` says. */
export function shardsOf(
  indices: readonly SearchedIndex[],
  failed = 0,
): JsonObject {
  const count = (each: readonly SearchedIndex[]) =>
    each.reduce((sum, { index }) => sum + index.shards, 0);
  const there = count(indices.filter(({ isThere }) => isThere));
  return {
    total: count(indices),
    successful: there - failed,
    skipped: 0,
    failed,
  };
}

function totalOf(tracked: unknown, count: number): JsonObject {
  if (tracked === false) return {};
  const counted = tracked === true ? Infinity : COUNTED;
  const most = typeof tracked === 'number' ? tracked : counted;
  return {
    total: {
      value: Math.min(count, most),
      relation: count > most ? 'gte' : 'eq',
    },
  };
}

function unknownKey(key: string, value: unknown): OpenSearchError {
  const whole = Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
  const token =
    typeof value === 'object' ? whole : `VALUE_${typeof value}`.toUpperCase();
  return parsingError(`Unknown key for a ${token} in [${key}].`);
}

function countOf(name: string, value: unknown): number {
  const count = Number(value);
  if (count < 0) {
    throw illegalArgument(
      `[${name}] parameter cannot be negative, found [${count}]`,
    );
  }
  return count;
}
