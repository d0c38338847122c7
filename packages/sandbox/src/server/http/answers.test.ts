// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { ageOf, humanDuration } from '../resources/humanDuration';
import { jsonPath } from '../resources/jsonPath';
import { TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  WIDGETS_PATH,
  widgetDefinition,
} from '../testing/widgetDefinition';

const shape = (name: string, version = 'v1') =>
  `application/json;as=${name};v=${version};g=meta.k8s.io`;
const TABLE = shape('Table');
const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

const columns = [
  { name: 'Size', type: 'integer', jsonPath: '.spec.size', description: 'Big' },
  {
    name: 'Ready',
    type: 'string',
    jsonPath: '.status.conditions[?(@.type=="Ready")].status',
    priority: 1,
  },
  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
];

let test: TestServer;

beforeAll(async () => {
  test = await TestServer.start();
  const definition = widgetDefinition();
  const [version] = definition.spec.versions;
  await test.ok('POST', DEFINITIONS_PATH, {
    ...definition,
    spec: {
      ...definition.spec,
      versions: [{ ...version, additionalPrinterColumns: columns }],
    },
  });
  const path = `${WIDGETS_PATH}/a`;
  await test.ok(
    'POST',
    WIDGETS_PATH,
    widget('a', { spec: { size: 3, tags: ['x', 'y'] } }),
  );
  await test.ok(
    'PATCH',
    `${path}/status`,
    { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
    'application/merge-patch+json',
  );
  await test.ok('POST', WIDGETS_PATH, widget('b'));
});
afterAll(() => test.stop());

const get = (path: string, accept: string) =>
  test.send('GET', path, { accept });
const rowsOf = (body: JsonObject) =>
  body.rows as { cells: unknown[]; object: JsonObject | null }[];

describe('a Table', () => {
  it('has the columns of the definition and a row for each object', async () => {
    const { body } = await get(WIDGETS_PATH, TABLE);
    expect(body).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
    });
    expect(
      (body.columnDefinitions as JsonObject[]).map(each => [
        each.name,
        each.type,
        each.format,
        each.priority,
      ]),
    ).toEqual([
      ['Name', 'string', 'name', 0],
      ['Size', 'integer', '', 0],
      ['Ready', 'string', '', 1],
      ['Tags', 'string', '', 0],
      ['Age', 'date', '', 0],
    ]);
    const age = expect.stringMatching(/^\d+s$/);
    expect(rowsOf(body).map(row => row.cells)).toEqual([
      ['a', 3, 'True', '["x","y"]', age],
      ['b', null, null, null, age],
    ]);
  });

  it.each([
    ['', { kind: 'PartialObjectMetadata', metadata: { name: 'a' } }],
    ['Metadata', { kind: 'PartialObjectMetadata', metadata: { name: 'a' } }],
    ['Object', { kind: 'Widget', spec: { size: 3 } }],
  ])('includes what is asked of the object: "%s"', async (include, object) => {
    const { body } = await get(
      `${WIDGETS_PATH}/a?includeObject=${include}`,
      TABLE,
    );
    expect(rowsOf(body)[0].object).toMatchObject(object);
  });

  it('includes no object on demand, and refuses what is no choice', async () => {
    const none = await get(`${WIDGETS_PATH}/a?includeObject=None`, TABLE);
    expect(rowsOf(none.body)[0].object).toBeNull();
    const odd = await get(`${WIDGETS_PATH}/a?includeObject=All`, TABLE);
    expect(odd.body).toMatchObject({
      code: 400,
      message:
        "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be 'Metadata', 'Object', 'None', or empty",
    });
  });

  it('pages as the list does', async () => {
    const { body } = await get(`${WIDGETS_PATH}?limit=1`, TABLE);
    expect(rowsOf(body)).toHaveLength(1);
    expect(body.metadata).toMatchObject({
      continue: expect.any(String),
      remainingItemCount: 1,
    });
  });

  it('is watched event by event, with its columns in the first', async () => {
    const watch = await test.watch(WIDGETS_PATH, { accept: TABLE });
    const first = await watch.next();
    const second = await watch.next();
    watch.close();
    expect(first?.object.columnDefinitions).toHaveLength(5);
    expect(second?.object).toMatchObject({
      kind: 'Table',
      columnDefinitions: null,
      rows: [{ cells: ['b', null, null, null, expect.any(String)] }],
    });
  });

  it('answers a write, too', async () => {
    const { code, body } = await test.send('POST', WIDGETS_PATH, {
      accept: TABLE,
      body: widget('c', { spec: { size: 1 } }),
    });
    expect([code, rowsOf(body)[0].cells.slice(0, 2)]).toEqual([201, ['c', 1]]);
    await test.ok('DELETE', `${WIDGETS_PATH}/c`);
  });

  it.each([
    ['namespaces', '/api/v1/namespaces/default', ['default', 'Active']],
    [
      'config maps',
      '/api/v1/namespaces/default/configmaps/c',
      ['c', 2, expect.any(String)],
    ],
  ])('of %s has the columns of the kind', async (_kind, path, cells) => {
    if (path.endsWith('/c')) {
      await test.ok('POST', path.slice(0, -2), {
        metadata: { name: 'c' },
        data: { a: '1', b: '2' },
      });
    }
    const { body } = await get(path, TABLE);
    expect(rowsOf(body)[0].cells).toEqual(expect.arrayContaining(cells));
  });
});

