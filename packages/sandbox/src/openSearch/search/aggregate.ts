// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { OpenSearchError, parsingError } from '../OpenSearchError';
import { Query } from '../query/Query';
import { parseQuery } from '../query/parseQuery';
import { FieldValue, StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';
import { dateHistogram } from './dateHistogram';
import { checkFieldData } from './sorting';

type Documents = readonly StoredDocument[];

/** What is counted, by name; sees the documents that a query found. */
export type Aggregator = (documents: Documents) => JsonObject;

interface AggregationContext {
  readonly now: number;
}

type Parser = (
  body: JsonObject,
  below: Aggregator,
  context: AggregationContext,
) => Aggregator;

const numbers = (values: readonly FieldValue[]) => values.map(Number);
const least = (one: number, other: number) => Math.min(one, other);
const most = (one: number, other: number) => Math.max(one, other);

const metrics: Readonly<
  Record<string, (values: readonly FieldValue[]) => number | null>
> = {
  min: values => (values.length > 0 ? numbers(values).reduce(least) : null),
  max: values => (values.length > 0 ? numbers(values).reduce(most) : null),
  sum: values => numbers(values).reduce((sum, each) => sum + each, 0),
  avg: values =>
    values.length > 0
      ? numbers(values).reduce((sum, each) => sum + each, 0) / values.length
      : null,
  value_count: values => values.length,
  cardinality: values => new Set(values).size,
};

const parsers: Readonly<Record<string, Parser>> = {
  ...Object.fromEntries(
    Object.keys(metrics).map(name => [
      name,
      ({ field }: JsonObject) => metric(name, String(field)),
    ]),
  ),
  terms: (body, below) => terms(body, below),
  date_histogram: (body, below) => dateHistogram(body, below),
  filter: (body, below, context) => filter(parseQuery(body, context), below),
  filters: ({ filters }, below, context) => {
    const each = Object.entries(isJsonObject(filters) ? filters : {}).map(
      ([name, query]) =>
        [name, filter(parseQuery(query, context), below)] as const,
    );
    return documents => ({
      buckets: Object.fromEntries(
        each.map(([name, bucket]) => [name, bucket(documents)]),
      ),
    });
  },
};

/** Reads `aggs`; throws what OpenSearch would refuse them with. */
export function parseAggregations(
  aggregations: unknown,
  context: AggregationContext,
): Aggregator {
  const entries = Object.entries(
    isJsonObject(aggregations) ? aggregations : {},
  ).map(([name, each]) => [name, parseOne(each, context)] as const);
  return documents =>
    Object.fromEntries(entries.map(([name, each]) => [name, each(documents)]));
}

function parseOne(value: unknown, context: AggregationContext): Aggregator {
  const {
    aggs,
    aggregations = aggs,
    meta: _,
    ...own
  } = isJsonObject(value) ? value : {};
  const [type, body] = Object.entries(own)[0] ?? ['', {}];
  const parser = parsers[type];
  if (!parser) throw parsingError(`Unknown aggregation type [${type}]`);
  return parser(
    isJsonObject(body) ? body : {},
    parseAggregations(aggregations, context),
    context,
  );
}

/** The values of a field; refuses fields that cannot be counted by. */
export function aggregatedValues(
  documents: Documents,
  field: string,
): FieldValue[] {
  checkIndices(documents, field);
  return documents.flatMap(document => document.valuesOf(field));
}

function checkIndices(documents: Documents, field: string): void {
  for (const index of new Set(documents.map(document => document.index))) {
    const mapping = index.mapping.field(field);
    if (mapping) checkFieldData(field, mapping, index.name);
  }
}

function metric(name: string, field: string): Aggregator {
  return documents => {
    const value = metrics[name](aggregatedValues(documents, field));
    const isInstant =
      (name === 'min' || name === 'max' || name === 'avg') &&
      typeOf(documents, field) === 'date';
    return {
      value,
      ...(isInstant &&
        value !== null && { value_as_string: new Date(value).toISOString() }),
    };
  };
}

function filter(query: Query, below: Aggregator): Aggregator {
  return documents => {
    const found = documents.filter(document => query(document.index)(document));
    return { doc_count: found.length, ...below(found) };
  };
}

interface Bucket {
  readonly key: FieldValue;
  readonly documents: StoredDocument[];
}

function terms(body: JsonObject, below: Aggregator): Aggregator {
  const { field, size = 10, order, min_doc_count: fewest = 1 } = body;
  const path = String(field);
  const compare = bucketOrder(order);
  return documents => {
    checkIndices(documents, path);
    const buckets = new Map<FieldValue, Bucket>();
    for (const document of documents) {
      for (const key of new Set(document.valuesOf(path))) {
        const bucket = buckets.get(key) ?? { key, documents: [] };
        buckets.set(key, bucket);
        bucket.documents.push(document);
      }
    }
    const all = [...buckets.values()]
      .filter(bucket => bucket.documents.length >= Number(fewest))
      .sort(compare);
    const given = all.slice(0, Number(size));
    const count = (each: readonly Bucket[]) =>
      each.reduce((sum, bucket) => sum + bucket.documents.length, 0);
    const type = typeOf(documents, path);
    return {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: count(all) - count(given),
      buckets: given.map(bucket => ({
        ...keyOf(bucket.key, type),
        doc_count: bucket.documents.length,
        ...below(bucket.documents),
      })),
    };
  };
}

function keyOf(key: FieldValue, type: string | undefined): JsonObject {
  if (type === 'date') {
    return { key, key_as_string: new Date(key).toISOString() };
  }
  return type === 'boolean'
    ? { key, key_as_string: String(key === 1) }
    : { key };
}

function bucketOrder(order: unknown): (one: Bucket, other: Bucket) => number {
  const wanted = [order ?? { _count: 'desc' }]
    .flat()
    .flatMap(each => Object.entries(isJsonObject(each) ? each : {}));
  const by: Readonly<Record<string, (bucket: Bucket) => FieldValue>> = {
    _count: bucket => bucket.documents.length,
    _key: bucket => bucket.key,
  };
  const unknown = wanted.find(([name]) => !(name in by));
  if (unknown) {
    throw new OpenSearchError({
      status: 501,
      type: 'not_in_the_sandbox',
      reason: `the sandbox orders buckets by _count and _key only, not by [${unknown[0]}]`,
    });
  }
  return (one, other) => {
    for (const [name, direction] of [...wanted, ['_key', 'asc'] as const]) {
      const [left, right] = [by[name](one), by[name](other)];
      if (left !== right) {
        return (left < right ? -1 : 1) * (direction === 'desc' ? -1 : 1);
      }
    }
    return 0;
  };
}

function typeOf(documents: Documents, field: string): string | undefined {
  const indices = new Set<StoredIndex>(documents.map(({ index }) => index));
  return [...indices]
    .map(index => index.mapping.field(field)?.type)
    .find(type => type !== undefined);
}
