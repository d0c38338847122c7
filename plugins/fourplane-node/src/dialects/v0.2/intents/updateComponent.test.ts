// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import {
  installation,
  portal,
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
  stepsOf,
  SUFFIX,
} from '../__testUtils__/planning';

const inProject = { organization: 'acme', project: 'web' };
const url = 'https://example.org/cart.git';

describe('updateComponent', () => {
  const update = (
    more: Partial<IntentOf<'updateComponent'>>,
  ): IntentOf<'updateComponent'> => ({
    intent: 'updateComponent',
    component: shop,
    ...more,
  });

  it('changes words on the component, and how it is built on its primary track', () => {
    expect(
      stepsOf(
        update({
          title: 'Shop',
          autoDeploy: false,
          source: {
            type: 'git',
            url: 'https://example.org/moved.git',
            branch: 'next',
          },
        }),
      ),
    ).toMatchObject([
      {
        verb: 'patch',
        address: { resource: { kind: 'Component' }, name: 'web-shop' },
        patch: {
          metadata: { annotations: { 'core.choreo.dev/display-name': 'Shop' } },
          spec: {
            source: { gitRepository: { url: 'https://example.org/moved.git' } },
          },
        },
      },
      {
        verb: 'patch',
        address: { resource: { kind: 'DeploymentTrack' }, name: 'shop-main' },
        patch: {
          spec: { autoDeploy: false, buildTemplateSpec: { branch: 'next' } },
        },
      },
    ]);
    expect(
      stepsOf(
        update({
          source: { type: 'git', url: 'https://example.org/shop.git' },
        }),
      ),
    ).toEqual([]);
  });

  it('another tag is another artifact with the same configuration', () => {
    const intent = update({
      component: portal,
      source: { type: 'image', image: 'example.org/shop:2.0' },
    });
    const [artifact] = createdBy(intent);
    expect(artifact).toMatchObject({
      kind: 'DeployableArtifact',
      metadata: {
        labels: choreo({
          ...inProject,
          component: 'portal',
          'deployment-track': 'portal-main',
          name: `portal-image-${SUFFIX}`,
        }),
      },
      spec: {
        targetArtifact: { fromImageRef: { tag: '2.0' } },
        configuration: Object(usual('DeployableArtifact', 'portal-1').spec)
          .configuration,
      },
    });
    expect(stepsOf(intent)).toHaveLength(1);
    const same = { type: 'image', image: 'example.org/shop:1.0' } as const;
    expect(stepsOf({ ...intent, source: same })).toEqual([]);
    expect(
      createdBy(update({ component: portal, workload: { args: ['--new'] } })),
    ).toMatchObject([
      {
        spec: {
          targetArtifact: { fromImageRef: { tag: '1.0' } },
          configuration: { application: { args: ['--new'] } },
        },
      },
    ]);
  });

  it('refuses what would change what runs, or what kind of component it is', () => {
    const image = (name: string) => ({ type: 'image', image: name } as const);
    expect(
      issuesOf(
        update({ component: portal, source: image('example.org/other:1') }),
      ),
    ).toMatchObject([
      {
        path: 'source.image',
        message: expect.stringContaining('must be a tag of example.org/shop'),
      },
    ]);
    expect(pathsOf(update({ source: image('a:1') }))).toEqual(['source.type']);
    expect(
      pathsOf(update({ component: portal, source: { type: 'git', url } })),
    ).toEqual(['source.type']);
    expect(pathsOf(update({ workload: {} }))).toEqual(['workload']);
    expect(pathsOf(update({ component: portal, autoDeploy: true }))).toEqual([
      'autoDeploy',
    ]);
  });
});

describe('createDeploymentTrack', () => {
  const createTrack = (
    more: Partial<IntentOf<'createDeploymentTrack'>>,
  ): IntentOf<'createDeploymentTrack'> => ({
    intent: 'createDeploymentTrack',
    track: shopTrack('beta'),
    ...more,
  });

  it('is built as the primary one where nothing else is said', () => {
    expect(
      createdBy(createTrack({ branch: 'beta', autoDeploy: true })),
    ).toEqual([
      {
        apiVersion: 'core.choreo.dev/v1',
        kind: 'DeploymentTrack',
        metadata: {
          name: 'shop-beta',
          namespace: 'acme',
          labels: choreo({ ...inProject, component: 'shop', name: 'beta' }),
        },
        spec: {
          autoDeploy: true,
          buildTemplateSpec: {
            branch: 'beta',
            path: '/shop',
            buildConfiguration: { buildpack: { name: 'Go', version: '1.x' } },
          },
        },
      },
    ]);
  });

  it('takes a Dockerfile that lies in the folder along', () => {
    const docker = withParts(usual('DeploymentTrack', 'shop-main'), {
      spec: {
        buildTemplateSpec: {
          branch: 'main',
          path: '/shop',
          buildConfiguration: {
            docker: {
              context: '/shop',
              dockerfilePath: '/shop/build/Dockerfile',
            },
          },
        },
      },
    });
    const lookup = installation({ put: [docker] });
    const [track] = createdBy(createTrack({ path: 'store' }), { lookup });
    expect(track.spec).toMatchObject({
      buildTemplateSpec: {
        path: '/store',
        buildConfiguration: {
          docker: {
            context: '/store',
            dockerfilePath: '/store/build/Dockerfile',
          },
        },
      },
    });
  });

  it('of an image knows no branch', () => {
    const track = { ...shopTrack('beta'), component: 'portal' };
    expect(createdBy(createTrack({ track }))).toMatchObject([{ spec: {} }]);
    expect(
      pathsOf(
        createTrack({ track, branch: 'beta', path: '/', autoDeploy: true }),
      ),
    ).toEqual(['branch', 'path', 'autoDeploy']);
  });
});
