// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import type { JsonObject } from '../../ApiObject';
import type { Schema } from '../../schema/Schema';
import { TestServer } from '../../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  WIDGETS_PATH,
  widgetDefinition,
} from '../../testing/widgetDefinition';

const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';

const text: Schema = { type: 'string' };
const schema: Schema = {
  type: 'object',
  properties: {
    size: { type: 'integer' },
    color: text,
    flag: { type: 'boolean', default: true },
    tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: text },
    ports: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: {
        type: 'object',
        required: ['port'],
        properties: {
          port: { type: 'integer' },
          protocol: { type: 'string', default: 'TCP' },
          name: text,
        },
      },
    },
    plain: { type: 'array', items: text },
    whole: {
      type: 'object',
      'x-kubernetes-map-type': 'atomic',
      properties: { a: text, b: text },
    },
    deep: { type: 'object', properties: { x: text, y: text } },
  },
};

interface Entry {
  manager: string;
  operation: string;
  subresource?: string;
  fieldsV1: JsonObject;
}

let test: TestServer;
let count = 0;
let name = '';

beforeAll(async () => {
  test = await TestServer.start();
  await test.ok('POST', DEFINITIONS_PATH, widgetDefinition(schema));
});
afterAll(() => test.stop());
beforeEach(() => {
  count += 1;
  name = `w${count}`;
});

const send = (by: string, rest: object, options = '', path = '') =>
  test.send(
    'PATCH',
    `${WIDGETS_PATH}/${name}${path}?fieldManager=${by}${options}`,
    { contentType: APPLY, body: widget(name, rest) },
  );
async function apply(by: string, rest: object, options = '', path = '') {
  const answer = await send(by, rest, options, path);
  expect([answer.code, answer.text]).toEqual([
    expect.any(Number),
    expect.not.stringContaining('"Failure"'),
  ]);
  return answer.body;
}
const entriesOf = (object: JsonObject) =>
  ((object.metadata as JsonObject).managedFields ?? []) as Entry[];
const ownedBy = (object: JsonObject, manager: string) =>
  entriesOf(object).find(entry => entry.manager === manager)?.fieldsV1;
const versionOf = (object: JsonObject) =>
  (object.metadata as JsonObject).resourceVersion;

describe('what a manager owns', () => {
  it('is every leaf it applies: by key, by value, or as a whole as the schema says', async () => {
    const object = await apply('m1', {
      metadata: { name, labels: { a: '1' }, finalizers: ['example.dev/f'] },
      spec: {
        size: 1,
        tags: ['x'],
        ports: [{ port: 1 }],
        plain: ['p'],
        whole: { a: '1' },
        deep: { x: '1' },
      },
    });
    expect(entriesOf(object)).toEqual([
      {
        manager: 'm1',
        operation: 'Apply',
        apiVersion: 'example.dev/v1',
        time: expect.stringMatching(/Z$/),
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': {
            'f:finalizers': { 'v:"example.dev/f"': {} },
            'f:labels': { 'f:a': {} },
          },
          'f:spec': {
            'f:deep': { 'f:x': {} },
            'f:plain': {},
            'f:ports': {
              'k:{"port":1,"protocol":"TCP"}': { '.': {}, 'f:port': {} },
            },
            'f:size': {},
            'f:tags': { 'v:"x"': {} },
            'f:whole': {},
          },
        },
      },
    ]);
    expect(object.spec).toMatchObject({ flag: true });
  });

  it('is, of an update, what it changed and the way to it, under the name of the client', async () => {
    const created = await test.ok(
      'POST',
      `${WIDGETS_PATH}?fieldManager=maker`,
      widget(name, { spec: { size: 1, tags: ['x'] } }),
    );
    expect(ownedBy(created, 'maker')).toEqual({
      'f:spec': {
        '.': {},
        'f:flag': {},
        'f:size': {},
        'f:tags': { '.': {}, 'v:"x"': {} },
      },
    });
    const changed = await test.ok(
      'PATCH',
      `${WIDGETS_PATH}/${name}?fieldManager=other`,
      { spec: { size: 2, tags: ['x', 'y'] } },
      MERGE,
    );
    expect(ownedBy(changed, 'other')).toEqual({
      'f:spec': { 'f:size': {}, 'f:tags': { 'v:"y"': {} } },
    });
    expect(ownedBy(changed, 'maker')).toEqual({
      'f:spec': {
        '.': {},
        'f:flag': {},
        'f:tags': { '.': {}, 'v:"x"': {} },
      },
    });
  });

  it('is kept apart for the status', async () => {
    await apply('m1', { spec: { size: 1 }, status: { never: 1 } });
    const object = await apply(
      'm1',
      { spec: { size: 9 }, status: { phase: 'Up' } },
      '',
      '/status',
    );
    expect(object).toMatchObject({
      spec: { size: 1 },
      status: { phase: 'Up' },
    });
    expect(
      entriesOf(object).map(({ manager, subresource, fieldsV1 }) => [
        manager,
        subresource,
        fieldsV1,
      ]),
    ).toEqual([
      ['m1', undefined, { 'f:spec': { 'f:size': {} } }],
      ['m1', 'status', { 'f:status': { 'f:phase': {} } }],
    ]);
  });

  it('is forgotten on demand, and then given to whoever was before the first apply', async () => {
    await apply('m1', { spec: { size: 1 } });
    const path = `${WIDGETS_PATH}/${name}`;
    const bare = await test.ok(
      'PATCH',
      path,
      { metadata: { managedFields: [{}] } },
      MERGE,
    );
    expect(entriesOf(bare)).toEqual([]);
    const untracked = await test.ok(
      'PATCH',
      path,
      { spec: { size: 2 } },
      MERGE,
    );
    expect(entriesOf(untracked)).toEqual([]);
    const refused = await send('m1', { spec: { size: 3 } });
    expect(refused.body).toMatchObject({
      code: 409,
      message:
        'Apply failed with 1 conflict: conflict with "before-first-apply" using example.dev/v1: .spec.size',
    });
  });

  it('is limited to ten updaters, the oldest becoming one', async () => {
    await test.ok('POST', WIDGETS_PATH, widget(name, { spec: { size: 0 } }));
    let object: JsonObject = {};
    for (let at = 1; at <= 13; at += 1) {
      object = await test.ok(
        'PATCH',
        `${WIDGETS_PATH}/${name}?fieldManager=u${String(at).padStart(2, '0')}`,
        { metadata: { labels: { [`l${at}`]: '1' } } },
        MERGE,
      );
    }
    expect(entriesOf(object)).toHaveLength(10);
    expect(ownedBy(object, 'ancient-changes')).toBeDefined();
    expect(ownedBy(object, 'u13')).toEqual({
      'f:metadata': { 'f:labels': { 'f:l13': {} } },
    });
  });
});

