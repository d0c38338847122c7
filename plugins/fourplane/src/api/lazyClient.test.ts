// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { contract } from '@fourplane/plugin-fourplane-common';
import { lazyClient } from './lazyClient';

describe('lazyClient', () => {
  const reply = { data: [], meta: { asOf: '', stale: [] } };
  const client = Object.fromEntries(
    Object.keys(contract).map(route => [route, async () => reply]),
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
});
