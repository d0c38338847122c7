// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import { goKind } from '../write/goText';

/** Where a value stands: the type that has it, and the way there from the whole object. */
export interface DecodedField {
  readonly owner: string;
  readonly path: string;
}

/** A value that is not of its type. */
export interface TypeMismatch {
  readonly value: unknown;
  readonly schema: Schema;
}

/** A value that cannot be read into its type, in the words of Kubernetes' decoder. */
export class DecodeError extends Error {
  constructor(
    text: string,
    /** What does not fit; undefined for a value of the right type that means nothing. */
    readonly mismatch?: TypeMismatch,
  ) {
    super(text);
    this.name = 'DecodeError';
  }
}

/** What Go calls a JSON value; of numbers that do not fit, with the number. */
function goWord(value: unknown, schema: Schema): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    const isUnfit =
      schema.type === 'integer' || schema['x-kubernetes-int-or-string'];
    return isUnfit ? `number ${value}` : 'number';
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** What Go calls the type of a schema. */
function goType(schema: Schema): string {
  const values = valueSchema(schema);
  if (schema.properties) {
    return (schema.goType ?? 'struct').replace(/^\w+\./, '');
  }
  if (values) {
    return `map[string]${goType(values)}`;
  }
  if (schema['x-kubernetes-int-or-string']) {
    return 'int32';
  }
  switch (schema.type) {
    case 'array':
      return `[]${goType(schema.items ?? {})}`;
    case 'integer':
      return schema.format ?? 'int64';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    default:
      return schema.format === 'byte' ? '[]uint8' : 'string';
  }
}

/** What Kubernetes says when it restores a value it holds in memory instead of reading a text. */
export function restoreComplaint(error: DecodeError): string {
  if (!error.mismatch) {
    return error.message;
  }
  const { value, schema } = error.mismatch;
  const kind = goKind(value);
  if (schema.properties) {
    return `cannot restore struct from: ${kind}`;
  }
  if (schema.type === 'array' || schema.type === 'object') {
    const word = schema.type === 'array' ? 'slice' : 'map';
    return `cannot restore ${word} from ${kind}`;
  }
  if (schema['x-kubernetes-int-or-string']) {
    return `json: cannot unmarshal ${kind} into Go value of type int32`;
  }
  return schema.type === 'string' || kind !== 'string'
    ? `cannot convert ${kind} to ${goType(schema)}`
    : `unrecognized type: ${goType(schema)}`;
}

/** The error of a value of the wrong JSON type. */
export function cannotUnmarshal(
  value: unknown,
  schema: Schema,
  { owner, path }: DecodedField,
): DecodeError {
  const place = owner ? `Go struct field ${owner}.${path}` : 'Go value';
  return new DecodeError(
    `json: cannot unmarshal ${goWord(
      value,
      schema,
    )} into ${place} of type ${goType(schema)}`,
    { value, schema },
  );
}
