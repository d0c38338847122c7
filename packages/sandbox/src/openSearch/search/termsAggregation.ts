// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { notInTheSandbox } from '../OpenSearchError';
import { FieldValue, StoredDocument } from '../store/StoredDocument';
import { Aggregator, checkIndices, typeOf } from './Aggregator';
import { checkKeys } from './checkKeys';

const known = ['field', 'size', 'order', 'min_doc_count', 'include', 'missing'];
const elsewhere = [
  'collect_mode',
  'exclude',
  'execution_hint',
  'format',
  'script',
  'shard_min_doc_count',
  'shard_size',
  'show_term_doc_count_error',
  'value_type',
];

interface Bucket {
  readonly key: FieldValue;
  readonly documents: StoredDocument[];
}

/** Counts documents by the values of a field; reads the body of `terms`. */
export function termsAggregation(
  body: JsonObject,
  below: Aggregator,
): Aggregator {
  checkKeys('terms', body, known, elsewhere);
  const { field, size = 10, order, min_doc_count: fewest = 1 } = body;
  const { include, missing } = body;
  const wanted = Array.isArray(include) ? new Set<unknown>(include) : undefined;
  if (include !== undefined && !wanted) {
    throw notInTheSandbox('[include] of [terms] by a pattern');
  }
  const path = String(field);
  const compare = bucketOrder(order);
  const valuesOf = (document: StoredDocument): readonly FieldValue[] => {
    const values = document.fieldValues(path);
    return values.length === 0 && missing !== undefined
      ? [typeof missing === 'number' ? missing : String(missing)]
      : values;
  };
  return documents => {
    checkIndices(documents, path);
    const buckets = new Map<FieldValue, Bucket>();
    for (const document of documents) {
      for (const key of new Set(valuesOf(document))) {
        if (wanted && !wanted.has(key)) continue;
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
    throw notInTheSandbox(`buckets in the order of [${unknown[0]}]`);
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
