// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const apiVersion = 'openchoreo.dev/v1alpha1';
const openApi = `openapi: 3.0.3
info: { title: Items, version: 1.0.0 }
paths: {}
`;

/** A project with one component made from an image, deployed to the first environment of the tenant's pipeline. */
export interface Shop {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly title: string;
  readonly image: string;
  /** Name of its component type; `site` when absent. */
  readonly type?: string;
}

export function shopManifests(shop: Shop): object[] {
  const { tenant, project, component, title, image, type = 'site' } = shop;
  const make = (kind: string, name: string, spec: object, more = {}) => ({
    apiVersion,
    kind,
    metadata: { name, namespace: tenant, ...more },
    spec,
  });
  return [
    make('Project', project, {
      deploymentPipelineRef: { name: 'default' },
      type: { kind: 'ClusterProjectType', name: 'default' },
    }),
    make('ProjectReleaseBinding', `${project}-development`, {
      owner: { projectName: project },
      environment: 'development',
    }),
    make(
      'Component',
      component,
      {
        owner: { projectName: project },
        componentType: {
          kind: 'ClusterComponentType',
          name: `deployment/${type}`,
        },
        autoDeploy: true,
      },
      { annotations: { 'openchoreo.dev/display-name': title } },
    ),
    make('Workload', `${component}-workload`, {
      owner: { projectName: project, componentName: component },
      container: { image },
      endpoints: {
        http: {
          type: 'HTTP',
          port: 8080,
          visibility: ['external'],
          schema: { type: 'openapi', content: openApi },
        },
      },
    }),
  ];
}
