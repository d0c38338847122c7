// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { PlannedCluster } from '../../__testUtils__/PlannedCluster';
import { WriteStep } from '../../Dialect';
import { v03Dialect } from '../v03Dialect';
import { ferry, platform } from './ferry';
import { served } from './served';

export const controlPlane = 'default';
const tenant = 'default';
export const inTenant = { controlPlane, tenant } as const;
export const inFerry = { ...inTenant, project: 'ferry' } as const;
export const component = (name: string) =>
  ({ ...inFerry, kind: 'component', name } as const);
export const environment = (name: string) =>
  ({ ...inTenant, kind: 'environment', name } as const);
export const deployment = (name: string) =>
  ({ ...inFerry, kind: 'deployment', name } as const);
export const build = (name: string) =>
  ({ ...inFerry, kind: 'build', name } as const);
export const dataPlane = (name: string) =>
  ({ ...inTenant, kind: 'dataPlane', name } as const);
export const fares = component('fares');
export const pem = (word: string) => `-----BEGIN ${word}-----`;
export const direct = {
  type: 'direct',
  server: 'https://plane.example.org:6443',
  caCert: pem('CA'),
  clientCert: pem('CERT'),
  clientKey: pem('KEY'),
} as const;

export const cluster = (more: readonly KubeObject[] = []) =>
  PlannedCluster.create({
    definition: v03Dialect,
    served,
    objects: [...platform, ...ferry, ...more],
  });

/** A step in a line: `create Service default/x {…}`. */
function lineOf(step: WriteStep): string {
  if (step.verb === 'create') {
    const { kind, metadata } = step.object;
    return `create ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  }
  const { resource, namespace = '', name } = step.address;
  return `${step.verb} ${resource.kind} ${namespace}/${name}`;
}

export const lines = (intent: Intent, on = cluster()) =>
  on.steps(intent).map(lineOf);

/** The spec that the only step, or the only one on a kind, leaves behind. */
export function specOf(intent: Intent, kind?: string, on = cluster()): unknown {
  const left = on
    .steps(intent)
    .map(step => on.after(step))
    .filter(each => kind === undefined || each?.kind === kind);
  if (left.length !== 1) {
    throw new Error(`${left.length} objects are left behind, not one`);
  }
  return left[0]?.spec;
}

export const createFares: Intent = {
  intent: 'createComponent',
  component: component('timetable'),
  type: { name: 'service' },
  title: 'Timetable',
  owner: 'team-sea',
  source: { type: 'image', image: 't:1' },
  workload: {
    args: ['--port', '80'],
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'TOKEN', secret: { name: 'tokens', key: 'mail' } },
    ],
    endpoints: [
      {
        name: 'api',
        type: 'REST',
        port: 80,
        basePath: '/v1',
        visibility: ['internal', 'external'],
        schema: { type: 'openapi', content: 'openapi: 3.1.0' },
      },
      { name: 'metrics', type: 'HTTP', port: 90 },
    ],
    dependencies: [
      { component: fares, endpoint: 'quotes', env: { address: 'FARES_URL' } },
    ],
  },
};

export const createTask: Intent = {
  intent: 'createComponent',
  component: component('sweep'),
  type: { kind: 'ScheduledTaskClass', name: 'nightly' },
  source: { type: 'image', image: 's:1' },
  workload: { schedule: '*/5 * * * *' },
};

export const createBuilt: Intent = {
  intent: 'createComponent',
  component: component('site'),
  type: { name: 'webapplicationclass.default' },
  source: {
    type: 'git',
    url: 'https://git.example.org/ferry/site',
    path: '/site',
    workflow: { name: 'react' },
    parameters: { 'node-version': 22 },
  },
  parameters: { workloadName: 'site-from-repository' },
};

export const tenantIntent: Intent = {
  intent: 'createTenant',
  tenant: { controlPlane, kind: 'tenant', name: 'acme' },
  title: 'Acme',
};

export const dataPlaneIntent: Intent = {
  intent: 'createDataPlane',
  plane: dataPlane('quay'),
  access: direct,
  gateway: { publicHost: 'apps.example.org' },
};
