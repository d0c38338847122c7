// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import {
  describeRelease,
  schemaErrors,
} from '../../__testUtils__/upstreamRelease';
import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const project = { ...acme, kind: 'project', name: 'shop' } as const;
const pipeline = { ...acme, kind: 'pipeline', name: 'standard' } as const;
const cart = { ...inShop, kind: 'component', name: 'cart' } as const;
const deployment = {
  ...inShop,
  kind: 'deployment',
  name: 'cart-in-dev',
} as const;
const words = { title: 'Title', description: 'Words', owner: 'team' };
const workload = {
  command: ['run'],
  args: ['--fast'],
  env: [
    { name: 'LEVEL', value: 'info' },
    { name: 'TOKEN', secret: { name: 'github', key: 'token' } },
  ],
  endpoints: [
    {
      name: 'http',
      type: 'HTTP',
      port: 8080,
      basePath: '/api',
      visibility: ['external'],
      schema: { type: 'openapi', content: 'openapi: 3.1.0' },
    },
  ],
  dependencies: [
    { component: cart, endpoint: 'http', env: { address: 'CART' } },
  ],
};
const parts = {
  ...words,
  lifecycle: 'production',
  links: [{ url: 'https://example.org' }],
  parameters: { tier: 'gold' },
  traits: [{ name: 'volume', instance: 'disk', parameters: { size: '1Gi' } }],
  autoDeploy: true,
};
const agent = {
  type: 'agent',
  clientCa: '-----BEGIN CERTIFICATE-----',
} as const;
const planeOf = <K extends 'dataPlane' | 'buildPlane' | 'observabilityPlane'>(
  kind: K,
  of: object = {},
) => ({ controlPlane: 'default', kind, name: 'west', ...of } as const);
const git = { type: 'git', url: 'https://git.example.org/x.git' } as const;
const image = { type: 'image', image: 'example.org/x:1' } as const;

/** Every intent that writes a custom resource, in all of its forms. */
const intents: readonly Intent[] = [
  { intent: 'createProject', project: { ...project, name: 'new' }, ...words },
  { intent: 'updateProject', project, ...words, pipeline },
  {
    intent: 'createComponent',
    component: { ...cart, name: 'desk' },
    type: { name: 'service' },
    source: image,
    workload,
    ...parts,
  },
  {
    intent: 'createComponent',
    component: { ...cart, name: 'lamp' },
    type: { name: 'service' },
    source: { ...git, branch: 'main', commit: 'a1b2c3d', path: '/' },
    autoBuild: true,
  },
  {
    intent: 'createComponent',
    component: { ...cart, name: 'sweep' },
    type: { name: 'scheduled-task' },
    source: image,
    workload: { schedule: '0 3 * * *' },
  },
  { intent: 'updateComponent', component: cart, ...parts, workload },
  { intent: 'updateComponent', component: cart, source: image },
  { intent: 'updateComponent', component: cart, source: git },
  {
    intent: 'createEnvironment',
    environment: environment('qa'),
    dataPlane: planeOf('dataPlane'),
    isProduction: true,
    ...words,
  },
  {
    intent: 'updateEnvironment',
    environment: environment('staging'),
    isProduction: true,
  },
  {
    intent: 'createPipeline',
    pipeline: { ...pipeline, name: 'new' },
    paths: [{ from: environment('development'), to: [environment('staging')] }],
  },
  {
    intent: 'updatePipeline',
    pipeline,
    paths: [
      { from: environment('development'), to: [environment('production')] },
    ],
  },
  {
    intent: 'createDataPlane',
    plane: planeOf('dataPlane'),
    access: agent,
    observabilityPlane: planeOf('observabilityPlane'),
    gateway: {
      publicHost: 'apps.example.org',
      organizationHost: 'internal.example.org',
    },
  },
  {
    intent: 'createDataPlane',
    plane: planeOf('dataPlane', { tenant: 'acme' }),
    access: { ...agent, planeId: 'far-west' },
    observabilityPlane: planeOf('observabilityPlane', { tenant: 'acme' }),
  },
  {
    intent: 'createBuildPlane',
    plane: planeOf('buildPlane'),
    access: agent,
  },
  {
    intent: 'createBuildPlane',
    plane: planeOf('buildPlane', { tenant: 'acme' }),
    access: agent,
  },
  { intent: 'triggerBuild', component: cart, commit: 'a1b2c3d' },
  { intent: 'createRelease', component: cart },
  { intent: 'deploy', component: cart, environment: environment('staging') },
  {
    intent: 'deploy',
    component: cart,
    environment: environment('development'),
  },
  {
    intent: 'promote',
    component: cart,
    from: environment('development'),
    to: environment('production'),
  },
  {
    intent: 'rollback',
    deployment,
    to: { ...inShop, kind: 'release', name: 'cart-2' },
  },
  { intent: 'undeploy', deployment },
  { intent: 'resume', deployment },
  {
    intent: 'configureDeployment',
    deployment,
    overrides: {
      workload: {
        env: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'TOKEN', secret: { name: 'cart', key: 'token' } },
        ],
      },
    },
  },
];

const intentsSince1dot1: readonly Intent[] = [
  { intent: 'restart', deployment },
  {
    intent: 'createResource',
    resource: { ...inShop, kind: 'resource', name: 'orders' },
    type: { name: 'postgres' },
    parameters: { version: '17' },
    ...words,
  },
  {
    intent: 'updateComponent',
    component: cart,
    workload: {
      resources: [
        {
          resource: { ...inShop, kind: 'resource', name: 'orders' },
          env: { host: 'DB' },
        },
      ],
    },
  },
];

const intentsSince1dot2: readonly Intent[] = [
  {
    intent: 'createProject',
    project: { ...project, name: 'new' },
    type: { name: 'default' },
    parameters: { cost: 'x' },
  },
  { intent: 'updateProject', project, parameters: { cost: 'y' } },
];

const untypedProject = object('Project', 'acme', 'shop', {
  deploymentPipelineRef: { name: 'standard' },
});

const releases = [
  {
    tag: 'v1.0.0',
    generation: 'v1.0',
    objects: [...platform, ...shop, untypedProject],
    all: intents,
  },
  {
    tag: 'v1.2.3',
    generation: 'v1.2',
    objects: [...platform, ...shop],
    all: [...intents, ...intentsSince1dot1, ...intentsSince1dot2],
  },
] as const;

for (const { tag, generation, objects, all } of releases) {
  describeRelease(tag, release => {
    it.each(all.map(intent => [intent.intent, intent] as const))(
      'takes what %s writes',
      (_, intent) => {
        const cluster = plannedCluster({ generation, objects });
        const steps = cluster.steps(intent);
        expect(steps.length).toBeGreaterThan(0);
        for (const step of steps) {
          const resource =
            step.verb === 'create' ? step.resource : step.address.resource;
          const written = cluster.after(step);
          const schema = release.definition(
            `openchoreo.dev_${resource.plural}`,
          );
          expect({ written, errors: schemaErrors(schema, written) }).toEqual({
            written,
            errors: [],
          });
        }
      },
    );
  });
}
