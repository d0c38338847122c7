// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import { builtInSchema } from '../../builtIn/builtInSchema';
import { StatusError } from '../../http/StatusError';
import type { ResourceType } from '../../resources/ResourceType';
import { apiVersionOf } from '../../resources/ResourceType';
import type { Schema } from '../../schema/Schema';
import { valueSchema } from '../../schema/Schema';
import { goText } from '../goText';
import { itemStep, itemsByStep } from './fieldSetOf';
import { pathText } from './FieldSet';
import type { FieldType } from './FieldType';
import { fieldTypeOf, metadataType } from './fieldTypeOf';

const metadataSchema = builtInSchema('meta.v1.ObjectMeta');

const shown = (value: unknown) => `&{${goText(value)}}`;
const detail = (value: unknown) =>
  typeof value === 'string' ? JSON.stringify(value) : goText(value);

function numeric(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return undefined;
  }
  const word =
    { string: 'string', boolean: 'bool' }[typeof value as 'string'] ??
    (Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}');
  return `expected numeric (int or float), got ${word}`;
}

const EXPECTED: Record<string, (value: unknown) => string | undefined> = {
  object: value =>
    isJsonObject(value) ? undefined : `expected map, got ${shown(value)}`,
  array: value =>
    Array.isArray(value) ? undefined : `expected list, got ${shown(value)}`,
  integer: value => numeric(value),
  number: value => numeric(value),
  string: value =>
    typeof value === 'string'
      ? undefined
      : `expected string, got &value.valueUnstructured{Value:${detail(value)}}`,
  boolean: value =>
    typeof value === 'boolean'
      ? undefined
      : `expected boolean, got &value.valueUnstructured{Value:${detail(
          value,
        )}}`,
};

function typeProblem(value: unknown, schema: Schema): string | undefined {
  if (
    value === null ||
    value === undefined ||
    schema['x-kubernetes-int-or-string'] ||
    !schema.type
  ) {
    return undefined;
  }
  return EXPECTED[schema.type]?.(value);
}

function listProblems(
  items: readonly unknown[],
  type: FieldType,
  path: string,
): string[] {
  return [...itemsByStep(type.list, items)]
    .filter(([, same]) => same.length > 1)
    .map(([step]) => `${path}: duplicate entries for key ${pathText([step])}`);
}

function problemsOf(
  value: unknown,
  schema: Schema,
  type: FieldType,
  path: string,
): string[] {
  const problem = typeProblem(value, schema);
  if (problem) {
    return [`${path}: ${problem}`];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return [
      ...listProblems(value, type, path),
      ...(items
        ? value.flatMap((item, index) =>
            problemsOf(
              item,
              items,
              type.item,
              `${path}${pathText([itemStep(type.list, item) ?? `i:${index}`])}`,
            ),
          )
        : []),
    ];
  }
  if (!isJsonObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const below = schema.properties?.[name] ?? valueSchema(schema);
    const known = type.member(name);
    const at = `${path}.${name}`;
    if (!known) {
      return [`${at}: field not declared in schema`];
    }
    return below ? problemsOf(member, below, known, at) : [];
  });
}

/** What of an object does not fit the schema of its kind: type by type, not value by value. */
export function schemaProblems(
  type: ResourceType,
  object: JsonObject,
): string[] {
  const { apiVersion: _a, kind: _k, metadata, ...rest } = object;
  return [
    ...problemsOf(metadata, metadataSchema, metadataType, '.metadata'),
    ...problemsOf(rest, type.schema ?? {}, fieldTypeOf(type), ''),
  ];
}

/**
 * Throws what an apply is answered whose object does not fit the schema of its kind. Unlike
 * other writes, an apply takes no unknown fields and no items twice.
 */
export function checkApplied(type: ResourceType, applied: JsonObject): void {
  const problems = schemaProblems(type, applied);
  if (problems.length === 0) {
    return;
  }
  const { metadata } = applied;
  const named = isJsonObject(metadata) ? metadata : {};
  const group = type.group ? apiVersionOf(type) : `/${type.version}`;
  const text =
    problems.length === 1
      ? problems[0]
      : `errors:\n${problems.map(each => `  ${each}`).join('\n')}`;
  throw new StatusError({
    code: 500,
    message: `failed to create typed patch object (${named.namespace ?? ''}/${
      named.name ?? ''
    }; ${group}, Kind=${type.kind}): ${text}`,
  });
}
