// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { entityRefOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { Sandbox } from '@fourplane/sandbox';
import request from 'supertest';
import fourplanePlugin from '..';
import { entityOf } from './models';

const PATIENCE_MS = 60_000;

/**
 * The backend plugin on a control plane that is really there, whose planes are the same cluster, with a catalog that has
 * every component, and a permission backend that allows everything. Resolves when all has been read.
 */
export async function startDeliveryBackend(sandbox: Sandbox) {
  const found: ControlPlane[] = [];
  const backend = await startTestBackend({
    features: [
      fourplanePlugin,
      catalogServiceMock.mock({
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(entityRef => entityNamed(entityRef, found)),
        }),
      }).factory,
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
      listening(found),
      mockServices.rootConfig.factory({
        data: {
          fourplane: {
            controlPlanes: [
              {
                name: 'default',
                server: sandbox.url,
                token: sandbox.token,
                caData: Buffer.from(sandbox.caPem).toString('base64'),
                writes: 'serviceAccount',
                planes: 'colocated',
              },
            ],
          },
        },
      }),
    ],
  });
  const [controlPlane] = found;
  await untilSynced(controlPlane);
  return {
    controlPlane,
    stop: () => backend.stop(),
    get: (component: ModelRef, path: string) =>
      request(backend.server).get(`${pathOf(component)}/${path}`),
    post: (component: ModelRef, path: string, body: object) =>
      request(backend.server)
        .post(`${pathOf(component)}/${path}`)
        .send(body),
  };
}

function entityNamed(entityRef: string, planes: readonly ControlPlane[]) {
  const ref = planes
    .flatMap(({ model }) => [
      ...model.refs('component'),
      ...model.refs('project'),
    ])
    .find(one => entityRefOf(one) === entityRef);
  return ref && entityOf(ref);
}

function pathOf({ controlPlane, tenant, project, name }: ModelRef): string {
  return `/api/fourplane/control-planes/${controlPlane}/tenants/${tenant}/projects/${project}/components/${name}`;
}

/** Hands over the control planes that the process shares. */
function listening(found: ControlPlane[]) {
  return createBackendPlugin({
    pluginId: 'listening',
    register(env) {
      env.registerInit({
        deps: { controlPlanes: controlPlanesServiceRef },
        async init({ controlPlanes }) {
          found.push(...controlPlanes.list());
        },
      });
    },
  });
}

async function untilSynced(controlPlane: ControlPlane): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await new Promise<void>((resolve, reject) => {
    const undo = controlPlane.statusChanges(({ state }) => {
      if (state === 'synced') {
        undo();
        resolve();
      }
    });
    signal.addEventListener('abort', () => {
      undo();
      reject(new Error(JSON.stringify(controlPlane.status())));
    });
    if (controlPlane.status().state === 'synced') {
      undo();
      resolve();
    }
  });
}
