// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { ApiObject, JsonObject } from '../ApiObject';

const API_VERSION = 'openchoreo.dev/v1alpha1';
const TENANTS = 5;
const PROJECTS_PER_TENANT = 20;
const BORN = '2026-01-01T00:00:00Z';
/** What field ownership and annotations weigh on a component and a workload of upstream. */
const COMPONENT_BYTES = 2470;
const WORKLOAD_BYTES = 780;

/** A UID that is always the same for the same thing. */
function uidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

function object(
  kind: string,
  namespace: string,
  name: string,
  rest: JsonObject,
  metadata: JsonObject = {},
): ApiObject {
  return {
    apiVersion: API_VERSION,
    kind,
    metadata: {
      name,
      namespace,
      uid: uidOf(`${kind}/${namespace}/${name}`),
      creationTimestamp: BORN,
      generation: 1,
      ...metadata,
    },
    ...rest,
  };
}

/** Field ownership that brings an object to a weight, as server-side bookkeeping does upstream. */
function padded(source: ApiObject, bytes: number): ApiObject {
  const entry = {
    manager: 'openchoreo-api',
    operation: 'Update',
    apiVersion: API_VERSION,
    time: BORN,
    fieldsType: 'FieldsV1',
    fieldsV1: {} as JsonObject,
  };
  const withEntry = (): ApiObject => ({
    ...source,
    metadata: { ...source.metadata, managedFields: [entry] },
  });
  const resourceVersion = '"resourceVersion":"12345",'.length;
  const missing = bytes - JSON.stringify(withEntry()).length - resourceVersion;
  if (missing > 12) {
    entry.fieldsV1 = { [`f:${'x'.repeat(missing - 7)}`]: {} };
  }
  return withEntry();
}

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
    object(
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
    object('Workload', tenant, `${name}-workload`, {
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

/**
 * Components with their workloads, spread over {@link TENANTS} tenants of
 * {@link PROJECTS_PER_TENANT} projects each; the same at every call, each object of the byte
 * size it has upstream. Tenants and projects come before what is in them.
 */
export function* bulkComponents(count: number): Generator<ApiObject> {
  const projects: { tenant: string; project: string }[] = [];
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
      const project = `project-${String(at).padStart(2, '0')}`;
      projects.push({ tenant, project });
      yield object('Project', tenant, project, {
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
    const { tenant, project } = projects[index % projects.length];
    const name = `component-${String(index).padStart(6, '0')}`;
    yield component(tenant, project, name, index);
    yield workload(tenant, project, name);
  }
}