describe('metadata alone', () => {
  it('is answered of an object, a list and a watch', async () => {
    const one = await get(`${WIDGETS_PATH}/a`, shape('PartialObjectMetadata'));
    expect(Object.keys(one.body)).toEqual(['kind', 'apiVersion', 'metadata']);
    const all = await get(WIDGETS_PATH, shape('PartialObjectMetadataList'));
    expect(all.body).toMatchObject({
      kind: 'PartialObjectMetadataList',
      items: [
        { kind: 'PartialObjectMetadata', metadata: { name: 'a' } },
        { kind: 'PartialObjectMetadata', metadata: { name: 'b' } },
      ],
    });
    const watch = await test.watch(WIDGETS_PATH, {
      accept: shape('PartialObjectMetadata'),
    });
    const first = await watch.next();
    watch.close();
    expect(first?.object).toMatchObject({ kind: 'PartialObjectMetadata' });
  });

  it.each([
    [WIDGETS_PATH, 'PartialObjectMetadata', 406],
    [`${WIDGETS_PATH}/a`, 'PartialObjectMetadataList', 500],
    [WIDGETS_PATH, 'Picture', 406],
  ])('of %s as %s is refused with %i', async (path, name, code) => {
    expect((await get(path, shape(name))).code).toBe(code);
  });
});

