// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const apiVersion = 'openchoreo.dev/v1alpha1';

/** A project with one component that is built from a repository, and not built yet. */
export function sourceComponentManifests(component: {
  readonly tenant: string;
  readonly project: string;
  readonly name: string;
}): object[] {
  const { tenant: namespace, project, name } = component;
  return [
    {
      apiVersion,
      kind: 'Project',
      metadata: { name: project, namespace },
      spec: {
        deploymentPipelineRef: { name: 'default' },
        type: { kind: 'ClusterProjectType', name: 'default' },
      },
    },
    {
      apiVersion,
      kind: 'Component',
      metadata: { name, namespace },
      spec: {
        owner: { projectName: project },
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/service',
        },
        workflow: {
          kind: 'ClusterWorkflow',
          name: 'dockerfile-builder',
          parameters: {
            repository: {
              url: `https://git.example/${namespace}/${name}.git`,
              revision: { branch: 'main' },
              appPath: '.',
            },
          },
        },
      },
    },
  ];
}
