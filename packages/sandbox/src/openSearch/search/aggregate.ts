// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { notInTheSandbox, parsingError } from '../OpenSearchError';
import { Matcher, Query } from '../query/Query';
import { parseQuery } from '../query/parseQuery';
import { FieldValue, StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';
import { checkKeys } from './checkKeys';
import { dateHistogram } from './dateHistogram';
import { aggregatedValues, Aggregator, Documents, typeOf } from './Aggregator';
import { termsAggregation } from './termsAggregation';

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

/** What OpenSearch knows and the sandbox does not. */
const elsewhere = [
  'auto_date_histogram',
  'composite',
  'date_range',
  'extended_stats',
  'global',
  'histogram',
  'nested',
  'percentiles',
  'range',
  'rare_terms',
  'significant_terms',
  'stats',
  'top_hits',
];

const parsers: Readonly<Record<string, Parser>> = {
  ...Object.fromEntries(
    Object.keys(metrics).map(name => [
      name,
      (body: JsonObject) => {
        checkKeys(
          name,
          body,
          ['field'],
          ['format', 'missing', 'script', 'precision_threshold'],
        );
        return metric(name, String(body.field));
      },
    ]),
  ),
  terms: (body, below) => termsAggregation(body, below),
  date_histogram: (body, below) => dateHistogram(body, below),
  filter: (body, below, context) => filter(parseQuery(body, context), below),
  filters: (body, below, context) => filtersAggregation(body, below, context),
  missing: (body, below) => {
    checkKeys('missing', body, ['field'], ['missing']);
    const { field } = body;
    return documents => {
      const without = documents.filter(
        document => document.fieldValues(String(field)).length === 0,
      );
      return { doc_count: without.length, ...below(without) };
    };
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
  if (!parser) {
    throw elsewhere.includes(type)
      ? notInTheSandbox(`[${type}] aggregations`)
      : parsingError(`Unknown aggregation type [${type}]`);
  }
  return parser(
    isJsonObject(body) ? body : {},
    parseAggregations(aggregations, context),
    context,
  );
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

function filtersAggregation(
  body: JsonObject,
  below: Aggregator,
  context: AggregationContext,
): Aggregator {
  checkKeys('filters', body, ['filters', 'other_bucket', 'other_bucket_key']);
  const { filters, other_bucket: isWanted, other_bucket_key: otherKey } = body;
  const isList = Array.isArray(filters);
  const each = Object.entries(
    isJsonObject(filters) || isList ? filters : {},
  ).map(([name, query]) => ({ name, query: parseQuery(query, context) }));
  const hasOther = isWanted === true || otherKey !== undefined;
  return documents => {
    const isFound = ({ query }: (typeof each)[number]) => {
      const byIndex = new Map<StoredIndex, Matcher>();
      return (document: StoredDocument) => {
        const { index } = document;
        const matches = byIndex.get(index) ?? query(index);
        byIndex.set(index, matches);
        return matches(document);
      };
    };
    const matchers = each.map(isFound);
    const bucket = (found: Documents) => ({
      doc_count: found.length,
      ...below(found),
    });
    const named = each.map(
      ({ name }, place) =>
        [name, bucket(documents.filter(matchers[place]))] as const,
    );
    const others = hasOther
      ? [
          [
            String(otherKey ?? '_other_'),
            bucket(
              documents.filter(
                document => !matchers.some(matches => matches(document)),
              ),
            ),
          ] as const,
        ]
      : [];
    const all = [...named, ...others];
    return {
      buckets: isList
        ? all.map(([, counted]) => counted)
        : Object.fromEntries(all),
    };
  };
}
