// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { annotationsOf } from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import request from 'supertest';
import fourplanePlugin from '.';

const apiVersion = 'openchoreo.dev/v1alpha1';
const path =
  '/api/fourplane/control-planes/default/tenants/default/projects/shop/components/cart/overview';

/** An entity of the portal's own that says that it is the component. */
const claims = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: annotationsOf({
      controlPlane: 'default',
      kind: 'component',
      tenant: 'default',
      project: 'shop',
      name: 'cart',
    }),
  },
});

describe('a control plane whose things are entities of the portal’s own', () => {
  let sandbox: Sandbox;
  let backend: TestBackend;
  const asked: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'platform', controllers: false });
    await putCart();
    const { url: server, token, caPem } = sandbox;
    backend = await startTestBackend({
      features: [
        fourplanePlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            fourplane: {
              controlPlanes: [
                {
                  name: 'default',
                  server,
                  token,
                  caData: Buffer.from(caPem).toString('base64'),
                  catalog: { mode: 'link' },
                },
              ],
            },
          },
        }),
        // The second has the name that the component would be ingested under, which nothing guards here.
        catalogServiceMock.factory({
          entities: [claims('mine'), claims('shop_cart'), claims('thief')],
        }),
        mockServices.permissions.mock({
          authorize: async requests => {
            asked.push(
              ...requests.flatMap(one =>
                'resourceRef' in one ? one.resourceRef ?? [] : [],
              ),
            );
            return requests.map(() => ({ result: AuthorizeResult.ALLOW }));
          },
        }).factory,
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  }, 60_000);

  function putCart(entity?: string) {
    return sandbox.client.apply({
      apiVersion,
      kind: 'Component',
      metadata: {
        name: 'cart',
        namespace: 'default',
        annotations: { 'fourplane.dev/entity': entity ?? '' },
      },
      spec: {
        owner: { projectName: 'shop' },
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/service',
        },
      },
    });
  }

  /** The answer once it has this status. */
  async function answer(status: number): Promise<request.Response> {
    for (;;) {
      const response = await request(backend.server).get(path);
      if (response.status === status) {
        return response;
      }
      await setTimeout(50);
    }
  }

  it('opens nothing for entities that only say so, and something for the one that the object names', async () => {
    const refused = await answer(403);
    expect(refused.body.error.message).toContain('fourplane.component.read');
    expect(refused.body.error.message).toContain('fourplane.dev/entity');
    expect(asked).toEqual([]);

    await putCart('component:default/mine');
    const { body } = await answer(200);
    expect(body.data).toMatchObject({
      entityRef: 'component:default/mine',
      entityRefs: ['component:default/mine'],
    });
    expect(new Set(asked)).toEqual(new Set(['component:default/mine']));

    await putCart();
    await answer(403);
  }, 120_000);
});
