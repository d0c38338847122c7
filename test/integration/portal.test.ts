// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { breakPods } from './breakPods';
import { eventually } from './eventually';
import {
  IntegrationTarget,
  startIntegrationTarget,
  targetName,
} from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
import { readerTokenWithout, shippedReaderToken } from './readerTokens';
import { Shop, shopManifests } from './shopManifests';
import { siteType } from './siteType';

jest.setTimeout(60_000);

const openChoreo = 'openchoreo.dev/v1alpha1';
const cart: Shop = {
  tenant: 'acme',
  project: 'shop',
  component: 'cart',
  title: 'Cart',
  image: 'registry.invalid/cart:1',
};
/** Of the same names as the cart, in another tenant. */
const meter: Shop = {
  ...cart,
  tenant: 'globex',
  title: 'Meter',
  image: 'registry.invalid/meter:1',
};

describe('the portal on a control plane', () => {
  let target: IntegrationTarget;
  let portal: Portal;

  beforeAll(async () => {
    target = await startIntegrationTarget(targetName());
    portal = await startPortal(target, {
      default: await shippedReaderToken(target),
      narrow: await readerTokenWithout(target, 'workloads'),
    });
    await target.client.apply([
      siteType(),
      ...shopManifests(cart),
      ...shopManifests(meter),
    ]);
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  const soon = (check: () => Promise<void>) => eventually(target.client, check);

  async function overviewOf({ tenant, project, component }: Shop) {
    const { data } = await portal.fourplane.getComponentOverview({
      controlPlane: 'default',
      tenant,
      project,
      name: component,
    });
    return data;
  }
  async function developmentOf(shop: Shop) {
    const { environments } = await overviewOf(shop);
    return environments[0].deployment;
  }
  const statusOf = async (controlPlane: string) => {
    const { data } = await portal.fourplane.listControlPlanes({});
    return data.find(({ status }) => status.name === controlPlane)?.status;
  };
  const change = (kind: string, name: string, patch: object) =>
    target.client.mergePatch(openChoreo, kind, cart.tenant, name, patch);

  it.each([
    [
      'domain:acme/acme',
      'Acme Retail',
      ['hasPart system:acme/shop', 'ownedBy group:default/acme-platform'],
    ],
    [
      'system:acme/shop',
      undefined,
      [
        'hasPart api:acme/shop_cart_http',
        'hasPart component:acme/shop_cart',
        'ownedBy group:default/acme-platform',
        'partOf domain:acme/acme',
      ],
    ],
    [
      'component:acme/shop_cart',
      'Cart',
      [
        'ownedBy group:default/acme-platform',
        'partOf system:acme/shop',
        'providesApi api:acme/shop_cart_http',
      ],
    ],
    [
      'api:acme/shop_cart_http',
      'Cart http',
      [
        'apiProvidedBy component:acme/shop_cart',
        'ownedBy group:default/acme-platform',
        'partOf system:acme/shop',
      ],
    ],
    [
      'resource:globex/environment_production-asia',
      'Production Asia',
      [
        'dependencyOf resource:globex/pipeline_default',
        'dependsOn resource:globex/dataplane_asia-southeast',
        'ownedBy group:default/globex-data',
      ],
    ],
    [
      'resource:acme/pipeline_default',
      'Standard',
      [
        'dependsOn resource:acme/environment_development',
        'dependsOn resource:acme/environment_production',
        'dependsOn resource:acme/environment_staging',
        'ownedBy group:default/acme-platform',
      ],
    ],
    [
      'resource:globex/dataplane_asia-southeast',
      'Asia Southeast',
      [
        'dependencyOf resource:globex/environment_production-asia',
        'dependsOn resource:default/cluster-observabilityplane_default',
        'ownedBy group:default/globex-data',
      ],
    ],
    [
      'resource:default/cluster-buildplane_default',
      'Build farm',
      [
        'dependsOn resource:default/cluster-observabilityplane_default',
        'ownedBy group:default/platform',
      ],
    ],
  ])('has %s with its relations', async (ref, title, relations) => {
    await soon(async () => {
      const entity = await portal.entity(ref);
      expect(entity?.metadata.title).toBe(title);
      expect(
        entity?.relations?.map(({ type, targetRef }) => `${type} ${targetRef}`),
      ).toEqual(relations);
    });
  });

  it('shows a component made from an image, ready where it is deployed', async () => {
    await soon(async () => {
      const overview = await overviewOf(cart);
      expect(overview).toMatchObject({
        entityRef: 'component:acme/shop_cart',
        component: {
          title: 'Cart',
          type: 'site',
          source: { type: 'image', image: cart.image },
          latestRelease: expect.stringMatching(/^cart-/),
        },
        health: { state: 'ready' },
        endpoints: [{ ref: { name: 'http' }, type: 'HTTP', port: 8080 }],
      });
      expect(overview.unreadable).toBeUndefined();
      expect(
        overview.environments.map(({ ref, deployment }) => [
          ref.name,
          deployment?.health.state,
        ]),
      ).toEqual([
        ['development', 'ready'],
        ['staging', undefined],
        ['production', undefined],
      ]);
      expect(overview.environments[0].deployment).toMatchObject({
        desired: 'active',
        image: cart.image,
        release: { name: overview.component.latestRelease },
        replicas: { wanted: 2, ready: 2 },
      });
    });
  });

  it('shows the URLs at which a deployment answers', async () => {
    await soon(async () => {
      const urls = (await developmentOf(cart))?.urls ?? [];
      expect(urls.map(({ visibility, url }) => [visibility, url])).toEqual([
        [
          'external',
          'https://development-acme.apps.europe.openchoreo.localhost:19443/cart-http',
        ],
        [
          'external',
          'http://development-acme.apps.europe.openchoreo.localhost:19080/cart-http',
        ],
        [
          'project',
          expect.stringMatching(
            /^http:\/\/cart\.dp-acme-shop-development-\w+\.svc\.cluster\.local:8080$/,
          ),
        ],
      ]);
    });
  });

  it('keeps two tenants with the same names apart', async () => {
    await soon(async () => {
      const here = await overviewOf(cart);
      const there = await overviewOf(meter);
      expect([here.component.title, here.component.image]).toEqual([
        cart.title,
        cart.image,
      ]);
      expect([there.component.title, there.component.image]).toEqual([
        meter.title,
        meter.image,
      ]);
      expect(there.environments[0].deployment).toMatchObject({
        ref: { tenant: 'globex' },
        image: meter.image,
        health: { state: 'ready' },
      });
      const entity = await portal.entity('component:globex/shop_cart');
      expect(entity?.metadata.title).toBe(meter.title);
      expect(entity?.spec?.owner).toBe('group:default/globex-data');
    });
  });

  it('follows a changed display name and a changed image', async () => {
    const before = (await developmentOf(cart))?.release?.name;
    await change('Component', 'cart', {
      metadata: { annotations: { 'openchoreo.dev/display-name': 'Basket' } },
    });
    await change('Workload', 'cart-workload', {
      spec: { container: { image: 'registry.invalid/cart:2' } },
    });

    await soon(async () => {
      const entity = await portal.entity('component:acme/shop_cart');
      expect(entity?.metadata.title).toBe('Basket');
      const { component } = await overviewOf(cart);
      expect(component.title).toBe('Basket');
      expect(component.image).toBe('registry.invalid/cart:2');
      const deployment = await developmentOf(cart);
      expect(deployment?.image).toBe('registry.invalid/cart:2');
      expect(deployment?.release?.name).toBe(component.latestRelease);
      expect(deployment?.release?.name).not.toBe(before);
      expect(deployment?.health.state).toBe('ready');
    });
  });

  it.each(['CrashLoopBackOff', 'ImagePullBackOff'] as const)(
    'says that a component fails by %s, and that it runs again',
    async failure => {
      const mend = await breakPods(target, cart, failure);
      await soon(async () => {
        const { health } = await overviewOf(cart);
        expect(health).toMatchObject({
          state: 'degraded',
          reason: 'ResourcesDegraded',
        });
        expect((await overviewOf(meter)).health.state).toBe('ready');
      });

      await mend();
      await soon(async () => {
        expect((await overviewOf(cart)).health.state).toBe('ready');
      });
    },
  );

  it('shows a deployment that is taken back', async () => {
    await change('ReleaseBinding', 'cart-development', {
      spec: { state: 'Undeploy' },
    });
    await soon(async () => {
      const deployment = await developmentOf(cart);
      expect(deployment?.desired).toBe('undeployed');
      expect(deployment?.health.state).toBe('suspended');
      expect(deployment?.urls).toEqual([]);
    });
  });

  it('forgets a component once its finalizers have done their work', async () => {
    await target.client.delete(openChoreo, 'Component', cart.tenant, 'cart');
    await soon(async () => {
      expect(await portal.entity('component:acme/shop_cart')).toBeUndefined();
      expect(await portal.entity('api:acme/shop_cart_http')).toBeUndefined();
    });
    expect(
      await target.client.find(openChoreo, 'Component', cart.tenant, 'cart'),
    ).toBeUndefined();
    await expect(overviewOf(cart)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
    });
    expect((await overviewOf(meter)).health.state).toBe('ready');
    expect(await portal.entity('component:globex/shop_cart')).toBeDefined();
  });

  it('needs no more than the shipped role, and names the kind that a smaller one lacks', async () => {
    const whole = await statusOf('default');
    expect(whole?.problems).toEqual([]);
    expect(whole?.state).toBe('synced');

    const narrow = await statusOf('narrow');
    expect(narrow?.state).toBe('partial');
    expect(
      narrow?.kinds
        .filter(({ state }) => state !== 'synced')
        .map(({ kind }) => kind),
    ).toEqual(['Workload']);
    expect(narrow?.problems).toEqual([
      expect.objectContaining({
        what: expect.stringContaining('workloads.openchoreo.dev'),
        mend: expect.stringContaining('workloads.openchoreo.dev'),
      }),
    ]);
  });
});
