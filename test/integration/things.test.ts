// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import type {
  EnvironmentDeployment,
  Overrides,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { testTarget } from '../testTarget';
import { eventually } from './eventually';
import { IntegrationTarget, startIntegrationTarget } from './IntegrationTarget';
import { people } from './people';
import { Portal, startPortal } from './Portal';
import { shippedWriterToken } from './readerTokens';
import { resourceManifests, storeType } from './resourceManifests';
import { Shop, shopManifests } from './shopManifests';
import { siteType } from './siteType';

jest.setTimeout(120_000);

/** Every environment has to say how many replicas there are. */
const mail: Shop = {
  tenant: 'acme',
  project: 'post',
  component: 'mail',
  title: 'Mail',
  image: 'registry.invalid/mail:1',
  type: 'asking-site',
};
const inPost = {
  controlPlane: 'default',
  tenant: mail.tenant,
  project: mail.project,
};
const orders: ThingParams = { ...inPost, things: 'resources', name: 'orders' };
const component: ThingParams = {
  ...inPost,
  things: 'components',
  name: 'mail',
};
const own: ThingParams = { ...inPost, things: 'infrastructure', name: 'post' };

describe('what is deployed besides components, and what a release needs where it goes', () => {
  let target: IntegrationTarget;
  let portal: Portal;

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget());
    const token = await shippedWriterToken(target);
    portal = await startPortal(target, { default: token }, { acts: true });
    await target.client.apply([
      siteType({ name: 'asking-site', asks: true }),
      storeType(),
      ...shopManifests(mail),
      ...resourceManifests(mail, 'orders', 'first'),
    ]);
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await target?.stop();
  }, 60_000);

  const soon = (check: () => Promise<void>) => eventually(target.client, check);
  const developer = () => portal.fourplaneAs('developer');

  async function environment(
    thing: ThingParams,
    name: string,
  ): Promise<EnvironmentDeployment> {
    const { data } = await portal.fourplane.getDeployments(thing);
    const found = data.environments.find(({ ref }) => ref.name === name);
    if (!found) {
      throw new Error(`${name} is on no pipeline`);
    }
    return found;
  }

  const ready = (thing: ThingParams, name: string, release?: string) =>
    soon(async () => {
      const { deployment, health } = await environment(thing, name);
      expect(health).toMatchObject({ state: 'ready' });
      expect(deployment?.release?.name).toBe(
        release ?? deployment?.release?.name,
      );
    });

  const newest = async (thing: ThingParams) => {
    const { data } = await portal.fourplane.getDeployments(thing);
    const [{ ref }] = data.releases;
    return ref.name;
  };
  const deploymentIn = async (thing: ThingParams, name: string) => ({
    ...thing,
    deployment: (await environment(thing, name)).deployment?.ref.name ?? 'none',
  });
  const promote = (
    thing: ThingParams,
    from: string,
    to: string,
    overrides?: Overrides,
    dryRun = false,
  ) =>
    developer().promoteDeployment({
      ...thing,
      body: { key: randomUUID(), from, to, overrides, dryRun },
    });
  const formFor = async (thing: ThingParams, from: string, to: string) =>
    (
      await developer().getPlannedOverrideForm({
        ...thing,
        environment: to,
        from,
      })
    ).data;

  it('deploys a managed resource with what its release needs there, in one step', async () => {
    await soon(async () => {
      const { data } = await portal.fourplane.getDeployments(orders);
      expect(data.releases).toHaveLength(1);
    });
    const name = await newest(orders);
    const release = { kind: 'resourceRelease' as const, name };
    const { data: form } = await developer().getPlannedOverrideForm({
      ...orders,
      environment: 'development',
      release: `resourceRelease:${name}`,
    });
    expect(form).toMatchObject({
      allowed: true,
      missing: ['resourceType.size'],
    });
    const body = { environment: 'development', release };
    const bare = await developer().deployRelease({
      ...orders,
      body: { ...body, key: randomUUID(), dryRun: true },
    });
    expect(bare.data).toMatchObject({
      state: 'checked',
      issues: [{ message: expect.stringContaining('"size"') }],
    });
    await developer().deployRelease({
      ...orders,
      body: {
        ...body,
        key: randomUUID(),
        overrides: { resourceType: { size: 'small' } },
      },
    });
    await ready(orders, 'development', name);
    const { deployment, by } = await environment(orders, 'development');
    expect(by).toBe(people.developer.userEntityRef);
    expect(deployment?.outputs).toEqual([{ name: 'size', from: 'value' }]);
  });

  it('promotes, configures and rolls it back, and shows its objects on the data plane', async () => {
    await expect(
      promote(orders, 'development', 'staging'),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect((await environment(orders, 'staging')).deployment).toBeUndefined();
    await promote(orders, 'development', 'staging', {
      resourceType: { size: 'medium' },
    });
    await ready(orders, 'staging');
    const first = await newest(orders);
    const binding = async () =>
      (
        await target.client.get(
          'openchoreo.dev/v1alpha1',
          'ResourceReleaseBinding',
          mail.tenant,
          (
            await deploymentIn(orders, 'staging')
          ).deployment,
        )
      ).spec;
    const before = await binding();
    await target.client.apply(resourceManifests(mail, 'orders', 'second'));
    await soon(async () => expect(await newest(orders)).not.toBe(first));
    await developer().deployRelease({
      ...orders,
      body: {
        key: randomUUID(),
        environment: 'staging',
        release: { kind: 'resourceRelease', name: await newest(orders) },
      },
    });
    await ready(orders, 'staging', await newest(orders));
    expect((await environment(orders, 'staging')).drift).toMatchObject({
      state: 'ahead',
    });
    const where = await deploymentIn(orders, 'staging');
    await developer().rollbackDeployment({
      ...where,
      body: {
        key: randomUUID(),
        to: { kind: 'resourceRelease', name: first },
      },
    });
    await ready(orders, 'staging', first);
    expect(await binding()).toEqual(before);

    await developer().configureDeployment({
      ...where,
      body: {
        key: randomUUID(),
        overrides: { resourceType: { size: 'large' } },
      },
    });
    await soon(async () => {
      const { data } = await portal.fourplane.getRuntimeTree(where);
      const map = data.objects.find(({ kind }) => kind === 'ConfigMap');
      const { data: manifest } = await developer().getRuntimeManifest({
        ...where,
        object: map?.id ?? 'none',
      });
      expect(manifest.yaml).toContain('size: large');
    });
    const { data: comparison } = await developer().compareDeployments({
      ...orders,
      left: 'environment:development',
      right: 'environment:staging',
    });
    expect(comparison.changes).toEqual([
      expect.objectContaining({ before: 'small', after: 'large' }),
    ]);
  });

  it('promotes a component to where nothing runs yet, with what it needs there', async () => {
    await soon(async () => {
      const { deployment } = await environment(component, 'development');
      expect(deployment?.release).toBeDefined();
    });
    expect(await formFor(component, 'development', 'staging')).toMatchObject({
      missing: ['componentType.replicas'],
    });
    const tried = await promote(
      component,
      'development',
      'staging',
      { componentType: { replicas: 'one' } },
      true,
    );
    expect(tried.data).toMatchObject({
      issues: [{ path: 'overrides.componentType.replicas' }],
    });
    await promote(component, 'development', 'staging', {
      componentType: { replicas: 1 },
    });
    await ready(component, 'staging');
    expect((await environment(component, 'staging')).runtime).toMatchObject({
      replicas: { wanted: 1, ready: 1 },
    });
  });

  it('has the project’s own infrastructure and its resources in one matrix, and deploys the former, too', async () => {
    await ready(own, 'development');
    const { deployment } = await environment(own, 'development');
    expect(deployment?.namespace).toBeTruthy();
    // Staging has had its own since the first promotion to it, from the newest release.
    await promote(own, 'development', 'staging');
    await ready(own, 'staging');
    const { data } = await portal.fourplane.getProjectDeployments({
      controlPlane: 'default',
      tenant: mail.tenant,
      name: mail.project,
    });
    expect(
      data.rows.map(({ thing, cells }) => [
        thing.ref.kind,
        thing.ref.name,
        cells.length,
      ]),
    ).toEqual([
      ['project', 'post', 2],
      ['component', 'mail', 2],
      ['resource', 'orders', 2],
    ]);
  });

  it('undeploys a managed resource with all that is there of it, if somebody may', async () => {
    const where = await deploymentIn(orders, 'staging');
    const body = { key: randomUUID() };
    await expect(
      portal.fourplaneAs('guest').undeployDeployment({ ...where, body }),
    ).rejects.toMatchObject({ statusCode: 403 });
    await developer().undeployDeployment({ ...where, body });
    await soon(async () =>
      expect((await environment(orders, 'staging')).deployment).toBeUndefined(),
    );
  });
});
