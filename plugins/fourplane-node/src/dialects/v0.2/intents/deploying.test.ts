// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, IntentOf } from '@fourplane/plugin-fourplane-common';
import { buildFailed } from '../__testUtils__/deliverySlots';
import {
  inAcme,
  installation,
  inWeb,
  portal,
  refTo,
  shop,
  shopTrack,
  usual,
  withParts,
} from '../__testUtils__/installation';
import { choreo } from '../__testUtils__/objects';
import {
  createdBy,
  issuesOf,
  pathsOf,
  planOf,
  stepsOf,
  SUFFIX,
} from '../__testUtils__/planning';

const inProject = { organization: 'acme', project: 'web' };

describe('retryBuild', () => {
  it('is given what the build was given, on its track, under a name of its own', () => {
    const plan = planOf({
      intent: 'retryBuild',
      build: refTo('build', 'shop-build-2'),
    });
    const name = `shop-build-2-run-${SUFFIX}`;
    expect(plan).toMatchObject({
      refs: [refTo('build', name)],
      steps: [
        {
          verb: 'create',
          object: {
            kind: 'Build',
            metadata: {
              name,
              namespace: 'acme',
              labels: choreo({
                ...inProject,
                component: 'shop',
                'deployment-track': 'main',
                name,
              }),
            },
            spec: usual('Build', 'shop-build-2').spec,
          },
        },
      ],
    });
  });
});

describe('triggerBuild', () => {
  const trigger = (
    more: Partial<IntentOf<'triggerBuild'>> = {},
  ): IntentOf<'triggerBuild'> => ({
    intent: 'triggerBuild',
    component: shop,
    ...more,
  });

  it('repeats how the track is built', () => {
    const plan = planOf(trigger({ branch: 'hotfix', commit: 'a1b2c3d' }));
    const name = `shop-build-${SUFFIX}`;
    expect(plan).toMatchObject({
      refs: [refTo('build', name)],
      steps: [
        {
          verb: 'create',
          object: {
            apiVersion: 'core.choreo.dev/v1',
            kind: 'Build',
            metadata: {
              name,
              namespace: 'acme',
              labels: choreo({
                ...inProject,
                component: 'shop',
                'deployment-track': 'main',
                name,
              }),
            },
            spec: {
              branch: 'hotfix',
              path: '/shop',
              gitRevision: 'a1b2c3d',
              buildConfiguration: {
                buildpack: { name: 'Go', version: '1.x' },
              },
            },
          },
        },
      ],
    });
    expect(
      createdBy(
        trigger({ track: shopTrack('next'), parameters: { version: '2' } }),
      ),
    ).toMatchObject([
      {
        metadata: { labels: { 'core.choreo.dev/deployment-track': 'next' } },
        spec: { buildConfiguration: { buildpack: { version: '2' } } },
      },
    ]);
  });

  it('repeats the last build where the track does not say how', () => {
    const silent = withParts(usual('DeploymentTrack', 'shop-main'), {
      spec: { buildTemplateSpec: undefined },
    });
    const lookup = installation({ put: [silent] });
    expect(createdBy(trigger(), { lookup })).toMatchObject([
      {
        spec: {
          branch: 'main',
          buildConfiguration: { buildpack: { name: 'Go' } },
        },
      },
    ]);
  });

  it('refuses where nothing can be built', () => {
    expect(issuesOf(trigger({ component: portal }))).toMatchObject([
      { path: 'component', message: expect.stringContaining('runs an image') },
    ]);
    const lookup = installation({
      without: [
        usual('DeploymentTrack', 'shop-main'),
        usual('DeploymentTrack', 'shop-next'),
      ],
    });
    expect(issuesOf(trigger(), { lookup })).toMatchObject([{ path: 'track' }]);
    expect(pathsOf(trigger({ parameters: { target: 'x' } }))).toEqual([
      'parameters.target',
    ]);
    const none = installation({ without: [usual('DataPlane', 'default')] });
    expect(issuesOf(trigger(), { lookup: none })).toMatchObject([
      { path: 'component', message: '"acme" has no build plane' },
    ]);
    const second = withParts(usual('DataPlane', 'second'), {
      place: { buildPlane: 'true' },
    });
    const two = installation({ put: [second] });
    expect(issuesOf(trigger(), { lookup: two })).toMatchObject([
      { message: expect.stringContaining('(default, second)') },
    ]);
  });
});

