// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { analyze } from '../query/analyze';
import { instantOf } from '../query/dateMath';
import { FieldMapping } from './FieldMapping';
import { StoredIndex } from './StoredIndex';

/** A value as it is compared: dates are milliseconds since 1970, booleans 0 and 1. */
export type FieldValue = string | number;

interface DocumentOptions {
  readonly index: StoredIndex;
  readonly id: string;
  readonly source: JsonObject;
  readonly shard: number;
  readonly sequence: number;
}

/** A document of an index. What is asked often of it is worked out once. */
export class StoredDocument {
  static create(options: DocumentOptions): StoredDocument {
    return new StoredDocument(options);
  }

  readonly index: StoredIndex;
  readonly id: string;
  readonly source: JsonObject;
  readonly shard: number;
  /** Counts what its shard was given. */
  readonly sequence: number;
  private instant?: number;
  private words?: Map<string, readonly string[]>;

  private constructor(options: DocumentOptions) {
    this.index = options.index;
    this.id = options.id;
    this.source = options.source;
    this.shard = options.shard;
    this.sequence = options.sequence;
  }

  /** The values of a field that can be found; none where it is not mapped. */
  valuesOf(path: string): readonly FieldValue[] {
    const mapping = this.index.mapping.field(path);
    if (!mapping) return [];
    if (path === '@timestamp') {
      this.instant ??= Number(this.read(path, mapping)[0]);
      return Number.isNaN(this.instant) ? [] : [this.instant];
    }
    const [top] = path.split('.', 1);
    const shared = this.source[top];
    if (!isJsonObject(shared)) return this.read(path, mapping);
    // objects are shared by the documents of a container
    const known = this.index.valuesWithin(shared);
    const values = known.get(path) ?? this.read(path, mapping);
    known.set(path, values);
    return values;
  }

  /** The same, of what every document has, too. */
  fieldValues(path: string): readonly FieldValue[] {
    switch (path) {
      case '_index':
        return [this.index.name];
      case '_id':
        return [this.id];
      default:
        return this.valuesOf(path);
    }
  }

  /** The words of a text field, in order. */
  wordsOf(path: string): readonly string[] {
    const known = this.words?.get(path);
    if (known) return known;
    const words = this.valuesOf(path).flatMap(value => analyze(String(value)));
    this.words ??= new Map();
    this.words.set(path, words);
    return words;
  }

  private read(path: string, mapping: FieldMapping): readonly FieldValue[] {
    return rawValues(this.source, mapping.valuesOf ?? path).flatMap(
      value => comparable(value, mapping) ?? [],
    );
  }
}

/** The values at a path; a key of the source may hold a dot itself. */
function rawValues(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap(each => rawValues(each, path));
  if (path === '') return [value];
  if (!isJsonObject(value)) return [];
  const direct = value[path];
  if (direct !== undefined) return rawValues(direct, '');
  return Object.entries(value).flatMap(([key, below]) =>
    path.startsWith(`${key}.`)
      ? rawValues(below, path.slice(key.length + 1))
      : [],
  );
}

function comparable(
  value: unknown,
  { type, ignoreAbove }: FieldMapping,
): FieldValue | undefined {
  if (value === null || typeof value === 'object') return undefined;
  switch (type) {
    case 'date':
      return instantOf(value);
    case 'boolean':
      return value === true || value === 'true' ? 1 : 0;
    case 'long':
    case 'integer':
    case 'float':
    case 'double': {
      const number = Number(value);
      return Number.isNaN(number) ? undefined : number;
    }
    default: {
      const text = String(value);
      return ignoreAbove !== undefined && text.length > ignoreAbove
        ? undefined
        : text;
    }
  }
}
