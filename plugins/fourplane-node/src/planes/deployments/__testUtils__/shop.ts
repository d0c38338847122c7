// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';

const TENANT = 'acme';

const make = (kind: string, name: string, spec: object) => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind,
  metadata: { name, namespace: TENANT },
  spec,
});

/** A project with one component made from an image, deployed to an environment of a data plane. */
function project(name: string, environment: string, plane: object) {
  const owner = { projectName: name };
  return [
    make('Environment', environment, {
      dataPlaneRef: plane,
      isProduction: false,
    }),
    make('DeploymentPipeline', name, {
      promotionPaths: [
        {
          sourceEnvironmentRef: { name: environment },
          targetEnvironmentRefs: [],
        },
      ],
    }),
    make('Project', name, {
      deploymentPipelineRef: { name },
      type: { kind: 'ClusterProjectType', name: 'default' },
    }),
    make('ProjectReleaseBinding', `${name}-${environment}`, {
      owner,
      environment,
    }),
    make('Component', `${name}-api`, {
      owner,
      componentType: {
        kind: 'ClusterComponentType',
        name: 'deployment/service',
      },
      autoDeploy: true,
    }),
    make('Workload', `${name}-api`, {
      owner: { ...owner, componentName: `${name}-api` },
      container: { image: 'registry.example.com/acme/api:1' },
      endpoints: {
        http: { type: 'HTTP', port: 8080, visibility: ['project'] },
      },
    }),
  ];
}

/** Two projects of the sandbox's tenant: one on the cluster's data plane, one on a data plane abroad. */
export const shopManifests: readonly object[] = [
  make('DataPlane', 'abroad', {
    planeID: 'abroad',
    clusterAgent: {
      clientCA: { secretKeyRef: { name: 'cluster-agent-ca', key: 'ca.crt' } },
    },
    secretStoreRef: { name: 'default' },
    gateway: {
      ingress: {
        external: {
          name: 'gateway',
          namespace: 'gateways',
          http: { host: 'abroad.example.com', port: 80 },
        },
      },
    },
  }),
  ...project('home', 'here', { kind: 'ClusterDataPlane', name: 'default' }),
  ...project('away', 'there', { kind: 'DataPlane', name: 'abroad' }),
];

const deployment = (
  name: string,
  environment: string,
): RefOf<'deployment'> => ({
  controlPlane: 'default',
  kind: 'deployment',
  tenant: TENANT,
  project: name,
  name: `${name}-api-${environment}`,
});

/** What is deployed of them. */
export const home = deployment('home', 'here');
export const away = deployment('away', 'there');
