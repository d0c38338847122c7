// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, onlyEntry } from '../json';
import {
  illegalArgument,
  illegalInShards,
  OpenSearchError,
} from '../OpenSearchError';
import { boundOf } from '../query/dateMath';
import { compareValues } from '../query/rangeQuery';
import { FieldMapping } from '../store/FieldMapping';
import { FieldValue, StoredDocument } from '../store/StoredDocument';
import { StoredIndex } from '../store/StoredIndex';
import { checkKeys } from './checkKeys';

/** The value a document is sorted by; null where it has none. */
export type SortValue = FieldValue | null;

interface SortField {
  readonly field: string;
  readonly direction: 1 | -1;
  readonly isMissingFirst: boolean;
  readonly isUnmappedFine: boolean;
}

const known = ['order', 'missing', 'unmapped_type', 'numeric_type'];
const elsewhere = ['mode', 'nested'];
const metaFields = ['_doc', '_id', '_seq_no', '_index', '_score'];
const textReason = (field: string) =>
  `Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead. Alternatively, set fielddata=true on [${field}] in order to load field data by uninverting the inverted index. Note that this can use significant memory.`;

/** Refuses fields that documents cannot be sorted or grouped by. */
export function checkFieldData(
  field: string,
  mapping: FieldMapping,
  index: string,
): void {
  if (mapping.type === 'text') {
    throw illegalInShards(textReason(field), index);
  }
  if (mapping.type === 'wildcard') {
    throw illegalInShards(
      `Can't load fielddata on [${field}] because fielddata is unsupported on fields of type [wildcard]. Use doc values instead.`,
      index,
    );
  }
}

/** The order of a search, with what goes on from where another ended. */
export class Sorting {
  /** Reads `sort`; throws what OpenSearch would refuse it with. */
  static parse(sort: unknown): Sorting {
    const given = sort === undefined ? [] : [sort].flat();
    return new Sorting(given.map(parseField));
  }

  private constructor(private readonly fields: readonly SortField[]) {}

  get isGiven(): boolean {
    return this.fields.length > 0;
  }

  check(index: StoredIndex): void {
    for (const { field, isUnmappedFine } of this.fields) {
      const mapping = index.mapping.field(field);
      if (mapping) checkFieldData(field, mapping, index.name);
      else if (!isUnmappedFine && !metaFields.includes(field)) {
        throw new OpenSearchError({
          status: 400,
          type: 'query_shard_exception',
          reason: `No mapping found for [${field}] in order to sort on`,
          details: { index: index.name, index_uuid: index.uuid },
          inShards: { index: index.name },
        });
      }
    }
  }

  valuesOf(document: StoredDocument, position: number): SortValue[] {
    return this.fields.map(({ field, direction }) => {
      switch (field) {
        case '_doc':
          return position;
        case '_id':
          return document.id;
        case '_seq_no':
          return document.sequence;
        case '_index':
          return document.index.name;
        case '_score':
          return 1;
        default: {
          const values = document.valuesOf(field);
          return values.length < 2
            ? values[0] ?? null
            : [...values].sort(
                (one, other) => direction * compareValues(one, other),
              )[0];
        }
      }
    });
  }

  compare(one: readonly SortValue[], other: readonly SortValue[]): number {
    for (const [index, sort] of this.fields.entries()) {
      const order = compareBy(sort, one[index], other[index]);
      if (order !== 0) return order;
    }
    return 0;
  }

  /** Reads `search_after`. */
  parseAfter(
    after: unknown,
    { name: index, mapping }: StoredIndex,
  ): SortValue[] {
    if (!this.isGiven) {
      throw illegalInShards('Sort must contain at least one field.', index);
    }
    const values = [after].flat();
    if (values.length !== this.fields.length) {
      throw illegalInShards(
        `search_after has ${values.length} value(s) but sort has ${this.fields.length}.`,
        index,
      );
    }
    return values.map((value, place) => {
      if (typeof value !== 'number' && typeof value !== 'string') return null;
      const { field } = this.fields[place];
      return mapping.field(field)?.type === 'date'
        ? boundOf(value, 'start', 0)
        : value;
    });
  }

  /** What an answer says of a document without a value. */
  shown(values: readonly SortValue[], index: StoredIndex): SortValue[] {
    return values.map((value, place) => {
      const { field, direction, isMissingFirst } = this.fields[place];
      const type = index.mapping.field(field)?.type;
      if (value !== null || type === 'keyword') return value;
      const isLargest = direction === 1 ? !isMissingFirst : isMissingFirst;
      if (type === 'float' || type === 'double') {
        return isLargest ? 'Infinity' : '-Infinity';
      }
      return isLargest ? 2 ** 63 : -(2 ** 63);
    });
  }
}

function compareBy(
  { direction, isMissingFirst }: SortField,
  one: SortValue,
  other: SortValue,
): number {
  const lost = (value: SortValue) =>
    value === null || Math.abs(Number(value)) >= 2 ** 63;
  if (lost(one) || lost(other)) {
    if (lost(one) && lost(other)) return 0;
    return lost(one) === isMissingFirst ? -1 : 1;
  }
  return direction * compareValues(one ?? 0, other ?? 0);
}

function parseField(given: unknown): SortField {
  const [field, options] =
    typeof given === 'string' ? [given, {}] : onlyEntry(given) ?? [];
  if (field === undefined) {
    throw illegalArgument('malformed sort format, within the sort array');
  }
  const {
    order,
    missing,
    unmapped_type: unmapped,
  } = isJsonObject(options)
    ? options
    : { order: options, missing: undefined, unmapped_type: undefined };
  if (isJsonObject(options)) checkKeys('field_sort', options, known, elsewhere);
  const usual = field === '_score' ? 'desc' : 'asc';
  const direction = String(order ?? usual).toLowerCase();
  if (direction !== 'asc' && direction !== 'desc') {
    throw illegalArgument(
      `No enum constant SortOrder.${direction.toUpperCase()}`,
    );
  }
  return {
    field,
    direction: direction === 'asc' ? 1 : -1,
    isMissingFirst: missing === '_first',
    isUnmappedFine: unmapped !== undefined,
  };
}
