// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  componentReadPermission,
  liveMessageSchema,
  planeReadPermission,
  projectReadPermission,
} from '@fourplane/plugin-fourplane-common';
import catalogModule from '@fourplane/plugin-catalog-backend-module-fourplane';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import request from 'supertest';
import fourplanePlugin from '.';

const alice = mockCredentials.user.header('user:default/alice');
const bob = mockCredentials.user.header('user:default/bob');

/** Owners see their own projects and components, everybody control planes, nobody planes. */
const ownersPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners',
  register(module) {
    module.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async ({ permission }, user) => {
            if (
              isPermission(permission, componentReadPermission) ||
              isPermission(permission, projectReadPermission)
            ) {
              return createCatalogConditionalDecision(
                permission,
                catalogConditions.isEntityOwner({
                  claims: user?.info.ownershipEntityRefs ?? [],
                }),
              );
            }
            return {
              result: isPermission(permission, planeReadPermission)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            };
          },
        });
      },
    });
  },
});

/** Says who acts for a user, as real tokens between plugins do and the mocked ones do not. */
const authWithActors = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const pluginId = plugin.getId();
    const auth = mockServices.auth({ pluginId });
    const ownToken = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async options =>
      auth.isPrincipal(options.onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              options.onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${pluginId}` } },
            ),
          }
        : ownToken(options);
    return auth;
  },
});

const realPermissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
  },
  factory: ({ config, auth, discovery }) =>
    ServerPermissionClient.fromConfig(config, { auth, discovery }),
});

function tenantManifests(tenant: string, owner: string) {
  const meta = (name: string) => ({ namespace: tenant, name });
  const apiVersion = 'openchoreo.dev/v1alpha1';
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: tenant,
        labels: { 'openchoreo.dev/control-plane': 'true' },
        annotations: { 'fourplane.dev/owner': owner },
      },
    },
    {
      apiVersion,
      kind: 'Environment',
      metadata: meta('development'),
      spec: { dataPlaneRef: { kind: 'DataPlane', name: 'local' } },
    },
    {
      apiVersion,
      kind: 'DeploymentPipeline',
      metadata: meta('standard'),
      spec: {
        promotionPaths: [
          {
            sourceEnvironmentRef: { name: 'development' },
            targetEnvironmentRefs: [],
          },
        ],
      },
    },
    {
      apiVersion,
      kind: 'Project',
      metadata: meta('shop'),
      spec: {
        deploymentPipelineRef: { name: 'standard' },
        type: { kind: 'ClusterProjectType', name: 'default' },
      },
    },
    {
      apiVersion,
      kind: 'Component',
      metadata: meta('cart'),
      spec: {
        owner: { projectName: 'shop' },
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/service',
        },
      },
    },
    {
      apiVersion,
      kind: 'ReleaseBinding',
      metadata: meta('cart-development'),
      spec: {
        owner: { projectName: 'shop', componentName: 'cart' },
        environment: 'development',
        releaseName: 'cart-1',
      },
    },
  ];
}

describe('fourplane backend on a control plane', () => {
  let sandbox: Sandbox;
  let backend: TestBackend;
  const published: unknown[] = [];

  const get = (path: string, authorization = alice) =>
    request(backend.server)
      .get(`/api/fourplane${path}`)
      .set('authorization', authorization);
  const overview = (tenant: string, authorization = alice) =>
    get(
      `/control-planes/default/tenants/${tenant}/projects/shop/components/cart/overview`,
      authorization,
    );

  beforeAll(async () => {
    sandbox = await startSandbox({ controllers: false });
    await sandbox.client.apply([
      ...tenantManifests('acme', 'user:default/alice'),
      ...tenantManifests('globex', 'user:default/bob'),
    ]);
    backend = await startTestBackend({
      features: [
        fourplanePlugin,
        catalogPlugin,
        catalogModule,
        permissionPlugin,
        ownersPolicy,
        authWithActors,
        realPermissions,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            catalog: {
              stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
            },
            fourplane: {
              controlPlanes: [
                {
                  name: 'default',
                  server: sandbox.url,
                  token: sandbox.token,
                  caData: Buffer.from(sandbox.caPem).toString('base64'),
                },
              ],
            },
          },
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async ({ message }) => {
              published.push(message);
            },
          }),
        }),
      ],
    });
    await until(async () => (await overview('acme')).status === 200);
    await until(async () => (await overview('globex', bob)).status === 200);
  }, 60_000);

  afterAll(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  it('answers from the custom resources what the owner of a component asks', async () => {
    const { body } = await overview('acme');

    expect(body.data).toMatchObject({
      component: { type: 'service', ref: { tenant: 'acme', name: 'cart' } },
      entityRef: 'component:acme/shop_cart',
      environments: [
        {
          ref: { name: 'development' },
          environment: { isProduction: false },
          deployment: { ref: { name: 'cart-development' } },
        },
      ],
    });
    expect(body.meta.stale).toEqual([]);
  });

  it("keeps other tenants' things from whoever the catalog's conditions do not let in", async () => {
    const refused = await overview('globex');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('fourplane.component.read');

    const tenantsSeenBy = async (authorization: string) => {
      const { body } = await get('/projects', authorization);
      return body.data.map(
        (one: { project: { ref: { tenant: string } } }) =>
          one.project.ref.tenant,
      );
    };
    expect(await tenantsSeenBy(alice)).toEqual(['acme']);
    expect(await tenantsSeenBy(bob)).toEqual(['globex']);
    expect((await get('/planes')).body.error.message).toContain(
      'fourplane.plane.read',
    );
  });

  it('announces the changed reply to its holders, and the reply has changed', async () => {
    const { liveKey } = (await overview('acme')).body.meta;
    const foreign = (await overview('globex', bob)).body.meta.liveKey;
    published.length = 0;
    const keys = () =>
      published.flatMap(message => liveMessageSchema.parse(message).keys);

    await sandbox.client.mergePatch(
      'openchoreo.dev/v1alpha1',
      'ReleaseBinding',
      'acme',
      'cart-development',
      { spec: { releaseName: 'cart-2' } },
    );
    await until(async () => keys().includes(liveKey));

    expect(
      (await overview('acme')).body.data.environments[0].deployment.release
        .name,
    ).toBe('cart-2');
    expect(keys()).not.toContain(foreign);
    expect(JSON.stringify(published)).not.toMatch(/acme|globex|shop|cart/);
  });

  it('shows the last known state as stale while the control plane is away, and recovers', async () => {
    sandbox.faults.setOnline(false);
    await until(async () => {
      const { body } = await overview('acme');
      return body.meta.stale.length === 1;
    });
    const { status, body } = await overview('acme');
    expect(status).toBe(200);
    expect(body.data.component.ref.name).toBe('cart');
    expect(body.meta.stale[0]).toMatchObject({ controlPlane: 'default' });

    sandbox.faults.setOnline(true);
    await until(
      async () => (await overview('acme')).body.meta.stale.length === 0,
    );
  }, 60_000);
});

/** Waits for a condition; the test's own timeout is what ends it. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
