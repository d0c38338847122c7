// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { OpenSearchError } from '../OpenSearchError';

export const fieldTypes = [
  'keyword',
  'text',
  'wildcard',
  'date',
  'long',
  'integer',
  'float',
  'double',
  'boolean',
  'object',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** How values of a field are kept and found. */
export interface FieldMapping {
  readonly type: FieldType;
  /** Longer values are not found. */
  readonly ignoreAbove?: number;
  /** As it was declared, for `_mapping`. */
  readonly declared: JsonObject;
  /** Of a field within a field, as `pod_name.keyword`, the one its values are from. */
  readonly valuesOf?: string;
}

/** What dynamic mapping makes of a string. */
export const dynamicText: JsonObject = {
  type: 'text',
  fields: { keyword: { type: 'keyword', ignore_above: 256 } },
};

const isFieldType = (type: unknown): type is FieldType =>
  fieldTypes.some(known => known === type);

/** The fields that a declaration makes, by their path. */
export function declaredFields(
  path: string,
  declared: JsonObject,
): Map<string, FieldMapping> {
  const { type = 'object', properties, fields } = declared;
  if (!isFieldType(type)) {
    throw new OpenSearchError({
      status: 400,
      type: 'mapper_parsing_exception',
      within: 'Failed to parse mapping [_doc]',
      reason: `No handler for type [${type}] declared on field [${path
        .split('.')
        .at(-1)}]`,
    });
  }
  const made = new Map<string, FieldMapping>();
  if (type !== 'object') made.set(path, mappingOf(type, declared));
  for (const [name, each] of entriesOf(properties)) {
    const below = path ? `${path}.${name}` : name;
    declaredFields(below, each).forEach((field, key) => made.set(key, field));
  }
  for (const [name, each] of entriesOf(fields)) {
    declaredFields(`${path}.${name}`, each).forEach((field, key) =>
      made.set(key, { ...field, valuesOf: path }),
    );
  }
  return made;
}

function entriesOf(value: unknown): [string, JsonObject][] {
  return Object.entries(isJsonObject(value) ? value : {}).filter(
    (entry): entry is [string, JsonObject] => isJsonObject(entry[1]),
  );
}

function mappingOf(type: FieldType, declared: JsonObject): FieldMapping {
  const { ignore_above: ignoreAbove, properties: _, ...rest } = declared;
  return {
    type,
    ...(typeof ignoreAbove === 'number' && { ignoreAbove }),
    declared: {
      ...rest,
      ...(ignoreAbove !== undefined && { ignore_above: ignoreAbove }),
      ...(type === 'wildcard' && { doc_values: false }),
    },
  };
}

const DATE =
  /^\d{4}-\d\d(-\d\d(T\d\d(:\d\d(:\d\d([.,]\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?)?)?$/;

/** How a value of a field nobody declared is mapped; undefined for one that says nothing. */
export function dynamicMapping(value: unknown): JsonObject | undefined {
  switch (typeof value) {
    case 'string':
      return DATE.test(value) ? { type: 'date' } : dynamicText;
    case 'number':
      return { type: Number.isInteger(value) ? 'long' : 'float' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return undefined;
  }
}
