// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { testTarget } from '../testTarget';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { Portal, startPortal } from './Portal';
import { grant, shippedReaderToken } from './readerTokens';
import { Shop, shopManifests } from './shopManifests';
import { siteType } from './siteType';

jest.setTimeout(120_000);

const cart: Shop = {
  tenant: 'acme',
  project: 'shop',
  component: 'cart',
  title: 'Cart',
  image: 'registry.invalid/cart:1',
};
const path = {
  controlPlane: 'default',
  tenant: cart.tenant,
  project: cart.project,
  name: cart.component,
};

/** One after the other: each begins with the rights that those before it were given. */
describe('the portal with one shipped manifest after the other', () => {
  let target: IntegrationTarget;
  let portal: Portal;
  let token: string;

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
    token = await shippedReaderToken(target);
    portal = await startPortal(target, { default: token }, { acts: true });
    await target.client.apply([siteType(), ...shopManifests(cart)]);
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  const soon = (check: () => Promise<void>) => eventually(target.client, check);

  const promote = () =>
    portal.fourplaneAs('developer').promoteDeployment({
      ...path,
      body: {
        key: randomUUID(),
        from: 'development',
        to: 'staging',
        dryRun: false,
      },
    });

  async function environment(name: string) {
    const { data } = await portal.fourplane.getDeployments(path);
    return data.environments.find(({ ref }) => ref.name === name);
  }

  it('reader.yaml: shows what is deployed, and names the verb that its pods need', async () => {
    await soon(async () => {
      const development = await environment('development');
      expect(development?.health?.state).toBe('ready');
      expect(JSON.stringify(development)).toContain('Grant the verb');
    });
  });

  it('planes.yaml and logs.yaml: shows the pods', async () => {
    await grant(target, 'planes.yaml');
    await grant(target, 'logs.yaml');
    // what was refused is asked again later; a portal that starts asks at once
    await portal.stop();
    portal = await startPortal(target, { default: token }, { acts: true });
    await soon(async () => {
      const development = await environment('development');
      expect(development?.runtime?.pods.length).toBeGreaterThan(0);
      expect(JSON.stringify(development)).not.toContain('Grant the verb');
    });
  });

  it('none to write: names the verb that an action needs, and changes nothing', async () => {
    const refusal = await promote().then(
      () => 'done',
      error => JSON.stringify(error.body),
    );
    expect(refusal).toMatch(
      /Grant the verb \\"(create|patch)\\" on \\"(project)?releasebindings\.openchoreo\.dev\\"/,
    );
    expect((await environment('staging'))?.deployment).toBeUndefined();
  });

  it('writer.yaml: acts', async () => {
    await grant(target, 'writer.yaml');
    await soon(async () => {
      await promote();
    });
    await soon(async () => {
      expect((await environment('staging'))?.deployment?.image).toBe(
        cart.image,
      );
    });
  });
});
