// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { uidOf } from '../../uidOf';
import type { ApiObject } from '../ApiObject';
import { BORN, bulkObject, padded } from './bulkObject';

const TENANTS = 5;
const PROJECTS_PER_TENANT = 20;
/** What field ownership and annotations weigh on a component and a workload of upstream. */
const COMPONENT_BYTES = 2470;
const WORKLOAD_BYTES = 780;

const condition = (type: string, reason: string, message: string) => ({
  type,
  status: 'True',
  reason,
  message,
  observedGeneration: 1,
  lastTransitionTime: BORN,
});

function component(
  tenant: string,
  project: string,
  name: string,
  index: number,
): ApiObject {
  const repository = `https://github.com/example/${project}`;
  return padded(
    bulkObject(
      'Component',
      tenant,
      name,
      {
        spec: {
          owner: { projectName: project },
          componentType: {
            kind: 'ClusterComponentType',
            name: 'deployment/service',
          },
          autoDeploy: true,
          parameters: { replicas: 1 + (index % 3), port: 8080 },
          workflow: {
            kind: 'ClusterWorkflow',
            name: 'dockerfile-builder',
            parameters: {
              repository: {
                url: repository,
                revision: { branch: 'main' },
                appPath: `/services/${name}`,
              },
            },
          },
        },
        status: {
          observedGeneration: 1,
          conditions: [
            condition('Ready', 'Reconciled', 'Component reconciled'),
          ],
          latestRelease: {
            name: `${name}-5f4d8c7b9`,
            releaseHash: '5f4d8c7b9',
          },
        },
      },
      {
        annotations: {
          'openchoreo.dev/display-name': `Component ${index}`,
          'openchoreo.dev/description': `Generated component ${index} of ${project}`,
        },
        labels: {
          'openchoreo.dev/name': name,
          'openchoreo.dev/project': project,
        },
      },
    ),
    COMPONENT_BYTES,
  );
}

function workload(tenant: string, project: string, name: string): ApiObject {
  return padded(
    bulkObject('Workload', tenant, `${name}-workload`, {
      spec: {
        owner: { projectName: project, componentName: name },
        container: {
          image: `registry.example.com/${project}/${name}:1.0.0`,
        },
        endpoints: {
          http: {
            type: 'HTTP',
            port: 8080,
            basePath: `/${name}`,
            visibility: ['project'],
          },
        },
      },
    }),
    WORKLOAD_BYTES,
  );
}

const projectName = (at: number) => `project-${String(at).padStart(2, '0')}`;

/** Where the `index`-th generated component, from 1, is, and what it is called. */
export function bulkComponentAt(index: number): {
  tenant: string;
  project: string;
  name: string;
} {
  const at = index % (TENANTS * PROJECTS_PER_TENANT);
  return {
    tenant: `bulk-${Math.floor(at / PROJECTS_PER_TENANT) + 1}`,
    project: projectName((at % PROJECTS_PER_TENANT) + 1),
    name: `component-${String(index).padStart(6, '0')}`,
  };
}

/**
 * Components with their workloads, spread over {@link TENANTS} tenants of
 * {@link PROJECTS_PER_TENANT} projects each; the same at every call, each object of the byte
 * size it has upstream. Tenants and projects come before what is in them.
 */
export function* bulkComponents(count: number): Generator<ApiObject> {
  for (let tenantAt = 1; tenantAt <= TENANTS; tenantAt += 1) {
    const tenant = `bulk-${tenantAt}`;
    yield {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: tenant,
        uid: uidOf(tenant),
        creationTimestamp: BORN,
        labels: {
          'kubernetes.io/metadata.name': tenant,
          'openchoreo.dev/control-plane': 'true',
        },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    };
    for (let at = 1; at <= PROJECTS_PER_TENANT; at += 1) {
      const project = projectName(at);
      yield bulkObject('Project', tenant, project, {
        spec: {
          deploymentPipelineRef: {
            kind: 'DeploymentPipeline',
            name: 'default',
          },
          type: { kind: 'ClusterProjectType', name: 'default' },
        },
      });
    }
  }
  for (let index = 1; index <= count; index += 1) {
    const { tenant, project, name } = bulkComponentAt(index);
    yield component(tenant, project, name, index);
    yield workload(tenant, project, name);
  }
}
