// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { checkForm } from './checkForm';
import { BrokenJson } from './formValues';
import { readFormSchema } from './readFormSchema';

const kinds = (schema: object) => {
  const field = readFormSchema({ type: 'object', properties: schema });
  return field.kind === 'group'
    ? field.fields.map(({ name, field: { kind } }) => [name, kind])
    : [];
};

describe('readFormSchema', () => {
  it('draws what schemas usually say, whatever their dialect', () => {
    expect(
      kinds({
        text: { type: 'string' },
        maybe: { type: ['string', 'null'] },
        share: { type: 'number' },
        count: { type: 'integer' },
        on: { type: 'boolean' },
        one: { enum: ['a', 'b', null] },
        fixed: { const: 'a' },
        named: { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] },
        many: { type: 'array', items: { type: 'string' } },
        inner: { properties: { x: { type: 'string' } } },
        either: {
          oneOf: [
            { type: 'string' },
            { type: 'object', properties: { name: { type: 'string' } } },
          ],
        },
      }),
    ).toEqual([
      ['text', 'text'],
      ['maybe', 'text'],
      ['share', 'number'],
      ['count', 'number'],
      ['on', 'switch'],
      ['one', 'choice'],
      ['fixed', 'choice'],
      ['named', 'choice'],
      ['many', 'list'],
      ['inner', 'group'],
      ['either', 'variants'],
    ]);
  });

  it('leaves what it cannot draw to JSON instead of dropping it', () => {
    expect(
      kinds({
        map: { type: 'object', additionalProperties: { type: 'string' } },
        port: { 'x-kubernetes-int-or-string': true },
        both: { allOf: [{ type: 'object' }, { required: ['a'] }] },
        when: { type: 'object', properties: {}, if: {}, then: {} },
        pair: { type: 'array', prefixItems: [{ type: 'string' }] },
        odd: { type: 'tuple' },
        none: true,
        conditional: {
          type: 'object',
          properties: { a: { type: 'string' } },
          anyOf: [{ required: ['a'] }],
        },
      }).map(([, kind]) => kind),
    ).toEqual(Array(8).fill('json'));
    expect(readFormSchema('nonsense')).toEqual({ kind: 'json' });
  });
});

describe('checkForm', () => {
  const field = readFormSchema({
    type: 'object',
    required: ['name', 'docker', 'mode'],
    properties: {
      name: { type: 'string', pattern: '^[a-z]+$', maxLength: 5 },
      mode: { enum: ['fast', 'slow'], default: 'fast' },
      docker: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string' } },
      },
      replicas: { type: 'integer', minimum: 1, exclusiveMaximum: 10 },
      share: { type: 'number', minimum: 0, exclusiveMinimum: true },
      args: { type: 'array', minItems: 1, items: { type: 'string' } },
      extra: { type: 'object' },
      secret: {
        oneOf: [
          { type: 'string', minLength: 3 },
          {
            type: 'object',
            required: ['ref'],
            properties: { ref: { type: 'string' } },
          },
        ],
      },
    },
  });
  const found = (value: object) =>
    checkForm(field, value).map(({ path, problem, limit }) =>
      [path, problem, limit].filter(part => part !== undefined).join(' '),
    );

  it('finds nothing wrong where nothing is, and asks for nothing that has a default', () => {
    expect(
      found({
        name: 'cart',
        docker: { file: 'Dockerfile' },
        replicas: 9,
        share: 0.1,
        args: ['-v'],
        extra: { any: 1 },
        secret: 'abc',
      }),
    ).toEqual([]);
  });

  it('names the field and the bound of whatever is wrong', () => {
    expect(found({ name: '' })).toEqual([
      'name required',
      'docker.file required',
    ]);
    expect(
      found({
        name: 'Cart',
        mode: 'medium',
        docker: { file: 7 },
        replicas: 10,
        share: 0,
        args: [],
        extra: new BrokenJson('{'),
        secret: { ref: '' },
      }),
    ).toEqual([
      'name pattern ^[a-z]+$',
      'mode choice',
      'docker.file text',
      'replicas below 10',
      'share above 0',
      'args minItems 1',
      'extra json',
      'secret.ref required',
    ]);
    expect(
      found({
        name: 'abcdef',
        docker: { file: '' },
        replicas: 1.5,
        args: ['a', null],
        extra: [],
        secret: 'a',
      }),
    ).toEqual([
      'name maxLength 5',
      'docker.file required',
      'replicas integer',
      'args[1] text',
      'extra object',
      'secret minLength 3',
    ]);
  });

  it('leaves a pattern that is no regular expression here to the control plane', () => {
    const odd = readFormSchema({ type: 'string', pattern: '(?i)abc' });
    expect(checkForm(odd, 'xyz')).toEqual([]);
  });
});
