// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resolveSchema } from './resolveSchema';
import { readShorthand } from './shorthandSchema';

const propertiesOf = (fields: object, types?: object) => {
  const read = readShorthand(fields, types);
  return read.state === 'resolved' ? read.schema : read.problem;
};

describe('the older shorthand', () => {
  it.each([
    ['string', { type: 'string' }, true],
    [
      'integer | default=1 minimum=1',
      { type: 'integer', default: 1, minimum: 1 },
      false,
    ],
    ['integer|default=1', { type: 'integer', default: 1 }, false],
    [
      'number | minimum=0 | maximum=1.5',
      { type: 'number', minimum: 0, maximum: 1.5 },
      true,
    ],
    ['boolean | default=false', { type: 'boolean', default: false }, false],
    ['boolean | required=false', { type: 'boolean' }, false],
    [
      'string | default=a required=true',
      { type: 'string', default: 'a' },
      true,
    ],
    [
      'string | enum=Always,IfNotPresent,Never default=Never',
      {
        type: 'string',
        enum: ['Always', 'IfNotPresent', 'Never'],
        default: 'Never',
      },
      false,
    ],
    ['integer | enum=1,2', { type: 'integer', enum: [1, 2] }, true],
    [
      "string | default='it''s here' description=\"one | two\"",
      { type: 'string', default: "it's here", description: 'one | two' },
      false,
    ],
    [
      'string | pattern=^(a|b)[c-d]+$ minLength=2',
      { type: 'string', pattern: '^(a|b)[c-d]+$', minLength: 2 },
      true,
    ],
    [
      'string | pattern=[a-z]+ default=a',
      { type: 'string', pattern: '[a-z]+', default: 'a' },
      false,
    ],
    ['string | pattern="^\\d+$"', { type: 'string', pattern: '^\\d+$' }, true],
    ['string | default=""', { type: 'string', default: '' }, false],
    [
      'integer | exclusiveMinimum=0',
      { type: 'integer', exclusiveMinimum: 0 },
      true,
    ],
    ['string | oc:build:inject=git.url oc:flag', { type: 'string' }, true],
    [
      '[]string | default=["a b", "c"] maxItems=3',
      {
        type: 'array',
        items: { type: 'string' },
        default: ['a b', 'c'],
        maxItems: 3,
      },
      false,
    ],
    [
      'array<map<integer>> | default=[]',
      {
        type: 'array',
        items: { type: 'object', additionalProperties: { type: 'integer' } },
        default: [],
      },
      false,
    ],
    [
      'map[string]string | default={}',
      { type: 'object', additionalProperties: { type: 'string' }, default: {} },
      false,
    ],
  ])('reads "%s"', (text, schema, isRequired) => {
    expect(propertiesOf({ field: text })).toEqual({
      type: 'object',
      properties: { field: schema },
      ...(isRequired && { required: ['field'] }),
    });
  });

  it('reads objects and named types, one way with what 1.0 writes', () => {
    const quantity = {
      type: 'object',
      default: {},
      properties: { cpu: { type: 'string', default: '100m' } },
    };
    const newer = resolveSchema({
      type: 'object',
      $defs: { Quantity: quantity },
      required: ['hosts'],
      properties: {
        hosts: { type: 'array', items: { $ref: '#/$defs/Quantity' } },
        resources: {
          type: 'object',
          default: { requests: {} },
          properties: { requests: { $ref: '#/$defs/Quantity' } },
        },
      },
    });
    expect(
      readShorthand(
        {
          hosts: '[]Quantity',
          resources: {
            $default: { requests: {} },
            requests: 'Quantity',
          },
        },
        { Quantity: { $default: {}, cpu: 'string | default=100m' } },
      ),
    ).toEqual(newer);
  });

  it.each([
    [{ a: 'object' }, 'a must name its fields, which "object" does not'],
    [{ a: { b: 'Moon' } }, 'a.b is of type "Moon", which does not exist'],
    [{ a: '[]Loop' }, 'a.[].a is of type "Loop" from within itself'],
    [{ a: 'integer | default=x' }, 'a has the default "x", which is no number'],
    [{ a: 'boolean | default=1' }, 'a has the default "1", no boolean'],
    [{ a: '[]string | default=a' }, 'a has the default "a", which is no JSON'],
    [{ a: "string | default='b" }, 'a has a default whose quote does not end'],
    [{ a: 'string | =b' }, 'a has a value without a name: "=b"'],
    [{ a: ' ' }, 'a names no type'],
    [{ a: 7 }, 'a must be a text or have fields'],
    [['a'], 'must be fields by their names'],
  ])('says what is wrong with %j', (fields, problem) => {
    expect(propertiesOf(fields, { Loop: { a: 'Loop' } })).toBe(problem);
  });

  it('does not follow types that multiply', () => {
    const types = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `T${index}`,
        Object.fromEntries(
          ['a', 'b', 'c'].map(name => [
            name,
            index === 19 ? 'string' : `T${index + 1}`,
          ]),
        ),
      ]),
    );
    expect(propertiesOf({ a: 'T0' }, types)).toBe(
      'a has more than 10000 parts',
    );
  });
});
