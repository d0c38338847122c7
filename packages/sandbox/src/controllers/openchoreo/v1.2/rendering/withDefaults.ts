// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SchemaHolder, Values } from '../objects';

interface Node {
  $ref?: string;
  $defs?: Record<string, Node>;
  default?: unknown;
  properties?: Record<string, Node>;
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values with a parameter schema's defaults filled in, the Kubernetes way: nested ones only inside a present object. */
export function withDefaults(
  schema: SchemaHolder | undefined,
  values: Values | undefined,
): Values {
  const root = (schema?.openAPIV3Schema ?? {}) as Node;
  const filled = fill(root, values ?? {}, root.$defs ?? {});
  return isObject(filled) ? filled : {};
}

function fill(
  node: Node,
  value: unknown,
  definitions: Record<string, Node>,
): unknown {
  const target = node.$ref?.replace('#/$defs/', '');
  const schema: Node = target ? { ...definitions[target], ...node } : node;
  const present = value === undefined ? schema.default : value;
  if (!isObject(present) || !schema.properties) return present;
  const filled: Values = { ...present };
  for (const [name, property] of Object.entries(schema.properties)) {
    const inner = fill(property, present[name], definitions);
    if (inner !== undefined) filled[name] = inner;
  }
  return filled;
}
