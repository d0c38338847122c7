// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TestServer } from '../testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
  WIDGETS_PATH,
} from '../testing/widgetDefinition';

describe('faults on demand', () => {
  let test: TestServer;

  beforeEach(async () => {
    test = await TestServer.start();
    await test.ok('POST', DEFINITIONS_PATH, widgetDefinition());
    await test.ok('POST', WIDGETS_PATH, widget('a'));
  });
  afterEach(() => test.stop());

  const list = (token?: string) => test.send('GET', WIDGETS_PATH, { token });

  const version = async () => {
    const { metadata } = (await list()).body;
    return (metadata as { resourceVersion: string }).resourceVersion;
  };

  it('cuts watches in the middle, which resume where they were', async () => {
    const first = await test.watch(WIDGETS_PATH);
    const event = await first.next();
    test.server.faults.dropWatches();
    await expect(first.next()).rejects.toThrow();
    const seen = event?.object.metadata.resourceVersion;
    const second = await test.watch(`${WIDGETS_PATH}?resourceVersion=${seen}`);
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    expect(await second.take(1)).toEqual(['ADDED b']);
    second.close();
  });

  it('forgets the history, so that a resume gets 410 and a new list goes on', async () => {
    const before = await version();
    test.server.faults.expireHistory();
    const stale = await test.watch(`${WIDGETS_PATH}?resourceVersion=${before}`);
    expect(await stale.next()).toMatchObject({ object: { code: 410 } });
    const resumed = await test.watch(
      `${WIDGETS_PATH}?resourceVersion=${await version()}`,
    );
    await test.ok('POST', WIDGETS_PATH, widget('b'));
    expect(await resumed.take(1)).toEqual(['ADDED b']);
    resumed.close();
  });

  it('fails a number of matching requests, and no others', async () => {
    test.server.faults.fail({
      verb: 'list',
      plural: 'widgets',
      status: 429,
      times: 2,
      retryAfterSeconds: 7,
    });
    expect((await test.send('GET', '/api/v1/namespaces')).code).toBe(200);
    expect((await test.send('GET', `${WIDGETS_PATH}/a`)).code).toBe(200);
    const refused = await list();
    expect(refused.headers['retry-after']).toBe('7');
    expect(refused.body).toMatchObject({
      code: 429,
      reason: 'TooManyRequests',
      details: { retryAfterSeconds: 7 },
    });
    expect((await list()).code).toBe(429);
    expect((await list()).code).toBe(200);
    const undo = test.server.faults.fail({ verb: 'list', status: 500 });
    expect((await list()).body).toMatchObject({
      code: 500,
      reason: 'InternalError',
    });
    undo();
    expect((await list()).code).toBe(200);
  });

  it('goes offline and comes back with everything it had', async () => {
    const watch = await test.watch(WIDGETS_PATH);
    await watch.next();
    test.server.faults.setOnline(false);
    await expect(watch.next()).rejects.toThrow();
    await expect(list()).rejects.toThrow();
    test.server.faults.setOnline(true);
    expect((await list()).body.items).toHaveLength(1);
  });

  it('revokes a token, whose watches end, and denies single verbs', async () => {
    const { viewer } = test.server.tokens;
    const undo = test.server.faults.deny(viewer, 'list', 'widgets');
    expect((await list(viewer)).code).toBe(403);
    expect((await list()).code).toBe(200);
    undo();
    expect((await list(viewer)).code).toBe(200);
    const watch = await test.watch(WIDGETS_PATH, { token: viewer });
    await watch.next();
    test.server.faults.revoke(viewer);
    await expect(watch.next()).rejects.toThrow();
    expect((await list(viewer)).code).toBe(401);
  });

  it('counts requests and bytes by verb and resource', async () => {
    test.server.requests.reset();
    const { text } = await list();
    await test.send('GET', '/apis');
    const filter = { verb: 'list', plural: 'widgets' };
    expect(test.server.requests.count(filter)).toBe(1);
    expect(test.server.requests.bytes(filter)).toBe(text.length);
    expect(test.server.requests.count()).toBe(2);
    expect(test.server.requests.entries()[0]).toEqual({
      verb: 'list',
      plural: 'widgets',
      method: 'GET',
      path: WIDGETS_PATH,
      status: 200,
    });
  });

  it('is broken over HTTPS by the administrator alone', async () => {
    const body = { break: 'list', plural: 'widgets', times: 1 };
    const broken = (token?: string) =>
      test.send('POST', '/sandbox/faults', { token, body });
    expect((await broken(test.server.tokens.viewer)).code).toBe(403);
    expect((await list()).code).toBe(200);
    expect((await broken()).body.message).toContain('widgets');
    expect((await list()).code).toBe(500);
    const unknown = await test.send('POST', '/sandbox/faults', {
      body: { break: 'hearts' },
    });
    expect(unknown.body.message).toBe(
      'cannot break "hearts"; one of watches, history, api, list',
    );
  });
});
