// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { simplePattern } from '../query/simplePattern';
import { FieldType } from '../store/FieldMapping';
import { StoredIndex } from '../store/StoredIndex';

const notAggregatable: readonly string[] = ['text', 'wildcard'];

interface Options {
  /** Names and patterns. */
  readonly fields: readonly string[];
  /** Whether indices that lack a field are told of, too. */
  readonly includeUnmapped: boolean;
}

/** What `_field_caps` says: of which types a field is in which indices, and what can be done with it. */
export function fieldCapabilities(
  indices: readonly StoredIndex[],
  { fields, includeUnmapped }: Options,
): JsonObject {
  const types = indices.map(
    index => [index.name, typesOf(index, fields)] as const,
  );
  const paths = new Set(types.flatMap(([, byPath]) => [...byPath.keys()]));
  return {
    indices: indices.map(({ name }) => name),
    fields: Object.fromEntries(
      [...paths].map(path => {
        const byType = new Map<string, string[]>();
        for (const [name, byPath] of types) {
          const type =
            byPath.get(path) ?? (includeUnmapped ? 'unmapped' : undefined);
          if (type) byType.set(type, [...(byType.get(type) ?? []), name]);
        }
        const differs = byType.size > 1;
        return [
          path,
          Object.fromEntries(
            [...byType].map(([type, names]) => [
              type,
              { ...capability(type), ...(differs && { indices: names }) },
            ]),
          ),
        ];
      }),
    ),
  };
}

function capability(type: string): JsonObject {
  const isField = type !== 'object' && type !== 'unmapped';
  return {
    type,
    searchable: isField,
    aggregatable: isField && !notAggregatable.includes(type),
  };
}

/** The wanted fields of an index, with the objects they are in. */
function typesOf(
  { mapping }: StoredIndex,
  wanted: readonly string[],
): ReadonlyMap<string, FieldType> {
  const types = new Map<string, FieldType>();
  for (const pattern of wanted.map(simplePattern)) {
    for (const [path, { type }] of mapping.matching(pattern)) {
      types.set(path, type);
      const parts = path.split('.');
      for (let length = parts.length - 1; length > 0; length -= 1) {
        const above = parts.slice(0, length).join('.');
        if (!mapping.field(above)) types.set(above, 'object');
      }
    }
  }
  return types;
}
