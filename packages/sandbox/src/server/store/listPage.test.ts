// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';

interface List {
  items: { kind?: string; metadata: { name: string } }[];
  metadata: {
    resourceVersion: string;
    continue?: string;
    remainingItemCount?: number;
  };
}

const names = (list: List) => list.items.map(item => item.metadata.name);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    widget(`w-${String(index).padStart(5, '0')}`),
  );

describe('list', () => {
  let test: TestServer;

  beforeEach(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
  });
  afterEach(() => test.stop());

  const list = async (query = '') =>
    (await test.ok('GET', `${WIDGETS_PATH}${query}`)) as unknown as List;
  const load = (count: number) =>
    test.server.load(
      numbered(count).map(each => ({
        ...each,
        metadata: { ...each.metadata, namespace: 'default' },
      })),
    );
  async function pages(limit: number): Promise<List[]> {
    const all: List[] = [];
    let token: string | undefined;
    while (token !== '') {
      const page: List = await list(
        `?limit=${limit}&continue=${encodeURIComponent(token ?? '')}`,
      );
      all.push(page);
      token = page.metadata.continue;
    }
    return all;
  }

  it.each([
    [21, 500, 1],
    [250, 100, 3],
    [1201, 500, 3],
    [1000, 500, 2],
  ])('gives all %i objects in pages of %i', async (count, limit, expected) => {
    load(count);
    const all = await pages(limit);
    expect(all).toHaveLength(expected);
    expect(all.flatMap(names)).toEqual(
      numbered(count).map(each => each.metadata.name),
    );
    expect(
      all.slice(0, -1).map(page => page.metadata.remainingItemCount),
    ).toEqual(all.slice(0, -1).map((_, at) => count - limit * (at + 1)));
    expect(all.at(-1)?.metadata.remainingItemCount).toBeUndefined();
  });

  it('shows every page at the version of the first, whatever happens between', async () => {
    load(5);
    const first = await list('?limit=2');
    await test.ok('DELETE', `${WIDGETS_PATH}/w-00003`);
    await test.ok('POST', WIDGETS_PATH, widget('w-00002a'));
    const second = await list(`?limit=9&continue=${first.metadata.continue}`);
    expect(names(second)).toEqual(['w-00002', 'w-00003', 'w-00004']);
    expect(second.metadata.resourceVersion).toBe(
      first.metadata.resourceVersion,
    );
    expect(names(await list())).toEqual([
      'w-00000',
      'w-00001',
      'w-00002',
      'w-00002a',
      'w-00004',
    ]);
  });

  it('answers an expired continue token with 410 and a token for the rest', async () => {
    load(5);
    const first = await list('?limit=2');
    test.server.faults.expireHistory();
    const answer = await test.send(
      'GET',
      `${WIDGETS_PATH}?limit=2&continue=${first.metadata.continue}`,
    );
    expect(answer.body).toMatchObject({ code: 410, reason: 'Expired' });
    const { continue: rest } = answer.body.metadata as { continue: string };
    const page = await list(`?limit=9&continue=${rest}`);
    expect(names(page)).toEqual(['w-00002', 'w-00003', 'w-00004']);
  });

  it('lists at an exact version of the past', async () => {
    load(2);
    const { metadata } = await list();
    await test.ok('DELETE', `${WIDGETS_PATH}/w-00000`);
    const past = await list(
      `?resourceVersion=${metadata.resourceVersion}&resourceVersionMatch=Exact`,
    );
    expect(names(past)).toEqual(['w-00000', 'w-00001']);
  });

  it('ignores a limit at version 0 and gives no remainder with a selector', async () => {
    load(30);
    expect((await list('?resourceVersion=0&limit=10')).items).toHaveLength(30);
    const page = await list('?limit=10&labelSelector=!absent');
    expect(page.items).toHaveLength(10);
    expect(page.metadata.remainingItemCount).toBeUndefined();
  });

  it('leaves the kind off the items of built-in kinds, as typed lists do', async () => {
    const { items } = (await test.ok(
      'GET',
      '/api/v1/namespaces',
    )) as unknown as List;
    expect(items.map(item => item.kind)).toEqual(items.map(() => undefined));
    load(1);
    expect((await list()).items[0].kind).toBe('Widget');
  });

  it.each([
    ['env=prod', ['a']],
    ['env==prod,tier=web', ['a']],
    ['env!=prod', ['b', 'c']],
    ['env in (prod,test)', ['a', 'b']],
    ['env notin (prod)', ['b', 'c']],
    ['env', ['a', 'b']],
    ['!env', ['c']],
    ['size>3', ['b']],
    ['size<5', ['a']],
  ])('selects by %s', async (selector, expected) => {
    const labelled = (name: string, labels: object) =>
      test.ok('POST', WIDGETS_PATH, {
        ...widget(name),
        metadata: { name, labels },
      });
    await labelled('a', { env: 'prod', tier: 'web', size: '3' });
    await labelled('b', { env: 'test', size: '7' });
    await labelled('c', {});
    const found = await list(`?labelSelector=${encodeURIComponent(selector)}`);
    expect(names(found)).toEqual(expected);
  });

  it('selects events by what they are about', async () => {
    const event = (name: string, uid: string) => ({
      metadata: { name },
      involvedObject: { kind: 'Widget', name: 'a', uid },
      reason: 'Seen',
    });
    const path = '/api/v1/namespaces/default/events';
    await test.ok('POST', path, event('one', '1'));
    await test.ok('POST', path, event('two', '2'));
    const selector = encodeURIComponent(
      'involvedObject.kind=Widget,involvedObject.uid=2',
    );
    const found = (await test.ok(
      'GET',
      `${path}?fieldSelector=${selector}`,
    )) as unknown as List;
    expect(names(found)).toEqual(['two']);
  });

  it('writes YAML for those who ask for it', async () => {
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const answer = await test.send('GET', `${WIDGETS_PATH}/a`, {
      accept: 'application/yaml',
    });
    expect(answer.headers['content-type']).toBe('application/yaml');
    expect(answer.text).toMatch(
      /^apiVersion: example.dev\/v1\nkind: Widget\nmetadata:\n {2}creationTimestamp/,
    );
  });
});