describe('an apply', () => {
  it('that changes nothing keeps the version', async () => {
    const rest = { spec: { size: 1, ports: [{ port: 1 }] } };
    const first = await apply('m1', rest);
    expect(versionOf(await apply('m1', rest))).toBe(versionOf(first));
  });

  it('shares a field when it wants the same value', async () => {
    await apply('m1', { spec: { size: 1 } });
    const object = await apply('m2', { spec: { size: 1 } });
    expect(ownedBy(object, 'm1')).toEqual(ownedBy(object, 'm2'));
  });

  it('names every field others own, by owner', async () => {
    await apply('m1', { spec: { size: 1, ports: [{ port: 1, name: 'a' }] } });
    await test.ok(
      'PATCH',
      `${WIDGETS_PATH}/${name}?fieldManager=hand`,
      { spec: { color: 'red' } },
      MERGE,
    );
    const { body } = await send('m2', {
      spec: { size: 2, color: 'blue', ports: [{ port: 1, name: 'b' }] },
    });
    expect(body).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: [
        'Apply failed with 3 conflicts: conflicts with "hand" using example.dev/v1:',
        '- .spec.color',
        'conflicts with "m1":',
        '- .spec.size',
        '- .spec.ports[port=1,protocol="TCP"].name',
      ].join('\n'),
    });
  });

  it('by force takes them', async () => {
    await apply('m1', { spec: { size: 1, color: 'red' } });
    const object = await apply('m2', { spec: { size: 2 } }, '&force=true');
    expect(object.spec).toMatchObject({ size: 2, color: 'red' });
    expect(ownedBy(object, 'm1')).toEqual({ 'f:spec': { 'f:color': {} } });
  });

  it('removes what it no longer sets and nobody else owns', async () => {
    await apply('m1', {
      spec: { size: 1, color: 'red', tags: ['x', 'y'], ports: [{ port: 1 }] },
    });
    await apply('m2', { spec: { color: 'red', tags: ['y', 'z'] } });
    const object = await apply('m1', { spec: { tags: ['x'] } });
    expect(object.spec).toEqual({
      flag: true,
      color: 'red',
      tags: ['x', 'y', 'z'],
    });
  });

  it('keeps the order of its items, and each other item before the one it stood before', async () => {
    await apply('m1', { spec: { tags: ['a', 'b', 'c', 'd'] } });
    const object = await apply('m2', { spec: { tags: ['x', 'c', 'b', 'y'] } });
    expect((object.spec as JsonObject).tags).toEqual([
      'a',
      'x',
      'c',
      'd',
      'b',
      'y',
    ]);
  });

  it('that empties an object member by member is refused, as the schema takes no null', async () => {
    await apply('m1', { spec: { deep: { x: '1' } } });
    const { body } = await send('m1', { spec: { deep: {} } });
    expect(body).toMatchObject({
      code: 422,
      message: expect.stringContaining(
        'spec.deep in body must be of type object: "null"',
      ),
    });
  });

  it('as a dry run shows the outcome and stores nothing', async () => {
    const shown = await apply('m1', { spec: { size: 1 } }, '&dryRun=All');
    expect(ownedBy(shown, 'm1')).toEqual({ 'f:spec': { 'f:size': {} } });
    const { code } = await test.send('GET', `${WIDGETS_PATH}/${name}`);
    expect(code).toBe(404);
  });

  it.each([
    [
      { spec: { size: 'big' } },
      '.spec.size: expected numeric (int or float), got string',
    ],
    [{ spec: { deep: 'x' } }, '.spec.deep: expected map, got &{x}'],
    [
      { spec: { tags: ['a', 'a'] } },
      '.spec.tags: duplicate entries for key [="a"]',
    ],
    [{ nope: 1 }, '.nope: field not declared in schema'],
  ])(
    'of what does not fit the schema is refused: %j',
    async (rest, problem) => {
      const { code, body } = await send('m1', rest);
      expect(code).toBe(500);
      expect(body.message).toBe(
        `failed to create typed patch object (/${name}; example.dev/v1, Kind=Widget): ${problem}`,
      );
    },
  );

  it('of a built-in kind merges its lists by their keys', async () => {
    const path = `/apis/apps/v1/namespaces/default/deployments/${name}`;
    const deployment = (containers: object[], rest: object = {}) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { ...rest, template: { spec: { containers } } },
    });
    const label = { app: 'a' };
    await test.ok('POST', '/apis/apps/v1/namespaces/default/deployments', {
      ...deployment([]),
      spec: {
        selector: { matchLabels: label },
        template: {
          metadata: { labels: label },
          spec: { containers: [{ name: 'c', image: 'i:1' }] },
        },
      },
    });
    const side = { name: 'side', image: 's:1' };
    const added = await test.ok(
      'PATCH',
      `${path}?fieldManager=m1`,
      deployment([side]),
      APPLY,
    );
    expect(JSON.stringify(added.spec)).toMatch(/"name":"c".*"name":"side"/);
    expect(ownedBy(added, 'm1')).toEqual({
      'f:spec': {
        'f:template': {
          'f:spec': {
            'f:containers': {
              'k:{"name":"side"}': { '.': {}, 'f:image': {}, 'f:name': {} },
            },
          },
        },
      },
    });
    const removed = await test.ok(
      'PATCH',
      `${path}?fieldManager=m1`,
      deployment([]),
      APPLY,
    );
    expect(JSON.stringify(removed.spec)).not.toContain('side');
  });
});

