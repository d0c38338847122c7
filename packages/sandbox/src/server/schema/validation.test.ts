// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';
import type { Schema } from './Schema';

const MERGE = 'application/merge-patch+json';

const spec: Schema = {
  type: 'object',
  required: ['size'],
  properties: {
    size: { type: 'integer', minimum: 1, maximum: 10 },
    color: { type: 'string', default: 'red', maxLength: 5, minLength: 2 },
    code: { type: 'string', pattern: '^[a-z]+$' },
    at: { type: 'string', format: 'date-time' },
    fixed: {
      type: 'string',
      'x-kubernetes-validations': [
        { rule: 'self == oldSelf', message: 'fixed is immutable' },
      ],
    },
    nested: {
      type: 'object',
      default: {},
      properties: { deep: { type: 'boolean', default: true } },
    },
    ports: {
      type: 'array',
      maxItems: 3,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          number: { type: 'integer', default: 80 },
        },
        'x-kubernetes-validations': [
          { rule: "self.name != 'bad' || self.number > 1000" },
        ],
      },
    },
    tags: {
      type: 'array',
      'x-kubernetes-list-type': 'set',
      items: { type: 'string' },
    },
    limit: { 'x-kubernetes-int-or-string': true },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    labels: {
      type: 'object',
      additionalProperties: { type: 'string' },
      'x-kubernetes-validations': [
        {
          rule: 'self.all(k, k.size() > 0 && self[k].size() > 0)',
          message: 'no empty labels',
        },
      ],
    },
    value: { type: 'string' },
    valueFrom: { type: 'string' },
  },
  'x-kubernetes-validations': [
    {
      rule: '(has(self.value)?1:0) + (has(self.valueFrom)?1:0) <= 1',
      message: 'at most one of value and valueFrom',
    },
    {
      rule: '!has(self.size) || self.size != 7',
      messageExpression: "'not ' + string(self.size)",
    },
  ],
};

