// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract, type LogEvent } from '@fourplane/plugin-fourplane-common';
import { lazyClient } from './lazyClient';

describe('lazyClient', () => {
  const reply = { data: [], meta: { asOf: '', stale: [] } };
  const events: LogEvent[] = [
    { type: 'line', text: 'one', id: '1' },
    { type: 'end', reason: 'complete' },
  ];
  const opened: unknown[] = [];
  const client = Object.fromEntries(
    Object.entries(contract).map(([name, route]) => [
      name,
      'event' in route
        ? async function* stream(...args: unknown[]) {
            opened.push(args);
            yield* events;
          }
        : async () => reply,
    ]),
  ) as unknown as ReturnType<typeof lazyClient>;

  it('loads with the first call, and once', async () => {
    const load = jest.fn(async () => client);
    const lazy = lazyClient(load);
    expect(load).not.toHaveBeenCalled();
    await Promise.all([lazy.listPlanes({}), lazy.listProjects({})]);
    expect(await lazy.listControlPlanes({})).toBe(reply);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('tries again after a load that failed', async () => {
    const load = jest
      .fn(async () => client)
      .mockRejectedValueOnce(new Error('chunk is gone'));
    const lazy = lazyClient(load);
    await expect(lazy.listPlanes({})).rejects.toThrow('chunk is gone');
    expect(await lazy.listPlanes({})).toBe(reply);
  });

  it('streams every row that streams, with what it is asked', async () => {
    const lazy = lazyClient(async () => client);
    const streaming = Object.entries(contract)
      .filter(([, route]) => 'event' in route)
      .map(([name]) => name);
    expect(streaming).toContain('streamBuildLog');
    const { signal } = new AbortController();
    for (const name of streaming) {
      const heard: unknown[] = [];
      for await (const event of Reflect.get(lazy, name)({ name }, { signal })) {
        heard.push(event);
      }
      expect(heard).toEqual(events);
      expect(opened.pop()).toEqual([{ name }, { signal }]);
    }
  });

  it('tells who reads a stream that it could not be loaded', async () => {
    const lazy = lazyClient(async () => {
      throw new Error('chunk is gone');
    });
    const stream = lazy.streamBuildLog({
      controlPlane: 'default',
      tenant: 'acme',
      project: 'shop',
      name: 'cart',
      build: 'cart-1',
      node: 'n1',
    });
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(
      'chunk is gone',
    );
  });
});
