// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import {
  describeRelease,
  schemaErrors,
} from '../../__testUtils__/upstreamRelease';
import {
  build,
  cluster,
  component,
  controlPlane,
  createBuilt,
  createFares,
  createTask,
  dataPlane,
  dataPlaneIntent,
  deployment,
  direct,
  environment,
  fares,
  inTenant,
  tenantIntent,
} from '../__testUtils__/ferryIntents';
import { served } from '../__testUtils__/served';

describeRelease('v0.3.2', release => {
  const at = environment;
  it.each<[string, Intent]>(
    (
      [
        tenantIntent,
        {
          intent: 'updateTenant',
          tenant: { controlPlane, kind: 'tenant', name: 'default' },
          title: 'All',
        },
        {
          intent: 'createProject',
          project: { ...inTenant, kind: 'project', name: 'cargo' },
        },
        {
          intent: 'updateProject',
          project: { ...inTenant, kind: 'project', name: 'ferry' },
          pipeline: { ...inTenant, kind: 'pipeline', name: 'other' },
        },
        createFares,
        createTask,
        createBuilt,
        {
          ...createFares,
          intent: 'updateComponent',
          component: fares,
        } as Intent,
        {
          intent: 'createEnvironment',
          environment: at('qa'),
          dataPlane: dataPlane('default'),
          isProduction: false,
        },
        {
          intent: 'updateEnvironment',
          environment: at('staging'),
          isProduction: true,
        },
        {
          intent: 'createPipeline',
          pipeline: { ...inTenant, kind: 'pipeline', name: 'short' },
          paths: [{ from: at('development'), to: [at('production')] }],
        },
        {
          intent: 'updatePipeline',
          pipeline: { ...inTenant, kind: 'pipeline', name: 'default' },
          paths: [{ from: at('development'), to: [at('staging')] }],
        },
        dataPlaneIntent,
        {
          intent: 'createBuildPlane',
          plane: { ...inTenant, kind: 'buildPlane', name: 'yard' },
          access: direct,
        },
        { intent: 'triggerBuild', component: fares, branch: 'next' },
        { intent: 'retryBuild', build: build('fares-build-1') },
        { intent: 'deploy', component: fares, environment: at('production') },
        {
          intent: 'deploy',
          component: fares,
          environment: at('staging'),
          release: build('fares-build-1'),
        },
        {
          intent: 'promote',
          component: fares,
          from: at('development'),
          to: at('production'),
        },
        {
          intent: 'promote',
          component: component('receipts'),
          from: at('staging'),
          to: at('production'),
        },
        {
          intent: 'rollback',
          deployment: deployment('old-staging'),
          to: build('fares-build-1'),
        },
        { intent: 'suspend', deployment: deployment('old-staging') },
        {
          intent: 'configureDeployment',
          deployment: deployment('old-staging'),
          overrides: {
            workload: {
              env: [
                { name: 'LEVEL', value: 'debug' },
                { name: 'TOKEN', secret: { name: 'cart', key: 'token' } },
              ],
            },
          },
        },
      ] satisfies Intent[]
    ).map(intent => [intent.intent, intent]),
  )('takes what is written to %s', (_, intent) => {
    const on = cluster();
    const steps = on.steps(intent);
    expect(steps.length).toBeGreaterThan(0);
    const errors = steps
      .map(step => on.after(step))
      .filter(left => left !== undefined)
      .filter(left => left.kind !== 'Namespace')
      .flatMap(left => {
        const plural = served.find(({ kind }) => kind === left.kind)?.plural;
        const schema = release.definition(`openchoreo.dev_${plural}`);
        return schemaErrors(schema, left).map(
          error => `${left.kind} ${left.metadata.name}${error}`,
        );
      });
    expect(errors).toEqual([]);
  });
});
