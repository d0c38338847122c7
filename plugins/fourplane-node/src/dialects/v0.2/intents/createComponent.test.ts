// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import {
  installation,
  inWeb,
  refTo,
  shop,
} from '../__testUtils__/installation';
import { choreo } from '../__testUtils__/objects';
import { createdBy, pathsOf, planOf, SUFFIX } from '../__testUtils__/planning';
import { LONG_NAME } from '../__testUtils__/slots';

const inProject = { organization: 'acme', project: 'web' };
const cart = { ...inWeb, kind: 'component', name: 'cart' } as const;
const url = 'https://example.org/cart.git';
const create = (
  more: Partial<IntentOf<'createComponent'>> = {},
): IntentOf<'createComponent'> => ({
  intent: 'createComponent',
  component: cart,
  type: { name: 'service' },
  source: { type: 'git', url },
  ...more,
});

describe('createComponent', () => {
  it('from a repository makes the component and its track', () => {
    const plan = planOf(
      create({
        title: 'Cart',
        lifecycle: 'production',
        links: [{ url: 'https://example.org' }],
        autoDeploy: true,
        source: { type: 'git', url, branch: 'trunk', path: 'services/cart/' },
      }),
    );
    expect(plan).toMatchObject({ state: 'planned', refs: [cart] });
    expect(
      plan.state === 'planned' &&
        plan.steps.map(step => step.verb === 'create' && step.object),
    ).toEqual([
      {
        apiVersion: 'core.choreo.dev/v1',
        kind: 'Component',
        metadata: {
          name: 'cart',
          namespace: 'acme',
          labels: choreo({ ...inProject, name: 'cart' }),
          annotations: {
            'core.choreo.dev/display-name': 'Cart',
            'fourplane.dev/lifecycle': 'production',
            'fourplane.dev/links': '[{"url":"https://example.org"}]',
          },
        },
        spec: { type: 'Service', source: { gitRepository: { url } } },
      },
      {
        apiVersion: 'core.choreo.dev/v1',
        kind: 'DeploymentTrack',
        metadata: {
          name: 'cart-main',
          namespace: 'acme',
          labels: choreo({ ...inProject, component: 'cart', name: 'main' }),
        },
        spec: {
          autoDeploy: true,
          buildTemplateSpec: {
            branch: 'trunk',
            path: '/services/cart',
            buildConfiguration: {
              docker: {
                context: '/services/cart',
                dockerfilePath: '/services/cart/Dockerfile',
              },
            },
          },
        },
      },
    ]);
  });

  it.each([
    [
      undefined,
      undefined,
      { docker: { context: '/', dockerfilePath: '/Dockerfile' } },
    ],
    [
      'docker',
      { dockerfilePath: '/build/Dockerfile' },
      { docker: { context: '/', dockerfilePath: '/build/Dockerfile' } },
    ],
    [
      'buildpack',
      { name: 'Node.js', version: '20.x.x' },
      { buildpack: { name: 'Node.js', version: '20.x.x' } },
    ],
  ])('builds with %s and %j', (workflow, parameters, buildConfiguration) => {
    const [, track] = createdBy(
      create({
        source: {
          type: 'git',
          url,
          workflow: workflow ? { name: workflow } : undefined,
          parameters,
        },
      }),
    );
    expect(track.spec).toEqual({
      buildTemplateSpec: { branch: 'main', path: '/', buildConfiguration },
    });
  });

  it('from an image makes the artifact, too', () => {
    const image = 'registry.example.org:5000/shop/cart:1.2';
    const [component, track, artifact] = createdBy(
      create({
        source: { type: 'image', image },
        workload: {
          args: ['--fast'],
          env: [
            { name: 'LEVEL', value: 'debug' },
            { name: 'TOKEN', secret: { name: 'cart', key: 'token' } },
          ],
          endpoints: [
            {
              name: 'http',
              type: 'REST',
              port: 8080,
              basePath: '/api',
              visibility: ['project', 'internal', 'external'],
              schema: { type: 'openapi', content: 'openapi: 3.1.0' },
            },
            { name: 'metrics', type: 'HTTP', port: 9090 },
          ],
        },
      }),
    );
    expect(component.spec).toEqual({
      type: 'Service',
      source: {
        containerRegistry: { imageName: 'registry.example.org:5000/shop/cart' },
      },
    });
    expect(track.spec).toEqual({});
    expect(artifact).toEqual({
      apiVersion: 'core.choreo.dev/v1',
      kind: 'DeployableArtifact',
      metadata: {
        name: `cart-image-${SUFFIX}`,
        namespace: 'acme',
        labels: choreo({
          ...inProject,
          component: 'cart',
          'deployment-track': 'main',
          name: `cart-image-${SUFFIX}`,
        }),
        annotations: { 'core.choreo.dev/display-name': '1.2' },
      },
      spec: {
        targetArtifact: { fromImageRef: { tag: '1.2' } },
        configuration: {
          application: {
            args: ['--fast'],
            env: [
              { key: 'LEVEL', value: 'debug' },
              {
                key: 'TOKEN',
                valueFrom: { secretRef: { name: 'cart', key: 'token' } },
              },
            ],
          },
          endpointTemplates: [
            {
              metadata: { name: 'http' },
              spec: {
                type: 'REST',
                service: { port: 8080, basePath: '/api' },
                networkVisibilities: {
                  public: { enable: true },
                  organization: { enable: true },
                },
                schema: { content: 'openapi: 3.1.0' },
              },
            },
            {
              metadata: { name: 'metrics' },
              spec: { type: 'HTTP', service: { port: 9090, basePath: '/' } },
            },
          ],
        },
      },
    });
  });

  it.each([
    ['nginx', 'nginx', 'latest'],
    ['localhost:5000/nginx', 'localhost:5000/nginx', 'latest'],
    [`nginx@sha256:${'a'.repeat(64)}`, 'nginx@sha256', 'a'.repeat(64)],
  ])(
    'splits %s so that it can be put together again',
    (image, imageName, tag) => {
      const [component, , artifact] = createdBy(
        create({ source: { type: 'image', image } }),
      );
      expect(component.spec).toMatchObject({
        source: { containerRegistry: { imageName } },
      });
      expect(artifact.spec).toEqual({
        targetArtifact: { fromImageRef: { tag } },
      });
    },
  );

  it('a scheduled task has its schedule', () => {
    const task = create({
      type: { name: 'scheduled-task' },
      source: { type: 'image', image: 'nightly:1' },
    });
    expect(pathsOf(task)).toEqual(['workload.schedule']);
    const [, , artifact] = createdBy({
      ...task,
      workload: { schedule: '0 3 * * *' },
    });
    expect(artifact.spec).toMatchObject({
      configuration: {
        application: { task: { schedule: { cron: '0 3 * * *' } } },
      },
    });
  });

  it('is called otherwise where another project has its name, and comes to the same when planned again', () => {
    const named = (project: string, name: string, put: KubeObject[] = []) =>
      createdBy(create({ component: { ...cart, project, name } }), {
        lookup: installation({ put }),
      });
    const mine = named('web', 'cart');
    expect(named('web', 'cart', mine)).toEqual(mine);
    const [component, track] = named('other', 'cart', mine);
    expect(component.metadata.name).toBe('other-cart-1c1fe242');
    expect(track.metadata.name).toBe('other-cart-main-3c51a3be');
    const [, , artifact] = createdBy(
      create({
        component: { ...cart, name: LONG_NAME },
        source: { type: 'image', image: 'a:1' },
      }),
    );
    expect(artifact.metadata.name).toHaveLength(63);
  });

  it('refuses what this generation has not, each at its field', () => {
    expect(
      pathsOf(
        create({
          type: { name: 'cronjob' },
          traits: [{ name: 'volume', instance: 'data' }],
          parameters: { replicas: 2 },
          autoBuild: true,
          source: {
            type: 'git',
            url,
            commit: 'a1b2c3d',
            workflow: { name: 'kaniko' },
          },
          workload: { args: [] },
        }),
      ),
    ).toEqual([
      'traits',
      'parameters',
      'autoBuild',
      'type.name',
      'source.commit',
      'workload',
      'source.workflow.name',
    ]);
    expect(
      pathsOf(
        create({
          autoDeploy: true,
          source: { type: 'image', image: 'a:1' },
          workload: {
            command: ['sh'],
            dependencies: [{ component: shop, endpoint: 'http' }],
            resources: [{ resource: refTo('resource', 'db') }],
            schedule: '* * * * *',
            endpoints: [
              { name: 'a', type: 'SOAP', port: 1, visibility: ['moon'] },
            ],
          },
        }),
      ),
    ).toEqual([
      'autoDeploy',
      'workload.command',
      'workload.dependencies',
      'workload.resources',
      'workload.schedule',
      'workload.endpoints.0.type',
      'workload.endpoints.0.visibility.0',
    ]);
    const built = (workflow: string, parameters: object) =>
      pathsOf(
        create({
          source: {
            type: 'git',
            url,
            workflow: { name: workflow },
            parameters: { ...parameters },
          },
        }),
      );
    expect(built('docker', { target: 'x', context: 7 })).toEqual([
      'source.parameters.target',
      'source.parameters.context',
    ]);
    expect(built('buildpack', { name: 'Cobol' })).toEqual([
      'source.parameters.name',
    ]);
  });
});
