// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { resolveSchema } from '../dialects/reading/resolveSchema';
import { readShorthand } from '../dialects/reading/shorthandSchema';
import { checkParameters } from '../dialects/writing/checkParameters';
import { fillForm } from './__testUtils__/fillForm';
import { formSchemaOf } from './formSchemaOf';

function formOf(schema: unknown) {
  const form = formSchemaOf(schema);
  if (form.state !== 'form') {
    throw new Error(form.problem);
  }
  return form;
}

/** What the form of a type gives, with what form, backend and type have against it. */
function submitted(schema: object, written: JsonObject = {}) {
  const resolved = resolveSchema(schema);
  if (resolved.state !== 'resolved') {
    throw new Error(resolved.problem);
  }
  const { schema: form } = formOf(resolved.schema);
  const { values, errors } = fillForm(form, written);
  const refused = checkParameters(resolved.schema, values, path => path);
  return {
    values,
    errors: [
      ...errors,
      ...refused.map(({ path, message }) => `type: ${path} ${message}`),
    ],
  };
}

const object = (
  properties: object,
  required?: string[],
  rest: object = {},
) => ({
  type: 'object',
  properties,
  ...(required && { required }),
  ...rest,
});
const text = { type: 'string' };

const deep = (levels: number): object =>
  levels === 0
    ? object({ leaf: { type: 'string', default: 'green' } })
    : object({ below: deep(levels - 1) });

interface Case {
  readonly schema: object;
  readonly written?: JsonObject;
  readonly values: JsonObject;
}

