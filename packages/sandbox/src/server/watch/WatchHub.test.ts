// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { eventually, TestServer, type TestWatch } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';

const MERGE = 'application/merge-patch+json';
const BOOKMARK_END = { 'k8s.io/initial-events-end': 'true' };

describe('watch', () => {
  let test: TestServer;
  const open: TestWatch[] = [];

  beforeEach(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
  });
  afterEach(async () => {
    open.splice(0).forEach(watch => watch.close());
    await test.stop();
  });

  const watch = async (query = '', sent = {}) => {
    const opened = await test.watch(`${WIDGETS_PATH}${query}`, sent);
    open.push(opened);
    return opened;
  };
  const version = async () => {
    const { metadata } = await test.ok('GET', WIDGETS_PATH);
    return (metadata as { resourceVersion: string }).resourceVersion;
  };
  const label = (name: string, labels: object) =>
    test.ok(
      'PATCH',
      `${WIDGETS_PATH}/${name}`,
      { metadata: { labels } },
      MERGE,
    );

  it('begins with everything there is when no version is given', async () => {
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    const opened = await watch();
    expect(await opened.take(2)).toEqual(['ADDED a', 'ADDED b']);
    await test.ok('DELETE', `${WIDGETS_PATH}/a`);
    expect(await opened.take(1)).toEqual(['DELETED a']);
  });

  it('resumes after a version without loss or repeat, and tells other namespaces apart', async () => {
    await test.ok('POST', '/api/v1/namespaces', {
      metadata: { name: 'other' },
    });
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const before = await version();
    await label('a', { k: '1' });
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    await test.ok(
      'POST',
      WIDGETS_PATH.replace('default', 'other'),
      widget('c'),
    );
    await test.ok('DELETE', `${WIDGETS_PATH}/a`);
    const opened = await watch(`?resourceVersion=${before}`);
    await test.ok('POST', WIDGETS_PATH, widget('d'));
    expect(await opened.take(4)).toEqual([
      'MODIFIED a',
      'ADDED b',
      'DELETED a',
      'ADDED d',
    ]);
  });

  it('gives every event a version to resume from, a deletion its own', async () => {
    const opened = await watch();
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const added = await opened.next();
    await test.ok('DELETE', `${WIDGETS_PATH}/a`);
    const deleted = await opened.next();
    expect(deleted?.object.metadata.resourceVersion).toBe(await version());
    expect(Number(deleted?.object.metadata.resourceVersion)).toBeGreaterThan(
      Number(added?.object.metadata.resourceVersion),
    );
  });

  it('tells an object that leaves a selector as deleted and one that enters as added', async () => {
    const opened = await watch('?labelSelector=k%20in%20(1,2)');
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    await label('a', { k: '1' });
    await label('a', { k: '2' });
    await label('a', { k: '3' });
    await label('a', { k: null });
    await label('a', { k: '1' });
    expect(await opened.take(4)).toEqual([
      'ADDED a',
      'MODIFIED a',
      'DELETED a',
      'ADDED a',
    ]);
  });

  it('watches one object by its name', async () => {
    const opened = await watch('?fieldSelector=metadata.name%3Db');
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    expect(await opened.take(1)).toEqual(['ADDED b']);
  });

  it('is silent about writes that change nothing', async () => {
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const before = await version();
    await label('a', {});
    expect(await version()).toBe(before);
  });

  it('answers a version from before its history with 410', async () => {
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const opened = await watch('?resourceVersion=1');
    const event = await opened.next();
    expect(event).toMatchObject({
      type: 'ERROR',
      object: {
        kind: 'Status',
        code: 410,
        reason: 'Expired',
        message: expect.stringMatching(/^too old resource version: 1 \(\d+\)$/),
      },
    });
    expect(await opened.next()).toBeUndefined();
  });

  it('waits at a version of the future', async () => {
    const opened = await watch('?resourceVersion=999999&timeoutSeconds=1');
    expect(await opened.next()).toBeUndefined();
  });

  it('streams the state first and marks its end for WatchList', async () => {
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    const current = await version();
    const opened = await watch(
      '?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    );
    expect(await opened.take(1)).toEqual(['ADDED a']);
    expect(await opened.next()).toEqual({
      type: 'BOOKMARK',
      object: {
        apiVersion: 'example.dev/v1',
        kind: 'Widget',
        metadata: { annotations: BOOKMARK_END, resourceVersion: current },
      },
    });
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    expect(await opened.take(1)).toEqual(['ADDED b']);
  });

  it('sends bookmarks that carry the newest version, only where they are allowed', async () => {
    const allowing = await watch('?resourceVersion=0&allowWatchBookmarks=true');
    const plain = await watch();
    await test.ok('POST', '/api/v1/namespaces', { metadata: { name: 'x' } });
    const current = await version();
    test.server.sendBookmarks();
    expect(await allowing.next()).toMatchObject({
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: current } },
    });
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    expect(await plain.take(1)).toEqual(['ADDED a']);
  });

  it('ends when its time is over, with a last bookmark', async () => {
    const opened = await watch('?timeoutSeconds=1&allowWatchBookmarks=true');
    expect(await opened.next()).toMatchObject({ type: 'BOOKMARK' });
    expect(await opened.next()).toBeUndefined();
    await eventually(
      async () => test.server.openWatches,
      count => count === 0,
    );
  });

  it('ends when the kind is no longer served', async () => {
    const opened = await watch();
    await test.ok('POST', WIDGETS_PATH, widget('a'));
    expect(await opened.take(1)).toEqual(['ADDED a']);
    await test.ok('DELETE', `${DEFINITIONS_PATH}/widgets.example.dev`);
    expect(await opened.take(2)).toEqual(['DELETED a']);
    expect((await test.send('GET', WIDGETS_PATH)).code).toBe(404);
  });
});
