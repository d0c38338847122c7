// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { checkParameters } from './checkParameters';

const at = (path: string) => `parameters.${path}`;
const issuesOf = (schema: object, values?: object) =>
  checkParameters({ ...schema }, values && { ...values }, at).map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('checkParameters', () => {
  it('lets defaults stand for what is required, as far as objects have them', () => {
    const nested = {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', default: 'x' },
        inner: {
          type: 'object',
          default: {},
          required: ['size'],
          properties: { size: { type: 'integer', default: 1 } },
        },
      },
    };
    expect(issuesOf(nested)).toEqual([]);
    const values = { inner: {} };
    expect(issuesOf(nested, values)).toEqual([]);
    expect(values).toEqual({ inner: {} });
  });

  it('names the field at whatever depth', () => {
    const schema = {
      type: 'object',
      properties: {
        'a/b': {
          type: 'array',
          items: {
            type: 'object',
            required: ['x'],
            properties: { x: { type: 'integer', maximum: 3 } },
          },
        },
      },
    };
    expect(issuesOf(schema, { 'a/b': [{ x: 1 }, { x: 9 }, {}] })).toEqual([
      'parameters.a/b.1.x: must be <= 3',
      'parameters.a/b.2.x: is required',
    ]);
  });

  it('refuses what would be dropped, and only that', () => {
    const open = { type: 'object', properties: { a: {} } };
    expect(issuesOf(open, { b: 1 })).toEqual([
      'parameters.b: is not known to the type',
    ]);
    for (const more of [
      { additionalProperties: { type: 'integer' } },
      { anyOf: [{ properties: { b: {} } }] },
      { 'x-kubernetes-preserve-unknown-fields': true },
    ]) {
      expect(issuesOf({ ...open, ...more }, { b: 1 })).toEqual([]);
    }
    expect(checkParameters(undefined, { a: 1 }, at)).toHaveLength(1);
    expect(checkParameters(undefined, undefined, at)).toEqual([]);
  });

  it('takes alternatives for conditions on the fields that are named beside them', () => {
    const schema = {
      type: 'object',
      properties: {
        name: {},
        mode: { type: 'string' },
        size: { type: 'object', properties: { cpu: {} } },
      },
      oneOf: [
        {
          properties: {
            mode: { enum: ['big'] },
            size: { properties: { cpu: { type: 'integer' } } },
          },
          required: ['size'],
        },
        {
          properties: { mode: { enum: ['small'] } },
          not: { required: ['size'] },
        },
      ],
    };
    const big = { name: 'a', mode: 'big', size: { cpu: 1 } };
    expect(issuesOf(schema, big)).toEqual([]);
    expect(issuesOf(schema, { name: 'a', mode: 'small' })).toEqual([]);
    expect(issuesOf(schema, { ...big, mode: 'small' })).not.toEqual([]);
    expect(issuesOf(schema, { ...big, size: { ram: 1 } })).toEqual([
      'parameters.size.ram: is not known to the type',
    ]);
  });

  it('understands OpenAPI’s bounds and nulls, and leaves out extensions', () => {
    const schema = {
      type: 'object',
      'x-ui': { type: 7 },
      properties: {
        over: { type: 'number', minimum: 0, exclusiveMinimum: true },
        maybe: { type: 'string', nullable: true },
        minimum: { type: 'string', format: 'quantity', 'x-hint': [] },
      },
    };
    expect(issuesOf(schema, { over: 0, maybe: null, minimum: '1Gi' })).toEqual([
      'parameters.over: must be > 0',
    ]);
  });

  it('has no opinion where it cannot read the schema', () => {
    const goOnly = { properties: { a: { pattern: '(?i)x' } } };
    expect(issuesOf(goOnly, { a: 7, b: 1 })).toEqual([]);
    expect(issuesOf({ type: 'banana' }, { a: 7 })).toEqual([]);
  });
});
