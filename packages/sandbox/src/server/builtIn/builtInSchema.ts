// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import recordedSchemas from './builtInSchemas.json';

type RecordedSchema = Schema & { $ref?: string };

// what a real server describes itself with; test/conformance/recordSchemas.ts writes it
const recorded = recordedSchemas as unknown as Readonly<
  Record<string, RecordedSchema>
>;
const resolved = new Map<string, Schema>();

/** The members of a type that can be anything are kept as they are. */
function isAnything(schema: RecordedSchema): boolean {
  return (
    !schema.properties &&
    !schema.additionalProperties &&
    (!schema.type || schema.type === 'object')
  );
}

function resolveNode(node: RecordedSchema): Schema {
  const { $ref, properties: _properties, ...own } = node;
  if ($ref) {
    return { ...resolveType($ref), ...own };
  }
  const values = valueSchema(node);
  return {
    ...own,
    ...(node.items ? { items: resolveNode(node.items) } : {}),
    ...(values ? { additionalProperties: resolveNode(values) } : {}),
  };
}

function resolveType(name: string): Schema {
  const known = resolved.get(name);
  if (known) {
    return known;
  }
  const source = recorded[name];
  if (name === 'util.intstr.IntOrString') {
    const schema: Schema = { 'x-kubernetes-int-or-string': true, goType: name };
    resolved.set(name, schema);
    return schema;
  }
  if (name === 'api.resource.Quantity' || isAnything(source)) {
    const schema: Schema = {
      'x-kubernetes-preserve-unknown-fields': true,
      goType: name,
    };
    resolved.set(name, schema);
    return schema;
  }
  const properties: Record<string, Schema> = {};
  const schema: Schema = { ...resolveNode(source), goType: name };
  if (source.properties) {
    schema.properties = properties;
  }
  // known before its members are: a type may hold itself
  resolved.set(name, schema);
  for (const [member, property] of Object.entries(source.properties ?? {})) {
    properties[member] = resolveNode(property);
  }
  return schema;
}

/** The schema of a type of a built-in kind, such as `core.v1.PodSpec`; throws for a name that is none. */
export function builtInSchema(name: string): Schema {
  if (!(name in recorded)) {
    throw new Error(`no schema is recorded of ${name}`);
  }
  return resolveType(name);
}

/** The schema of a kind: `apps.v1.Deployment` for `apps/v1` `Deployment`. */
export function builtInKindSchema(type: {
  group: string;
  version: string;
  kind: string;
}): Schema {
  const group = type.group ? type.group.split('.')[0] : 'core';
  return builtInSchema(`${group}.${type.version}.${type.kind}`);
}