describe('any applies', () => {
  const spec = fc.record(
    {
      size: fc.integer({ min: 0, max: 2 }),
      color: fc.constantFrom('a', 'b'),
      // Not the empty set: applied alone it is nobody's, and the next apply notes that, as on a real server (emptyValues/of nobody).
      tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), {
        minLength: 1,
        maxLength: 3,
      }),
      deep: fc.record(
        { x: fc.constantFrom('1', '2'), y: fc.constantFrom('1', '2') },
        { requiredKeys: ['x'] },
      ),
    },
    { requiredKeys: [] },
  );
  const step = fc.record({ by: fc.constantFrom('m1', 'm2', 'm3'), spec });

  it('by force leave what the last said, and are then without effect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        async steps => {
          count += 1;
          name = `w${count}`;
          for (const each of steps) {
            await apply(each.by, { spec: each.spec }, '&force=true');
          }
          const last = steps[steps.length - 1];
          const object = await test.ok('GET', `${WIDGETS_PATH}/${name}`);
          const { tags, ...rest } = last.spec;
          expect(object.spec).toMatchObject(rest);
          expect((object.spec as JsonObject).tags ?? []).toEqual(
            expect.arrayContaining(tags ?? []),
          );
          const again = await apply(last.by, { spec: last.spec });
          expect(versionOf(again)).toBe(versionOf(object));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
