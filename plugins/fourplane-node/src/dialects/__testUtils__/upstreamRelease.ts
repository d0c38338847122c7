// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { KubeObject } from '../../kube/KubeObject';

const DATA = path.resolve(
  __dirname,
  '../../../../../../shared/data/openchoreo',
);

/** A schema as a CustomResourceDefinition writes it. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

/** A release of OpenChoreo as it was published: its definitions and its samples. */
export interface UpstreamRelease {
  readonly tag: string;
  samples(): KubeObject[];
  /** The schema of a kind by the file name of its definition, `<group>_<plural>`. */
  definition(file: string): JsonSchema;
}

/** Runs tests over a release. Without its data they are reported as skipped, by name. */
export function describeRelease(
  tag: string,
  tests: (release: UpstreamRelease) => void,
): void {
  const folder = path.join(DATA, tag);
  const describeIt = existsSync(folder) ? describe : describe.skip;
  describeIt(`OpenChoreo ${tag}`, () =>
    tests({
      tag,
      samples: () => samplesIn(path.join(folder, 'samples')),
      definition: file =>
        definitionIn(path.join(folder, 'crds', `${file}.yaml`)),
    }),
  );
}

function samplesIn(folder: string): KubeObject[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file =>
      parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')),
    )
    .map((document): KubeObject | null => document.toJS())
    .filter(object => object !== null)
    .filter(object => object.metadata?.name !== undefined);
}

function definitionIn(file: string): JsonSchema {
  const crd: {
    spec: { versions: { schema: { openAPIV3Schema: JsonSchema } }[] };
  } = parse(readFileSync(file, 'utf8'));
  return crd.spec.versions[0].schema.openAPIV3Schema;
}

/** Whether a path is in a schema; array items and map values are gone through without being named. */
export function declares(
  schema: JsonSchema | undefined,
  [name, ...rest]: readonly string[],
): boolean {
  if (!schema) {
    return false;
  }
  if (name === undefined || schema['x-kubernetes-preserve-unknown-fields']) {
    return true;
  }
  if (schema.items) {
    return declares(schema.items, [name, ...rest]);
  }
  if (typeof schema.additionalProperties === 'object') {
    return declares(schema.additionalProperties, [name, ...rest]);
  }
  return declares(schema.properties?.[name], rest);
}

/** What a schema has against a value: unknown fields, missing ones, wrong types. Metadata is the API server's own. */
export function schemaErrors(
  schema: JsonSchema,
  value: unknown,
  at = '',
): string[] {
  if (at === '.metadata' || schema['x-kubernetes-preserve-unknown-fields']) {
    return [];
  }
  if (typeOf(value) !== (schema.type === 'integer' ? 'number' : schema.type)) {
    return [`${at}: is no ${schema.type}`];
  }
  if (schema.enum && !schema.enum.includes(value)) {
    return [`${at}: is none of ${schema.enum.join(', ')}`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      schemaErrors(schema.items ?? {}, item, `${at}[${index}]`),
    );
  }
  return typeOf(value) === 'object' ? fieldErrors(schema, value, at) : [];
}

function fieldErrors(schema: JsonSchema, value: unknown, at: string): string[] {
  const fields = Object.entries(Object(value));
  const names = new Set(fields.map(([name]) => name));
  return [
    ...(schema.required ?? [])
      .filter(name => !names.has(name))
      .map(name => `${at}.${name}: is required`),
    ...fields.flatMap(([name, field]) => {
      const declared =
        schema.properties?.[name] ??
        (typeof schema.additionalProperties === 'object'
          ? schema.additionalProperties
          : undefined);
      return declared
        ? schemaErrors(declared, field, `${at}.${name}`)
        : [`${at}.${name}: is unknown`];
    }),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}
