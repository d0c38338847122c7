// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
jest.setTimeout(120_000);
describe.each([['v0.2'], [['v0.2', 'v1.2']]] as any[])('mixed %s', (generation: any) => {
  let target: IntegrationTarget;
  let portal: Portal;
  it('syncs', async () => {
    const t0 = Date.now();
    target = await startIntegrationTarget('sandbox', { generation, seed: 'demo' });
    const t1 = Date.now();
    portal = await startPortal(target, { default: target.token });
    const t2 = Date.now();
    for (let i = 0; i < 30; i++) {
      const { data } = await portal.fourplane.listControlPlanes({});
      const [{ status, counts, unreadable }] = data;
      if (status.state === 'synced' || i === 29) {
        console.log(generation, t1 - t0, t2 - t1, Date.now() - t2, status.state, status.generation, JSON.stringify(counts), JSON.stringify(unreadable), JSON.stringify(status.kinds.filter((k: any) => k.state !== 'synced')));
        break;
      }
      await new Promise(r => setTimeout(r, 1000));
    }
    await portal?.stop();
    await target?.stop();
  });
});
