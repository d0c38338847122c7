// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../../schema/Schema';
import { valueSchema } from '../../schema/Schema';
import type { FieldType, ListOwnership } from './FieldType';
import { scalarValue, untypedValue } from './FieldType';

function listOwnership(schema: Schema): ListOwnership {
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return { by: 'value' };
    case 'map': {
      const keys = schema['x-kubernetes-list-map-keys'] ?? [];
      const properties = schema.items?.properties ?? {};
      return {
        by: 'keys',
        keys,
        defaults: Object.fromEntries(
          keys
            .filter(key => properties[key]?.default !== undefined)
            .map(key => [key, properties[key].default]),
        ),
      };
    }
    default:
      return { by: 'whole' };
  }
}

function memberSchema(schema: Schema, name: string): Schema | undefined {
  return schema.properties?.[name] ?? valueSchema(schema);
}

/**
 * How a value of a structural schema is owned. With the type of metadata, the value is a whole
 * resource.
 */
export function schemaType(schema: Schema, metadata?: FieldType): FieldType {
  const members = new Map<string, FieldType>();
  const keepsUnknown =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true;
  const isUntyped = keepsUnknown && !schema.properties && !schema.items;
  if (isUntyped && !metadata) {
    return untypedValue;
  }
  const isResource =
    metadata !== undefined || schema['x-kubernetes-embedded-resource'] === true;
  const find = (name: string): FieldType | undefined => {
    if (isResource && (name === 'apiVersion' || name === 'kind')) {
      return scalarValue;
    }
    if (metadata && name === 'metadata') {
      return metadata;
    }
    const found = memberSchema(schema, name);
    if (found) {
      return schemaType(found);
    }
    return keepsUnknown ? untypedValue : undefined;
  };
  let item: FieldType | undefined;
  return {
    isWhole: schema['x-kubernetes-map-type'] === 'atomic',
    list: listOwnership(schema),
    isField: name =>
      schema.properties?.[name] !== undefined ||
      (isResource && ['apiVersion', 'kind', 'metadata'].includes(name)),
    member: name => {
      const known = members.get(name) ?? find(name);
      if (known) {
        members.set(name, known);
      }
      return known;
    },
    get item() {
      item ??= schema.items ? schemaType(schema.items) : untypedValue;
      return item;
    },
  };
}
