// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { waitUntil } from '../__testUtils__/waitUntil';
import { ControlPlanes } from './ControlPlane';
import { controlPlanesServiceRef } from './controlPlanesServiceRef';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false, components: 3 });
}, 60_000);
afterAll(() => sandbox?.stop());

async function startBackend(entries: object[], more: object = {}) {
  const seen: ControlPlanes[] = [];
  const plugin = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: {
            controlPlanes: controlPlanesServiceRef,
            logger: coreServices.logger,
          },
          async init({ controlPlanes }) {
            seen.push(controlPlanes);
          },
        });
      },
    });
  const backend = await startTestBackend({
    features: [
      plugin('one'),
      plugin('two'),
      mockServices.rootConfig.factory({
        data: {
          fourplane: JSON.parse(
            JSON.stringify({ controlPlanes: entries, ...more }),
          ),
        },
      }),
    ],
  });
  return { backend, seen };
}

describe('controlPlanesServiceRef', () => {
  it('starts a backend whatever is configured, and shares one watch per kind between plugins', async () => {
    const good = {
      name: 'default',
      server: sandbox.url,
      token: sandbox.token,
      caData: Buffer.from(sandbox.caPem).toString('base64'),
    };
    const { backend, seen } = await startBackend([
      good,
      { name: 'wrong', kubeconfig: {} },
      { ...good, name: 'away', server: 'https://127.0.0.1:9' },
    ]);
    try {
      const [one, two] = seen;
      expect(one).toBe(two);
      expect(one.list().map(({ name }) => name)).toEqual([
        'default',
        'wrong',
        'away',
      ]);
      expect(one.get('wrong')?.status()).toMatchObject({
        state: 'connecting',
        problems: [{ where: 'fourplane.controlPlanes[1].kubeconfig.path' }],
      });
      await waitUntil(() => {
        expect(one.get('default')?.status()).toMatchObject({
          state: 'synced',
          problems: [],
        });
        expect(one.get('away')?.status()).toMatchObject({
          state: 'connecting',
          problems: [{ where: 'https://127.0.0.1:9' }],
        });
      });
      const { model } = one.get('default')!;
      expect(model.refs('component').length).toBeGreaterThan(0);
      expect(
        model.refs('component').map(ref => model.read(ref).state),
      ).not.toContain('absent');
      expect(
        sandbox.requests.count({ verb: 'watch', plural: 'components' }),
      ).toBe(1);
      expect(one.get('other')).toBeUndefined();
    } finally {
      await backend.stop();
    }
    await waitUntil(() => expect(sandbox.openWatches()).toBe(0));
  }, 30_000);

  it('shows what is wrong with hosts and archives in the status of whom it concerns', async () => {
    const named = (name: string) => ({ name, server: 'https://127.0.0.1:9' });
    const { backend, seen } = await startBackend([named('eu'), named('us')], {
      planeHosts: ['*'],
      observability: [
        { controlPlane: 'us', openSearch: { url: 'nowhere' } },
        { openSearch: { url: 'https://logs' } },
      ],
    });
    try {
      const wheres = (name: string) =>
        seen[0]
          .get(name)
          ?.status()
          .problems.map(({ where }) => where);
      const of = 'fourplane.observability';
      expect(wheres('eu')).toEqual(
        expect.arrayContaining([`${of}[1]`, 'fourplane.planeHosts[0]']),
      );
      expect(wheres('eu')).not.toContain(`${of}[0].openSearch.url`);
      expect(wheres('us')).toEqual(
        expect.arrayContaining([`${of}[0].openSearch.url`, `${of}[1]`]),
      );
    } finally {
      await backend.stop();
    }
  }, 30_000);
});