describe('deploying', () => {
  const deploy = (
    environment: string,
    release?: ReturnType<typeof refTo<'release' | 'build'>>,
  ): IntentOf<'deploy'> => ({
    intent: 'deploy',
    component: shop,
    environment: inAcme('environment', environment),
    release,
  });
  const patchOf = (name: string, deploymentArtifactRef: string) => ({
    verb: 'patch',
    address: { resource: { kind: 'Deployment' }, namespace: 'acme', name },
    patch: { spec: { deploymentArtifactRef } },
    resourceVersion: '1',
  });

  it('changes the deployment of the track, with the newest release where none is named', () => {
    expect(planOf(deploy('development'))).toMatchObject({
      refs: [refTo('deployment', 'shop-development')],
      steps: [patchOf('shop-development', 'shop-build-2')],
    });
    expect(
      stepsOf(deploy('development', refTo('release', 'shop-build-1'))),
    ).toEqual([]);
  });

  it('makes the deployment OpenChoreo itself would make where there is none', () => {
    const release = refTo('build', 'shop-build-1');
    const name = 'acme-web-shop-main-staging-bd68b133';
    const plan = planOf(deploy('staging', release));
    expect(plan).toMatchObject({
      refs: [refTo('deployment', name)],
      steps: [
        {
          verb: 'create',
          object: {
            apiVersion: 'core.choreo.dev/v1',
            kind: 'Deployment',
            metadata: {
              name,
              namespace: 'acme',
              labels: choreo({
                ...inProject,
                component: 'shop',
                'deployment-track': 'main',
                environment: 'staging',
                name: 'staging-deployment-2abe4d89',
              }),
            },
            spec: { deploymentArtifactRef: 'shop-build-1' },
          },
        },
      ],
    });
  });

  it('waits for an undeployment to end', () => {
    const leaving = withParts(usual('Deployment', 'shop-development'), {
      metadata: { deletionTimestamp: '2026-11-25T10:00:00Z' },
    });
    const lookup = installation({ put: [leaving] });
    expect(issuesOf(deploy('development'), { lookup })).toMatchObject([
      { message: '"shop" is just being undeployed from "development"' },
    ]);
    expect(
      issuesOf(
        {
          intent: 'promote',
          component: shop,
          from: inAcme('environment', 'development'),
          to: inAcme('environment', 'staging'),
        },
        { lookup },
      ),
    ).toMatchObject([{ path: 'from' }]);
  });

  it('leaves a deployment of another track alone', () => {
    const [step] = stepsOf(
      deploy('development', refTo('release', 'shop-next-1')),
    );
    expect(step).toMatchObject({
      verb: 'create',
      object: {
        metadata: { labels: { 'core.choreo.dev/deployment-track': 'next' } },
      },
    });
  });

  it('never deploys what a failed build left behind', () => {
    const lookup = installation({
      put: [withParts(usual('Build', 'shop-build-2'), { status: buildFailed })],
    });
    expect(
      issuesOf(deploy('staging', refTo('release', 'shop-build-2')), { lookup }),
    ).toEqual([
      {
        path: 'release',
        message:
          'The release "shop-build-2" has no image: build "shop-build-2" failed',
        mend: 'Choose another release',
      },
    ]);
    expect(createdBy(deploy('staging'), { lookup })).toMatchObject([
      { spec: { deploymentArtifactRef: 'shop-build-1' } },
    ]);
  });

  it('refuses where there is nothing to deploy', () => {
    expect(
      issuesOf(deploy('staging', refTo('build', 'shop-build-3'))),
    ).toMatchObject([
      { path: 'release', message: expect.stringContaining('made nothing yet') },
    ]);
    expect(
      issuesOf({
        ...deploy('staging'),
        component: { ...shop, name: 'api-of-web' },
      }),
    ).toMatchObject([{ path: 'release', mend: 'Trigger a build first' }]);
    const lookup = installation({ without: [usual('Build', 'shop-build-1')] });
    expect(
      issuesOf(deploy('staging', refTo('release', 'shop-build-1')), { lookup }),
    ).toMatchObject([{ message: expect.stringContaining('which is gone') }]);
  });

  it('promotes every track that is deployed, and leaves what is set per environment', () => {
    const from = inAcme('environment', 'development');
    const promote = (to: string): Intent => ({
      intent: 'promote',
      component: shop,
      from,
      to: inAcme('environment', to),
    });
    expect(createdBy(promote('staging'))).toMatchObject([
      {
        metadata: { labels: { 'core.choreo.dev/environment': 'staging' } },
        spec: { deploymentArtifactRef: 'shop-build-1' },
      },
    ]);
    const ahead = withParts(usual('Deployment', 'shop-development'), {
      spec: { deploymentArtifactRef: 'shop-build-2' },
    });
    const lookup = installation({ put: [ahead] });
    expect(stepsOf(promote('production'), { lookup })).toMatchObject([
      patchOf('shop-production', 'shop-build-2'),
    ]);
    const gone = installation({
      without: [usual('DeployableArtifact', 'shop-build-1')],
    });
    expect(issuesOf(promote('production'), { lookup: gone })).toMatchObject([
      { path: 'from', message: expect.stringContaining('shop-development') },
    ]);
  });

  it('rolls back to an artifact or a build of the same track', () => {
    const ahead = withParts(usual('Deployment', 'shop-development'), {
      spec: { deploymentArtifactRef: 'shop-build-2' },
    });
    const options = { lookup: installation({ put: [ahead] }), stored: [ahead] };
    const rollback = (to: IntentOf<'rollback'>['to']): Intent => ({
      intent: 'rollback',
      deployment: refTo('deployment', 'shop-development'),
      to,
    });
    for (const kind of ['release', 'build'] as const) {
      expect(
        stepsOf(rollback(refTo(kind, 'shop-build-1')), options),
      ).toMatchObject([patchOf('shop-development', 'shop-build-1')]);
    }
    expect(
      issuesOf(rollback(refTo('release', 'shop-next-1')), options),
    ).toMatchObject([
      {
        path: 'to',
        message:
          '"shop-next-1" is of track "next", and the deployment of track "main"',
      },
    ]);
  });

  it('undeploys by deleting, so that there is nothing to resume', () => {
    const deployment = refTo('deployment', 'shop-development');
    expect(stepsOf({ intent: 'undeploy', deployment })).toEqual([
      {
        verb: 'delete',
        address: {
          resource: expect.objectContaining({ plural: 'deployments' }),
          namespace: 'acme',
          name: 'shop-development',
        },
        uid: 'Deployment-acme-shop-development',
      },
    ]);
    expect(issuesOf({ intent: 'resume', deployment })).toMatchObject([
      { message: expect.stringContaining('cannot do this: resume') },
    ]);
  });

  it('deletes no release or build that is deployed', () => {
    for (const kind of ['release', 'build'] as const) {
      expect(
        issuesOf({ intent: 'delete', ref: refTo(kind, 'shop-build-1') }),
      ).toMatchObject([
        {
          message: expect.stringContaining(
            'used by Deployment shop-development, Deployment shop-production',
          ),
        },
      ]);
      expect(
        stepsOf({ intent: 'delete', ref: refTo(kind, 'shop-build-2') }),
      ).toMatchObject([{ verb: 'delete' }]);
    }
    expect(
      issuesOf({
        intent: 'delete',
        ref: { ...inWeb, component: 'shop', kind: 'endpoint', name: 'http' },
      }),
    ).toMatchObject([{ path: 'ref' }]);
  });
});
