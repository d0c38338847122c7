// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import type { EnvironmentDeployment } from '@fourplane/plugin-fourplane-common';
import { testTarget } from '../testTarget';
import { breakPods } from './breakPods';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { people } from './people';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
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

describe('a component moved along its pipeline in the portal', () => {
  let target: IntegrationTarget;
  let portal: Portal;

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
    const token = await shippedWriterToken(target);
    portal = await startPortal(target, { default: token }, { acts: true });
    await target.client.apply([siteType(), ...shopManifests(cart)]);
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  const soon = (check: () => Promise<void>) => eventually(target.client, check);
  const developer = () => portal.fourplaneAs('developer');

  async function environment(name: string): Promise<EnvironmentDeployment> {
    const { data } = await portal.fourplane.getDeployments(path);
    const found = data.environments.find(({ ref }) => ref.name === name);
    if (!found) {
      throw new Error(`${name} is on no pipeline`);
    }
    return found;
  }

  const runs = (name: string, image: string) =>
    soon(async () => {
      const { deployment, health } = await environment(name);
      expect(deployment?.image).toBe(image);
      expect(health?.state).toBe('ready');
    });

  const promote = (from: string, to: string, dryRun = false) =>
    developer().promoteDeployment({
      ...path,
      body: { key: randomUUID(), from, to, dryRun },
    });

  const deploymentIn = async (name: string) => ({
    ...path,
    deployment: (await environment(name)).deployment?.ref.name ?? 'none',
  });

  it('says what a promotion would change, and changes nothing', async () => {
    await runs('development', cart.image);
    const { data } = await promote('development', 'staging', true);
    expect(data).toMatchObject({ state: 'checked', issues: [] });
    expect(data.state === 'checked' && data.changes.length).toBeGreaterThan(0);
    expect((await environment('staging')).deployment).toBeUndefined();
  });

  it('refuses a promotion against the order of the pipeline', async () => {
    await expect(promote('development', 'production')).rejects.toMatchObject({
      statusCode: 400,
    });
    expect((await environment('production')).deployment).toBeUndefined();
  });

  it('promotes through three environments, and says who did it', async () => {
    await promote('development', 'staging');
    await runs('staging', cart.image);
    await promote('staging', 'production');
    await runs('production', cart.image);
    const production = await environment('production');
    expect(production.by).toBe(people.developer.userEntityRef);
    expect(production.drift).toMatchObject({ state: 'same' });
    expect(production.runtime?.pods.length).toBeGreaterThan(0);
  });

  it('shows what is behind, and rolls back to exactly what was there', async () => {
    const bindingOf = async () => {
      const { ref } = (await environment('staging')).deployment ?? {};
      const binding = await target.client.get(
        'openchoreo.dev/v1alpha1',
        'ReleaseBinding',
        cart.tenant,
        ref?.name ?? 'none',
      );
      return binding.spec;
    };
    const first = (await environment('staging')).release?.ref.name ?? 'none';
    const before = await bindingOf();
    await target.client.mergePatch(
      'openchoreo.dev/v1alpha1',
      'Workload',
      cart.tenant,
      'cart-workload',
      { spec: { container: { image: 'registry.invalid/cart:2' } } },
    );
    await runs('development', 'registry.invalid/cart:2');
    expect((await environment('staging')).drift).toMatchObject({
      state: 'behind',
    });
    await promote('development', 'staging');
    await runs('staging', 'registry.invalid/cart:2');

    await developer().rollbackDeployment({
      ...(await deploymentIn('staging')),
      body: { key: randomUUID(), to: { kind: 'release', name: first } },
    });
    await runs('staging', cart.image);
    expect(await bindingOf()).toEqual(before);
  });

  it('says which pod crashes, and reads what it said', async () => {
    const mend = await breakPods(target, cart, 'CrashLoopBackOff');
    await soon(async () => {
      expect((await environment('production')).health).toMatchObject({
        state: 'failed',
        reason: 'CrashLoopBackOff',
        from: 'pods',
      });
    });
    const { runtime, health } = await environment('production');
    const pod = health?.pod ?? 'none';
    expect(runtime?.pods.map(({ name }) => name)).toContain(pod);
    const lines = [];
    const log = developer().streamPodLog({
      ...(await deploymentIn('production')),
      pod,
      previous: 'true',
    });
    for await (const event of log) {
      if (event.type === 'line') {
        lines.push(event.text);
      }
    }
    expect(lines.join('\n')).toMatch(/panic: /);
    await mend();
    await runs('production', cart.image);
  });

  it('undeploys and takes it back', async () => {
    const where = await deploymentIn('production');
    await developer().undeployDeployment({
      ...where,
      body: { key: randomUUID() },
    });
    await soon(async () => {
      const { deployment, runtime } = await environment('production');
      expect(deployment?.desired).toBe('undeployed');
      expect(runtime?.pods).toEqual([]);
    });
    await developer().resumeDeployment({
      ...where,
      body: { key: randomUUID() },
    });
    await runs('production', cart.image);
  });

  it('lets nobody act who may not', async () => {
    await expect(
      portal.fourplaneAs('guest').promoteDeployment({
        ...path,
        body: { key: randomUUID(), from: 'development', to: 'staging' },
      }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  it('says that a release to roll back to is gone', async () => {
    await expect(
      developer().rollbackDeployment({
        ...(await deploymentIn('staging')),
        body: { key: randomUUID(), to: { kind: 'release', name: 'cart-gone' } },
      }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });
});
