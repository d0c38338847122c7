// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A JSON schema, of which nothing is certain. */
export type Schema = Readonly<Record<string, unknown>>;

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas of a keyword that holds schemas by name. */
export function namedSchemas(value: unknown): [string, unknown][] {
  return isSchema(value) ? Object.entries(value) : [];
}

/** The texts of a keyword that holds names. */
export function names(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(name => typeof name === 'string')
    : [];
}

/** The one type besides `null`, or what a schema without the keyword implies; several where it may be any of them. */
export function typesOf(schema: Schema): readonly string[] {
  const { type } = schema;
  if (typeof type === 'string') {
    return [type];
  }
  if (Array.isArray(type)) {
    return names(type).filter(name => name !== 'null');
  }
  if (isSchema(schema.properties) || isSchema(schema.additionalProperties)) {
    return ['object'];
  }
  return schema.items === undefined ? [] : ['array'];
}