/** Types, what somebody writes into their forms, and what is submitted. */
const cases: Record<string, Case> = {
  'plain fields with defaults': {
    schema: object({
      replicas: { type: 'integer', format: 'int32', default: 1, minimum: 0 },
      policy: { type: 'string', enum: ['Always', 'Never'], default: 'Never' },
      zone: text,
      share: { type: 'number', minimum: 0, exclusiveMinimum: true },
      on: { type: 'boolean', default: true },
    }),
    written: { share: 0.5 },
    values: { replicas: 1, policy: 'Never', share: 0.5, on: true },
  },
  'nothing at all': { schema: object({}), values: {} },
  'definitions, and defaults of objects within objects': {
    schema: object({ resources: { $ref: '#/$defs/Resources' } }, undefined, {
      $defs: {
        Quantity: object({ cpu: { ...text, default: '100m' } }, undefined, {
          default: {},
        }),
        Resources: object(
          {
            requests: { $ref: '#/$defs/Quantity' },
            limits: { $ref: '#/$defs/Quantity' },
          },
          undefined,
          { default: {} },
        ),
      },
    }),
    values: {
      resources: { requests: { cpu: '100m' }, limits: { cpu: '100m' } },
    },
  },
  'twelve levels': {
    schema: deep(12),
    values: JSON.parse(
      `${'{"below":'.repeat(12)}{"leaf":"green"}${'}'.repeat(12)}`,
    ),
  },
  'an optional object of which something must be given, left alone': {
    schema: object({
      cache: object({ host: text, port: { type: 'integer', default: 6379 } }, [
        'host',
      ]),
    }),
    values: {},
  },
  'the same, written into': {
    schema: object({
      cache: object({ host: text, port: { type: 'integer', default: 6379 } }, [
        'host',
      ]),
    }),
    written: { cache: { host: 'valkey' } },
    values: { cache: { host: 'valkey', port: 6379 } },
  },
  'a required object with required parts': {
    schema: object(
      {
        cache: object({ host: text, tls: object({ ca: text }, ['ca']) }, [
          'host',
        ]),
      },
      ['cache'],
    ),
    written: { cache: { host: 'valkey' } },
    values: { cache: { host: 'valkey' } },
  },
  'lists of objects': {
    schema: object(
      {
        rules: {
          type: 'array',
          minItems: 1,
          items: object(
            {
              path: text,
              weight: { type: 'integer', default: 100 },
              headers: {
                type: 'array',
                items: object({ name: text }, ['name']),
              },
            },
            ['path'],
          ),
        },
      },
      ['rules'],
    ),
    written: { rules: [{ path: '/', headers: [{ name: 'x' }] }] },
    values: { rules: [{ path: '/', weight: 100, headers: [{ name: 'x' }] }] },
  },
  'a map': {
    schema: object({
      labels: { type: 'object', additionalProperties: text, default: {} },
      ports: {
        type: 'object',
        additionalProperties: object({ port: { type: 'integer' } }, ['port']),
      },
    }),
    written: { labels: { team: 'a' }, ports: { http: { port: 80 } } },
    values: { labels: { team: 'a' }, ports: { http: { port: 80 } } },
  },
  'fields that Kubernetes keeps whatever they are': {
    schema: object({
      free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      freer: { 'x-kubernetes-preserve-unknown-fields': true },
    }),
    written: { free: { a: 'b' } },
    values: { free: { a: 'b' } },
  },
  'a number or a text': {
    schema: object({
      port: { 'x-kubernetes-int-or-string': true, default: 80 },
      target: { 'x-kubernetes-int-or-string': true },
    }),
    written: { target: 'http' },
    values: { port: 80, target: 'http' },
  },
  'several types': {
    schema: object({
      one: { type: ['string', 'null'] },
      two: { type: ['integer', 'string'] },
    }),
    written: { one: 'a', two: 7 },
    values: { one: 'a', two: 7 },
  },
  'what may be null': {
    schema: object({
      a: { type: 'string', nullable: true, default: null },
      b: { type: 'string', nullable: true, enum: ['x', null] },
    }),
    values: {},
  },
  'shapes to choose from, told apart by a field': {
    schema: object(
      {
        storage: {
          oneOf: [
            object({ kind: { enum: ['none'] } }, ['kind']),
            object(
              { kind: { enum: ['disk'] }, size: { ...text, default: '1Gi' } },
              ['kind', 'size'],
            ),
          ],
        },
      },
      ['storage'],
    ),
    written: { storage: { kind: 'disk' } },
    values: { storage: { kind: 'disk', size: '1Gi' } },
  },
  'the same, not required and left alone': {
    schema: object({
      storage: {
        oneOf: [
          object({ kind: { const: 'memory' }, limit: text }, ['kind', 'limit']),
          object({ kind: { const: 'disk' }, size: text }, ['kind', 'size']),
        ],
      },
    }),
    values: {},
  },
  'fields of which one is given, as Kubernetes writes it': {
    schema: object(
      {
        name: text,
        git: object({ url: text, branch: { ...text, default: 'main' } }, [
          'url',
        ]),
        image: text,
      },
      ['name'],
      { oneOf: [{ required: ['git'] }, { required: ['image'] }] },
    ),
    written: { name: 'a', image: 'b' },
    values: { name: 'a', image: 'b' },
  },
  'fields of which at least one is given': {
    schema: object({ a: text, b: text, c: text }, undefined, {
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    }),
    written: { a: '1', b: '2' },
    values: { a: '1', b: '2' },
  },
  'fields of which at least one is given, with more said of each': {
    schema: object({ a: text, b: { type: 'integer' }, c: text }, undefined, {
      anyOf: [
        { required: ['a'], properties: { a: { minLength: 2 } } },
        { required: ['b'], properties: { b: { minimum: 2 } } },
      ],
    }),
    written: { a: '12', b: 3, c: 'd' },
    values: { a: '12', b: 3, c: 'd' },
  },
  'conditions in parts': {
    schema: object({
      name: {
        type: 'string',
        allOf: [{ minLength: 2 }, { maxLength: 5 }, { minLength: 3 }],
      },
      more: { allOf: [object({ a: text }, ['a']), object({ b: text })] },
    }),
    written: { name: 'abc' },
    values: { name: 'abc' },
  },
  'a pattern that only Go knows': {
    schema: object({ name: { type: 'string', pattern: '(?i)^[a-z]+$' } }),
    written: { name: 'ABC' },
    values: { name: 'ABC' },
  },
  'a required boolean, answered': {
    schema: object({ on: { type: 'boolean' } }, ['on']),
    written: { on: false },
    values: { on: false },
  },
  'names as people choose them': {
    schema: object({
      'a.b/c': { type: 'string', default: 'x' },
      properties: object({ items: { ...text, default: 'y' } }),
      default: { type: 'integer', default: 3 },
    }),
    values: { 'a.b/c': 'x', properties: { items: 'y' }, default: 3 },
  },
};

