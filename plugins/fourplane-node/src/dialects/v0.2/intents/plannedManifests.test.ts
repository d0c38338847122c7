// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, IntentName } from '@fourplane/plugin-fourplane-common';
import {
  describeRelease,
  schemaErrors,
} from '../../__testUtils__/upstreamRelease';
import { KubeObject } from '../../../kube/KubeObject';
import { WriteStep } from '../../Dialect';
import {
  CONTROL_PLANE,
  inAcme,
  inWeb,
  portal,
  refTo,
  shop,
  shopTrack,
  usual,
} from '../__testUtils__/installation';
import { stepsOf } from '../__testUtils__/planning';
import { served } from '../__testUtils__/served';
import { slots } from '../__testUtils__/slots';
import { intents } from './intents';

const words = { title: 'A title', description: 'Words', owner: 'team-x' };
const environment = (name: string) => inAcme('environment', name);
const deployment = refTo('deployment', 'shop-development');
const access = {
  type: 'direct',
  server: 'https://plane.example.org:6443',
  caCert: 'a',
  clientCert: 'b',
  clientKey: 'c',
} as const;
const tenant = {
  controlPlane: CONTROL_PLANE,
  kind: 'tenant',
  name: 'gamma',
} as const;
const paths = [
  { from: environment('development'), to: [environment('production')] },
];
const cart = { ...inWeb, kind: 'component', name: 'cart' } as const;
const workload = {
  args: ['--fast'],
  env: [
    { name: 'A', value: 'b' },
    { name: 'C', secret: { name: 'd', key: 'e' } },
  ],
  schedule: '0 3 * * *',
  endpoints: [
    {
      name: 'http',
      type: 'HTTP',
      port: 80,
      visibility: ['external', 'internal'],
      schema: { content: 'openapi: 3.1.0' },
    },
  ],
};

/** Each intent that writes, with everything it can say. */
const examples: readonly Intent[] = [
  { intent: 'createTenant', tenant, ...words },
  { intent: 'updateTenant', tenant: { ...tenant, name: 'acme' }, ...words },
  { intent: 'createProject', project: inAcme('project', 'new'), ...words },
  {
    intent: 'updateProject',
    project: inAcme('project', 'web'),
    ...words,
    pipeline: inAcme('pipeline', 'other'),
  },
  {
    intent: 'createComponent',
    component: cart,
    type: { name: 'service' },
    source: { type: 'git', url: 'https://example.org/cart.git' },
    autoDeploy: true,
    ...words,
    links: [{ url: 'https://example.org' }],
  },
  {
    intent: 'createComponent',
    component: cart,
    type: { name: 'scheduled-task' },
    source: { type: 'image', image: 'example.org/cart:1' },
    workload,
  },
  {
    intent: 'updateComponent',
    component: shop,
    ...words,
    autoDeploy: false,
    source: {
      type: 'git',
      url: 'https://example.org/new.git',
      branch: 'next',
      path: 'new',
      workflow: { name: 'docker' },
    },
  },
  {
    intent: 'updateComponent',
    component: portal,
    source: { type: 'image', image: 'example.org/shop:2' },
  },
  {
    intent: 'createDeploymentTrack',
    track: shopTrack('beta'),
    branch: 'beta',
    autoDeploy: true,
    ...words,
  },
  {
    intent: 'createEnvironment',
    environment: environment('staging'),
    dataPlane: inAcme('dataPlane', 'default'),
    ...words,
  },
  {
    intent: 'updateEnvironment',
    environment: environment('development'),
    isProduction: true,
    ...words,
  },
  {
    intent: 'createPipeline',
    pipeline: inAcme('pipeline', 'fast'),
    paths,
    ...words,
  },
  {
    intent: 'updatePipeline',
    pipeline: inAcme('pipeline', 'default'),
    paths: [{ from: environment('a'), to: [environment('b')] }],
  },
  {
    intent: 'createDataPlane',
    plane: inAcme('dataPlane', 'edge'),
    access,
    gateway: { publicHost: 'a.example.org', organizationHost: 'a.internal' },
    ...words,
  },
  {
    intent: 'createBuildPlane',
    plane: { ...inAcme('buildPlane', 'builds'), tenant: 'beta' },
    access,
    ...words,
  },
  { intent: 'triggerBuild', component: shop, commit: 'a1b2c3d' },
  { intent: 'retryBuild', build: refTo('build', 'shop-build-2') },
  { intent: 'deploy', component: shop, environment: environment('staging') },
  { intent: 'deploy', component: shop, environment: environment('production') },
  {
    intent: 'promote',
    component: shop,
    from: environment('development'),
    to: environment('staging'),
  },
  { intent: 'rollback', deployment, to: refTo('release', 'shop-build-2') },
  { intent: 'undeploy', deployment },
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
  { intent: 'delete', ref: inAcme('project', 'web') },
];

it('every intent has an example', () => {
  const shown = new Set<IntentName>(examples.map(({ intent }) => intent));
  expect(
    Object.keys(intents).filter(name => !shown.has(name as IntentName)),
  ).toEqual([]);
});

describeRelease('v0.2.0', release => {
  const errorsOf = (object: KubeObject) => {
    const { plural } = served.find(({ kind }) => kind === object.kind) ?? {};
    const schema = release.definition(`core.choreo.dev_${plural}`);
    return schemaErrors(schema, JSON.parse(JSON.stringify(object)));
  };

  it.each(examples.map(intent => [intent.intent, intent] as const))(
    'takes everything that %s writes',
    (_, intent) => {
      const steps = stepsOf(intent);
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.flatMap(writtenBy).flatMap(errorsOf)).toEqual([]);
    },
  );

  it('takes none of what it does not know', () => {
    const project = usual('Project', 'web');
    expect(errorsOf(project)).toEqual([]);
    expect(errorsOf({ ...project, spec: { other: 1 } })).toEqual([
      '.spec.deploymentPipelineRef: is required',
      '.spec.other: is unknown',
    ]);
  });
});

/** The object as it is after a step. */
function writtenBy(step: WriteStep): KubeObject[] {
  if (step.verb === 'create') {
    return [step.object];
  }
  const { name, namespace, resource } = step.address;
  const found = slots.find(
    ({ usual: { kind, metadata } }) =>
      kind === resource.kind &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  return step.verb === 'patch' && found
    ? [patched(found.usual, step.patch)]
    : [];
}

function patched(object: KubeObject, patch: object): KubeObject {
  return { ...object, ...Object(merged(object, patch)) };
}

function merged(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const kept = isObject(before) ? before : {};
  const entries = { ...kept, ...patch };
  return Object.fromEntries(
    Object.keys(entries)
      .map(
        key =>
          [
            key,
            Reflect.get(patch, key) === undefined
              ? Reflect.get(kept, key)
              : merged(Reflect.get(kept, key), Reflect.get(patch, key)),
          ] as const,
      )
      .filter(([, value]) => value !== null),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
