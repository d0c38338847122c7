// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { testTarget } from '../testTarget';
import { breakPods } from './breakPods';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import type { PersonName } from './people';
import { podLog } from './podLogs';
import { podsOf } from './podsOf';
import { Portal, startPortal } from './Portal';
import {
  grantLogs,
  readerTokenWithout,
  shippedReaderToken,
} from './readerTokens';
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
  let readerToken: string;

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
    readerToken = await shippedReaderToken(target);
    portal = await startPortal(target, {
      default: readerToken,
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

  async function overviewOf(
    { tenant, project, component }: Shop,
    person: PersonName = 'platformEngineer',
  ) {
    const { data } = await portal.fourplaneAs(person).getComponentOverview({
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

  it('shows live state to those who own the component, and to nobody else', async () => {
    const forbidden = { name: 'ResponseError', statusCode: 403 };
    expect((await overviewOf(cart, 'developer')).component.title).toBe('Cart');
    await expect(overviewOf(meter, 'developer')).rejects.toMatchObject(
      forbidden,
    );
    for (const shop of [cart, meter]) {
      await expect(overviewOf(shop, 'guest')).rejects.toMatchObject(forbidden);
    }
    for (const person of ['developer', 'guest'] as const) {
      await expect(
        portal.fourplaneAs(person).listControlPlanes({}),
      ).rejects.toMatchObject(forbidden);
    }
  });

  describe('with the logs of pods', () => {
    const logOf = async (query?: Readonly<Record<string, string>>) => {
      const [{ metadata }] = await podsOf(target, cart);
      const { namespace = '', name } = metadata;
      return podLog(target, readerToken, { namespace, pod: name, query });
    };

    it('may read them only with the optional right', async () => {
      const refused = await logOf();
      expect(refused.code).toBe(403);
      expect(JSON.parse(refused.text).message).toMatch(
        /User "system:serviceaccount:default:fourplane-reader" cannot get resource "pods\/log" in API group ""/,
      );

      await grantLogs(target);
      await soon(async () => expect((await logOf()).code).toBe(200));
    });

    it('reads the part it asks for', async () => {
      const { text } = await logOf();
      expect(text).toMatch(/INFO {2}\[main\] starting cart, image registry/);
      const [first] = text.split('\n');
      expect(await logOf({ limitBytes: '24' })).toEqual({
        code: 200,
        text: text.slice(0, 24),
      });
      expect((await logOf({ tailLines: '1' })).text.split('\n')).toHaveLength(
        2,
      );
      expect((await logOf({ timestamps: 'true' })).text).toMatch(
        /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{9}Z /,
      );
      expect((await logOf({ sinceTime: first.slice(0, 24) })).text).toMatch(
        /starting cart/,
      );
    });

    it.each([
      [{ container: 'none' }, 400, /^container none is not valid for pod /],
      [{ previous: 'true' }, 400, /^previous terminated container "main" in /],
      [{ tailLines: '-1' }, 422, /tailLines: Invalid value: -1/],
      [{ sinceTime: 'then' }, 400, /cannot parse "then"/],
    ])('is told what is wrong with %j', async (query, code, message) => {
      const refused = await logOf(query);
      expect(refused.code).toBe(code);
      expect(JSON.parse(refused.text).message).toMatch(message);
    });

    it('follows one to its end, which says why, and finds it again as the previous one', async () => {
      const followed = logOf({ follow: 'true' });
      const mend = await breakPods(target, cart, 'CrashLoopBackOff');
      const { text } = await followed;
      expect(text).toMatch(/\npanic: /);
      expect(await logOf({ previous: 'true' })).toEqual({ code: 200, text });
      await mend();
      await soon(async () => {
        expect((await overviewOf(cart)).health.state).toBe('ready');
      });
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