describe('aggregated discovery', () => {
  it('tells a group with all its resources in one answer', async () => {
    const { headers, text } = await get('/apis', AGGREGATED);
    expect(headers['content-type']).toBe(AGGREGATED);
    const { items } = JSON.parse(text) as { items: JsonObject[] };
    const group = items.find(
      each => (each.metadata as JsonObject).name === 'example.dev',
    );
    expect(group).toEqual({
      metadata: { name: 'example.dev' },
      versions: [
        {
          version: 'v1',
          freshness: 'Current',
          resources: [
            {
              resource: 'widgets',
              responseKind: {
                group: 'example.dev',
                version: 'v1',
                kind: 'Widget',
              },
              scope: 'Namespaced',
              singularResource: 'widget',
              verbs: expect.arrayContaining(['get', 'patch']),
              shortNames: ['wd'],
              subresources: [
                {
                  subresource: 'status',
                  responseKind: {
                    group: 'example.dev',
                    version: 'v1',
                    kind: 'Widget',
                  },
                  verbs: ['get', 'patch', 'update'],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('gives way to the plain form where that is wanted first', async () => {
    const { body } = await get('/apis', `application/json,${AGGREGATED}`);
    expect(body.kind).toBe('APIGroupList');
    expect((await get('/apis/example.dev/v1', AGGREGATED)).code).toBe(406);
  });
});

describe('unknown and duplicate fields', () => {
  const body =
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d","odd":1},"data":{"a":"1","a":"2"},"zz":1}';
  const path = '/api/v1/namespaces/default/configmaps';

  it('are warned of, each in a header of its own', async () => {
    const { code, headers } = await test.send('POST', path, { body });
    expect(code).toBe(201);
    expect(headers.warning).toEqual([
      '299 - "unknown field \\"metadata.odd\\""',
      '299 - "duplicate field \\"data.a\\""',
      '299 - "unknown field \\"zz\\""',
    ]);
  });

  it('are refused in strict mode, and passed over in silence on demand', async () => {
    const strict = await test.send('POST', `${path}?fieldValidation=Strict`, {
      body,
    });
    expect(strict.body).toMatchObject({
      code: 400,
      message:
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "metadata.odd", duplicate field "data.a", unknown field "zz"',
    });
    const silent = await test.send(
      'POST',
      `${path}?fieldValidation=Ignore&dryRun=All`,
      { body: body.replace('"d"', '"e"') },
    );
    expect([silent.code, silent.headers.warning]).toEqual([201, undefined]);
  });

  it('of YAML are told with their line', async () => {
    const { headers } = await test.send('POST', `${path}?dryRun=All`, {
      contentType: 'application/yaml',
      body: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: f\n  name: f\n',
    });
    expect(headers.warning).toBe(
      '299 - "line 5: key \\"name\\" already set in map"',
    );
  });

  it('are refused in a patch, with what it would have made', async () => {
    const { body: answer } = await test.send(
      'PATCH',
      `${path}/d?fieldValidation=Strict`,
      { contentType: 'application/merge-patch+json', body: '{"zz":1}' },
    );
    expect(answer).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(answer.message).toMatch(
      /^ "" is invalid: patch: Invalid value: "\{.*\}": strict decoding error: unknown field "zz"$/,
    );
  });
});

describe('a JSON patch', () => {
  const patch = (operations: object[]) =>
    test.send('PATCH', `${WIDGETS_PATH}/b`, {
      contentType: 'application/json-patch+json',
      body: operations,
    });

  it('adds, moves, copies, replaces, tests and removes', async () => {
    const { body } = await patch([
      { op: 'add', path: '/spec', value: { list: ['a'], size: 1 } },
      { op: 'add', path: '/spec/list/-', value: 'b' },
      { op: 'add', path: '/spec/list/0', value: 'c' },
      { op: 'move', from: '/spec/list/2', path: '/spec/list/0' },
      { op: 'copy', from: '/spec/size', path: '/spec/copy' },
      { op: 'test', path: '/spec/copy', value: 1 },
      { op: 'replace', path: '/spec/size', value: 2 },
      { op: 'remove', path: '/spec/copy' },
      {
        op: 'add',
        path: '/metadata/annotations',
        value: { 'example.dev/a': '1' },
      },
      {
        op: 'replace',
        path: '/metadata/annotations/example.dev~1a',
        value: '2',
      },
    ]);
    expect(body).toMatchObject({
      metadata: { annotations: { 'example.dev/a': '2' } },
      spec: { list: ['b', 'c', 'a'], size: 2 },
    });
  });

  it('does as the server does where the standard would fail', async () => {
    const { body } = await patch([
      { op: 'test', path: '/spec/none', value: null },
      { op: 'replace', path: '/spec/fresh', value: 1 },
      { op: 'copy', from: '/spec/none', path: '/spec/other' },
    ]);
    expect(body.spec).toEqual(expect.objectContaining({ fresh: 1 }));
    expect(body.spec).not.toHaveProperty('other');
  });

  it.each([
    [[{ op: 'zap', path: '/spec' }]],
    [[{ op: 'add', path: 'spec', value: 1 }]],
    [[{ op: 'add', path: '/none/deep', value: 1 }]],
    [[{ op: 'add', path: '/spec/list/9', value: 1 }]],
    [[{ op: 'remove', path: '/spec/none' }]],
    [[{ op: 'test', path: '/spec/size', value: 3 }]],
    [[{ op: 'add', value: 1 }]],
    [[7]],
  ])('is refused as a whole: %j', async operations => {
    const { code } = await patch([
      { op: 'add', path: '/metadata/labels', value: { touched: 'yes' } },
      ...(operations as object[]),
    ]);
    expect(code).toBe(422);
    const object = await test.ok('GET', `${WIDGETS_PATH}/b`);
    expect(object.metadata).not.toHaveProperty('labels');
  });
});

describe('cells', () => {
  it.each([
    ['.spec.a', 1],
    ['spec.a', 1],
    ['.spec.list[1]', 'y'],
    ['.spec.list[-1]', 'y'],
    ['.spec.list[*]', 'x'],
    ['.spec.map["a.b/c"]', 2],
    ['.spec.map.a\\.b/c', 2],
    ['{.spec.a}', undefined],
    ['.spec.items[?(@.kind=="b")].value', 3],
    ['.spec.items[?(@.deep.n==4)].kind', 'c'],
    ['.none.a', undefined],
  ])('%s finds %j', (path, found) => {
    const object = {
      spec: {
        a: 1,
        list: ['x', 'y'],
        map: { 'a.b/c': 2 },
        items: [
          { kind: 'b', value: 3 },
          { kind: 'c', deep: { n: 4 } },
        ],
      },
    };
    expect(jsonPath(path)(object)[0]).toEqual(found);
  });

  it.each([
    [-5, '<invalid>'],
    [-0.5, '0s'],
    [119, '119s'],
    [120, '2m'],
    [200, '3m20s'],
    [3600, '60m'],
    [4 * 3600 + 60, '4h1m'],
    [40 * 3600, '40h'],
    [3 * 86400 + 3600, '3d1h'],
    [30 * 86400, '30d'],
    [800 * 86400, '2y70d'],
    [9 * 365 * 86400, '9y'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(humanDuration(seconds)).toBe(text);
  });

  it('tells an unknown age from an unreadable one', () => {
    expect([ageOf(undefined), ageOf('noon')]).toEqual([
      '<unknown>',
      '<invalid>',
    ]);
  });
});