describe('custom resources by their schema', () => {
  let test: TestServer;

  beforeAll(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition(spec));
  });
  afterAll(() => test.stop());

  const create = (name: string, given: object, query = '?dryRun=All') =>
    test.send('POST', `${WIDGETS_PATH}${query}`, {
      body: widget(name, { spec: given }),
    });

  it('fills in defaults from the outside in and prunes what it does not know', async () => {
    const { body } = await create('a', {
      size: 1,
      unknown: 1,
      nested: { unknown: 1 },
      free: { anything: { goes: [1] } },
      ports: [{ name: 'a', unknown: 1 }],
      labels: { a: 'b' },
      color: null,
    });
    expect(body.spec).toEqual({
      size: 1,
      color: 'red',
      nested: { deep: true },
      free: { anything: { goes: [1] } },
      ports: [{ name: 'a', number: 80 }],
      labels: { a: 'b' },
    });
  });

  it.each([
    ['spec.size', {}, 'Required value'],
    [
      'spec.size',
      { size: 0 },
      'Invalid value: 0: spec.size in body should be greater than or equal to 1',
    ],
    [
      'spec.size',
      { size: 11 },
      'Invalid value: 11: spec.size in body should be less than or equal to 10',
    ],
    [
      'spec.size',
      { size: '1' },
      'Invalid value: "string": spec.size in body must be of type integer: "string"',
    ],
    [
      'spec.color',
      { size: 1, color: 'orange' },
      'Too long: may not be more than 5 bytes',
    ],
    [
      'spec.color',
      { size: 1, color: 'r' },
      'Invalid value: "r": spec.color in body should be at least 2 chars long',
    ],
    [
      'spec.code',
      { size: 1, code: 'A1' },
      'Invalid value: "A1": spec.code in body should match \'^[a-z]+$\'',
    ],
    [
      'spec.at',
      { size: 1, at: 'noon' },
      'Invalid value: "noon": spec.at in body must be of type date-time: "noon"',
    ],
    [
      'spec.ports',
      { size: 1, ports: ['a', 'b', 'c', 'd'].map(name => ({ name })) },
      'Too many: 4: must have at most 3 items',
    ],
    ['spec.ports[0].name', { size: 1, ports: [{}] }, 'Required value'],
    [
      'spec.ports[1]',
      { size: 1, ports: [{ name: 'a' }, { name: 'a', number: 1 }] },
      'Duplicate value: {"name":"a"}',
    ],
    [
      'spec.tags[2]',
      { size: 1, tags: ['a', 'b', 'a'] },
      'Duplicate value: "a"',
    ],
    [
      'spec.limit',
      { size: 1, limit: 1.5 },
      'Invalid value: "number": spec.limit in body must be of type integer,string: "number"',
    ],
    [
      'spec.labels.a',
      { size: 1, labels: { a: 1 } },
      'Invalid value: "integer": spec.labels.a in body must be of type string: "integer"',
    ],
    [
      'spec.ports[0]',
      { size: 1, ports: [{ name: 'bad', number: 1 }] },
      "Invalid value: failed rule: self.name != 'bad' || self.number > 1000",
    ],
    [
      'spec.labels',
      { size: 1, labels: { a: '' } },
      'Invalid value: no empty labels',
    ],
    [
      'spec',
      { size: 1, value: 'a', valueFrom: 'b' },
      'Invalid value: at most one of value and valueFrom',
    ],
    ['spec', { size: 7 }, 'Invalid value: not 7'],
  ])('refuses a wrong %s: %j', async (field, given, message) => {
    const { code, body } = await create('a', given);
    expect(code).toBe(422);
    expect((body.details as { causes: object[] }).causes[0]).toEqual(
      expect.objectContaining({ field, message }),
    );
  });

  it('checks transition rules on updates only, and where both values are', async () => {
    expect((await create('t', { size: 1, fixed: 'x' }, '')).code).toBe(201);
    const patch = (change: object) =>
      test.send('PATCH', `${WIDGETS_PATH}/t`, {
        contentType: MERGE,
        body: { spec: change },
      });
    expect((await patch({ size: 2 })).code).toBe(200);
    const refused = await patch({ fixed: 'y' });
    expect(refused.body).toMatchObject({
      code: 422,
      message:
        'Widget.example.dev "t" is invalid: spec.fixed: Invalid value: "y": fixed is immutable',
    });
    expect((await patch({ fixed: null })).code).toBe(200);
    expect((await patch({ fixed: 'y' })).code).toBe(200);
  });

  it('lets an object that a newer schema refuses be changed elsewhere', async () => {
    await create('old', { size: 9 }, '');
    const definition = widgetDefinition({
      ...spec,
      properties: { ...spec.properties, size: { type: 'integer', maximum: 5 } },
    });
    const change = (body: object) =>
      test.ok(
        'PATCH',
        `${DEFINITIONS_PATH}/widgets.example.dev`,
        { spec: body },
        MERGE,
      );
    await change({ versions: definition.spec.versions });
    const patch = (given: object) =>
      test.send('PATCH', `${WIDGETS_PATH}/old`, {
        contentType: MERGE,
        body: { spec: given },
      });
    expect((await patch({ code: 'abc' })).code).toBe(200);
    expect((await patch({ size: 8 })).code).toBe(422);
    await change({ versions: widgetDefinition(spec).spec.versions });
  });

  it('refuses a definition without a schema, or with a rule that cannot be read', async () => {
    const broken = (schema: unknown) => ({
      ...widgetDefinition(),
      metadata: { name: 'gadgets.example.dev' },
      spec: {
        group: 'example.dev',
        scope: 'Namespaced',
        names: { kind: 'Gadget', plural: 'gadgets' },
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    });
    const refused = async (schema: unknown) =>
      (await test.send('POST', DEFINITIONS_PATH, { body: broken(schema) }))
        .body;
    expect(await refused(undefined)).toMatchObject({
      code: 422,
      details: {
        causes: [{ field: 'spec.versions[0].schema.openAPIV3Schema' }],
      },
    });
    expect(
      await refused({
        openAPIV3Schema: {
          type: 'object',
          'x-kubernetes-validations': [{ rule: 'self ==' }],
        },
      }),
    ).toMatchObject({
      code: 422,
      message: expect.stringContaining('compilation failed'),
    });
  });
});
