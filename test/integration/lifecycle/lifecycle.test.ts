// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Intent,
  isRefOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { keepLooking } from '../../status/keepLooking';
import { testTarget } from '../../testTarget';
import {
  IntegrationTarget,
  startIntegrationTarget,
} from '../IntegrationTarget';
import {
  connectControlPlane,
  ConnectedControlPlane,
} from './connectControlPlane';
import { Lifecycle } from './Lifecycle';

jest.setTimeout(120_000);

const controlPlane = 'default';
const tenant = { controlPlane, kind: 'tenant', name: 'lumen' } as const;
const inLumen = { controlPlane, tenant: 'lumen' } as const;
const project = { ...inLumen, kind: 'project', name: 'lamps' } as const;
const pipeline = { ...inLumen, kind: 'pipeline', name: 'standard' } as const;
const inLamps = { ...inLumen, project: 'lamps' } as const;
const shade = { ...inLamps, kind: 'component', name: 'shade' } as const;
const bulb = { ...inLamps, kind: 'component', name: 'bulb' } as const;
const ownPlane = { ...inLumen, kind: 'dataPlane', name: 'attic' } as const;
const buildPlane = { ...inLumen, kind: 'buildPlane', name: 'cellar' } as const;
const environments = ['development', 'staging', 'production'].map(
  name => ({ ...inLumen, kind: 'environment', name } as const),
);
const [development, staging, production] = environments;
const pem = (word: string) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(word).toString(
    'base64',
  )}\n-----END CERTIFICATE-----\n`;

const generations = {
  'v0.2': { access: 'direct', dataPlane: ownPlane, longestName: 63 },
  // Both newer ones make labels of it and something more.
  'v0.3': { access: 'direct', dataPlane: ownPlane, longestName: 52 },
  'v1.2': {
    access: 'agent',
    longestName: 51,
    // Where the platform's agent is; one of lumen's own has none.
    dataPlane: { controlPlane, kind: 'dataPlane', name: 'default' },
  },
} as const;

const access = {
  agent: { type: 'agent', clientCa: pem('ca') },
  direct: {
    type: 'direct',
    server: 'https://plane.example:6443',
    caCert: pem('ca'),
    clientCert: pem('cert'),
    clientKey: pem('canary-key'),
  },
} as const;

const endpoint = {
  name: 'http',
  type: 'HTTP',
  port: 8080,
  visibility: ['external'],
};

const onSandbox = testTarget() === 'sandbox';
const wanted = Object.entries(generations).filter(
  // The programs of older generations cannot be built (see test/cluster).
  ([generation]) => onSandbox || generation === 'v1.2',
) as [keyof typeof generations, (typeof generations)['v0.2']][];

describe.each(wanted)('OpenChoreo %s by intents alone', (generation, its) => {
  let target: IntegrationTarget;
  let connected: ConnectedControlPlane;
  let life: Lifecycle;
  let stopLooking = async () => {};

  beforeAll(async () => {
    target = await startIntegrationTarget(testTarget(), { generation });
    if (!onSandbox) {
      stopLooking = keepLooking(target.client, [
        'RenderedRelease',
        'WorkflowRun',
      ]);
    }
    connected = await connectControlPlane(target, {
      token: target.token,
      writes: 'serviceAccount',
    });
    life = new Lifecycle(connected.controlPlane);
  }, 120_000);
  afterAll(async () => {
    await stopLooking();
    await connected?.stop();
    await target?.stop();
  }, 60_000);

  const build = async (commit: string): Promise<Build> => {
    const [ref] = await life.does({
      intent: 'triggerBuild',
      component: bulb,
      branch: 'main',
      commit,
    });
    if (!isRefOf(ref, 'build')) {
      throw new Error(`a build makes a build, not ${ref.kind}`);
    }
    return life.until(ref, ({ phase }) => phase === 'succeeded');
  };

  /** What a build is deployed by: its release where there are such, else the build. */
  const deployable = async ({
    ref: built,
    image,
  }: Build): Promise<ModelRef> => {
    if (!life.can('releases')) {
      return built;
    }
    const { model } = life.controlPlane;
    const find = () =>
      model
        .refs('release', inLamps)
        .map(ref => model.read(ref))
        .flatMap(reading =>
          reading.state === 'present' ? [reading.model] : [],
        )
        .find(
          release =>
            release.component.name === bulb.name &&
            (release.build
              ? release.build.name === built.name
              : release.image !== undefined &&
                image !== undefined &&
                release.image === image),
        );
    const found = find()?.ref;
    if (found) {
      return found;
    }
    // The build's last step hands the image to the workload, of which the release is made.
    await life.until(bulb, component => component.image === image);
    const [made] = await life.does({
      intent: 'createRelease',
      component: bulb,
    });
    if (!isRefOf(made, 'release')) {
      throw new Error(`a release is not a ${made.kind}`);
    }
    await life.until(made);
    return made;
  };

  it('makes a tenant with planes, environments and a pipeline', async () => {
    await life.does({ intent: 'createTenant', tenant, title: 'Lumen' });
    // An organization is ready once it has its namespace.
    const made = await life.until(
      tenant,
      ({ health }) => health.state === 'ready' || health.state === 'unreported',
    );
    expect(made.title).toBe('Lumen');
    await life.does({
      intent: 'createDataPlane',
      plane: ownPlane,
      access: access[its.access],
      gateway: { publicHost: 'apps.lumen.example' },
    });
    await life.does({
      intent: 'createBuildPlane',
      plane: buildPlane,
      access: access[its.access],
    });
    await life.until(ownPlane);
    await life.until(buildPlane);
    for (const environment of environments) {
      await life.does({
        intent: 'createEnvironment',
        environment,
        dataPlane: its.dataPlane,
        isProduction: environment === production,
      });
      await life.until(environment, found => found.dataPlane !== undefined);
    }
    await life.does({
      intent: 'createPipeline',
      pipeline,
      paths: [
        { from: development, to: [staging] },
        { from: staging, to: [production] },
      ],
    });
    const read = await life.until(pipeline);
    expect(read.environments).toEqual(environments);
  });

  it('makes a project, once', async () => {
    const intent: Intent = {
      intent: 'createProject',
      project,
      title: 'Lamps',
      owner: 'team-light',
      pipeline,
    };
    const key = 'lifecycle-project';
    expect((await life.apply(intent, key)).state).toBe('done');
    const read = await life.until(project);
    expect(read).toMatchObject({
      title: 'Lamps',
      owner: 'team-light',
      pipeline,
    });
    const again = await life.apply(intent, key);
    expect(again).toMatchObject({ state: 'done' });
    expect(
      'written' in again && again.written.map(({ result }) => result),
    ).not.toContain('created');
    expect(await life.refused(intent)).toEqual([
      'project.name: "lamps" exists already',
    ]);
    await life.does({ intent: 'updateProject', project, title: 'Lamps & Co' });
    await life.until(project, ({ title }) => title === 'Lamps & Co');
  });

  it('takes the longest name, and refuses a longer one', async () => {
    const longest = { ...shade, name: 'l'.repeat(its.longestName) };
    const intent: Intent = {
      intent: 'createComponent',
      component: longest,
      type: { name: 'service' },
      source: { type: 'image', image: 'registry.invalid/long:1' },
      workload: { endpoints: [endpoint] },
    };
    expect(
      await life.refused({
        ...intent,
        component: { ...longest, name: 'l'.repeat(64) },
      }),
    ).toEqual([expect.stringMatching(/^component\.name: "l+" cannot be/)]);
    await life.does(intent);
    await life.until(longest, ({ image }) => image !== undefined);
    await life.does({
      intent: 'deploy',
      component: longest,
      environment: development,
    });
    await life.untilDeployed(longest, development, ({ health }) =>
      ['ready', 'unreported'].includes(health.state),
    );
    await life.does({ intent: 'delete', ref: longest });
    await life.untilAbsent(longest);
  });

  it('deploys an image, and promotes it along the pipeline', async () => {
    await life.does({
      intent: 'createComponent',
      component: shade,
      type: { name: 'service' },
      title: 'Shade',
      source: { type: 'image', image: 'registry.invalid/shade:1' },
      workload: { endpoints: [endpoint] },
    });
    await life.until(
      shade,
      found => found.image === 'registry.invalid/shade:1',
    );
    await life.does({
      intent: 'deploy',
      component: shade,
      environment: development,
    });
    await life.untilDeployed(
      shade,
      development,
      ({ image, health }) =>
        image === 'registry.invalid/shade:1' &&
        health.state !== 'progressing' &&
        health.state !== 'failed',
    );
    expect(
      await life.refused({
        intent: 'promote',
        component: shade,
        from: development,
        to: production,
      }),
    ).toEqual([
      'to: The pipeline "standard" does not promote from "development" to "production"',
    ]);
    const hops = [
      [development, staging],
      [staging, production],
    ] as const;
    for (const [from, to] of hops) {
      await life.does({ intent: 'promote', component: shade, from, to });
      await life.untilDeployed(
        shade,
        to,
        ({ image, health }) =>
          image === 'registry.invalid/shade:1' &&
          health.state !== 'progressing' &&
          health.state !== 'failed',
      );
    }
  });

  it('builds from Git, deploys builds, and rolls back', async () => {
    await life.does({
      intent: 'createComponent',
      component: bulb,
      type: { name: 'service' },
      source: {
        type: 'git',
        url: 'https://git.example/lumen/bulb.git',
        branch: 'main',
        path: '/',
      },
    });
    // The branch may be a deployment track's, which is made after the component.
    const { source } = await life.until(
      bulb,
      found => found.source?.type === 'git' && found.source.branch === 'main',
    );
    expect(source).toMatchObject({
      type: 'git',
      url: 'https://git.example/lumen/bulb.git',
    });
    const first = await deployable(await build('1111111'));
    const place = { component: bulb, environment: development } as const;
    await life.does({ intent: 'deploy', ...place, release: first });
    const before = await life.untilDeployed(
      bulb,
      development,
      ({ image }) => image !== undefined,
    );
    const second = await deployable(await build('2222222'));
    await life.does({ intent: 'deploy', ...place, release: second });
    const after = await life.untilDeployed(
      bulb,
      development,
      ({ image }) => image !== before.image,
    );
    await life.does({ intent: 'rollback', deployment: after.ref, to: first });
    await life.untilDeployed(
      bulb,
      development,
      ({ image }) => image === before.image,
    );
  });

  it('suspends, restarts and undeploys what a generation can', async () => {
    const { ref: deployment } = await life.untilDeployed(shade, production);
    if (!isRefOf(deployment, 'deployment')) {
      throw new Error(`a deployment is not a ${deployment.kind}`);
    }
    if (life.can('suspend')) {
      await life.does({ intent: 'suspend', deployment });
      await life.until(deployment, ({ desired }) => desired === 'suspended');
      await life.does({ intent: 'resume', deployment });
      await life.until(deployment, ({ desired }) => desired === 'active');
    }
    const restarted = await life.apply({ intent: 'restart', deployment });
    expect(restarted.state).toBe(life.can('restart') ? 'done' : 'refused');
    await life.does({ intent: 'undeploy', deployment });
    const undeployed = await life.controlPlane.until(
      deployment,
      reading =>
        reading.state === 'absent' ||
        (reading.state === 'present' && reading.model.desired === 'undeployed'),
      { signal: AbortSignal.timeout(40_000) },
    );
    // Where undeploying deletes the deployment there is nothing left to resume.
    const isThere = undeployed.state === 'present';
    const resumed = await life.apply({ intent: 'resume', deployment });
    expect(resumed.state).toBe(isThere ? 'done' : 'refused');
    if (isThere) {
      await life.until(deployment, ({ desired }) => desired === 'active');
    }
  });

  it('shows manifests without credentials', async () => {
    const refs = [project, shade, ownPlane, environments[0], pipeline] as const;
    for (const ref of refs) {
      const manifests = await life.controlPlane.manifests(ref);
      expect(manifests.length).toBeGreaterThan(0);
      const text = JSON.stringify(manifests);
      expect(text).not.toContain('managedFields');
      expect(text).not.toContain(
        Buffer.from(pem('canary-key')).toString('base64'),
      );
    }
  });

  it('deletes everything again', async () => {
    const refs = [shade, bulb, project, pipeline, ...environments] as const;
    for (const ref of refs) {
      await life.does({ intent: 'delete', ref });
      await life.untilAbsent(ref);
    }
    expect(life.deployments(shade)).toEqual([]);
    for (const ref of [ownPlane, buildPlane]) {
      await life.does({ intent: 'delete', ref });
      await life.untilAbsent(ref);
    }
    await life.does({ intent: 'delete', ref: tenant });
    await life.untilAbsent(tenant);
    expect(await life.refused({ intent: 'delete', ref: tenant })).toEqual([
      'ref: The tenant "lumen" does not exist',
    ]);
  });
});