describe('formSchemaOf', () => {
  it.each(Object.entries(cases))(
    'gives a form that submits %s',
    (_, { schema, written, values }) => {
      expect(submitted(schema, written)).toEqual({ values, errors: [] });
    },
  );

  it.each<[string, object, JsonObject, RegExp]>([
    ['a missing field', object({ a: text }, ['a']), {}, /form: .*'A'/],
    [
      'a field missing within an optional object',
      object({ a: object({ b: text, c: text }, ['b']) }),
      { a: { c: 'x' } },
      /form: .*'B'/,
    ],
    [
      'two fields where one may be',
      object({ a: text, b: text }, undefined, {
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
      }),
      { a: '1', b: '2' },
      /form: /,
    ],
    [
      'a number out of bounds',
      object({ a: { type: 'number', maximum: 1, exclusiveMaximum: true } }),
      { a: 1 },
      /form: /,
    ],
    [
      'a text out of its parts',
      object({ a: { type: 'string', allOf: [{ pattern: '^b' }] } }),
      { a: 'c' },
      /form: /,
    ],
  ])('does not submit %s', (_, schema, written, error) => {
    expect(submitted(schema, written).errors.join('\n')).toMatch(error);
  });

  it('shows names, what may be left out, and choices by their titles', () => {
    const { schema } = formOf(
      object({
        maxIdleSeconds: { type: 'integer', default: 3 },
        imageURL: { type: 'string', title: 'Image', description: 'Where.' },
        tls: object({ ca: text, strict: { type: 'boolean', default: true } }, [
          'ca',
        ]),
        level: {
          oneOf: [
            { const: 1, title: 'Low' },
            { const: 2, title: 'High' },
          ],
        },
      }),
    );
    expect(schema.properties).toEqual({
      maxIdleSeconds: {
        title: 'Max idle seconds',
        type: 'integer',
        default: 3,
      },
      imageURL: { title: 'Image', description: 'Where.', type: 'string' },
      tls: {
        title: 'Tls',
        oneOf: [
          {
            title: 'Leave it out',
            type: 'string',
            maxLength: 0,
            readOnly: true,
          },
          {
            title: 'Give it',
            type: 'object',
            required: ['ca'],
            properties: {
              ca: { title: 'Ca', type: 'string' },
              strict: { title: 'Strict', type: 'boolean', default: true },
            },
          },
        ],
      },
      level: {
        title: 'Level',
        type: 'number',
        oneOf: [
          { const: 1, title: 'Low' },
          { const: 2, title: 'High' },
        ],
      },
    });
  });

  it('says what it leaves to the control plane', () => {
    expect(
      formOf(
        object({
          a: { type: 'string', pattern: '(?i)x' },
          b: object({ c: text }, undefined, { not: { required: ['c'] } }),
          d: { type: 'string', oneOf: [{ pattern: 'a' }, { pattern: 'b' }] },
          e: { type: 'string', pattern: 'a', allOf: [{ pattern: 'b' }] },
        }),
      ).remarks,
    ).toEqual([
      'a: pattern is only checked by the control plane',
      'b: not is only checked by the control plane',
      'd: oneOf is only checked by the control plane',
      'e: pattern is only checked by the control plane',
    ]);
  });

  it('reads the older shorthand as it reads OpenAPI', () => {
    const read = readShorthand(
      {
        replicas: 'integer | default=1 minimum=1',
        hosts: '[]Host | default=[]',
        env: 'map<string> | default={}',
      },
      { Host: { name: 'string', port: 'integer | default=80' } },
    );
    const form = formOf(read.state === 'resolved' && read.schema);
    expect(fillForm(form.schema, { hosts: [{ name: 'a' }] })).toEqual({
      values: { replicas: 1, hosts: [{ name: 'a', port: 80 }] },
      errors: [],
    });
  });

  it.each([
    [
      'a list',
      { type: 'array', items: text },
      /describes no object, but array/,
    ],
    ['a text', 'integer', /must be a JSON schema object/],
    [
      'too much',
      object(
        Object.fromEntries(
          Array.from({ length: 9_000 }, (_, index) => [`field${index}`, text]),
        ),
      ),
      /is too large for a form/,
    ],
  ])('makes no form of %s', (_, schema, problem) => {
    const form = formSchemaOf(schema);
    expect(form.state === 'unusable' && form.problem).toMatch(problem);
  });
});
