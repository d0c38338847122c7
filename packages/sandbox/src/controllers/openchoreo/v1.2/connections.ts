// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../../runtime';
import { releaseBindingKind } from './kinds';
import { bindingsOfResource, ofComponent } from './lookups';
import {
  EndpointDependency,
  OutputSource,
  ReleaseBindingStatus,
  ResourceDependency,
  UrlParts,
} from './objects';
import { addressText } from './rendering/endpointStatus';
import { Dependencies, Variable } from './rendering/RenderInput';

export interface Connections {
  status: Pick<
    ReleaseBindingStatus,
    'connectionTargets' | 'resolvedConnections' | 'pendingConnections'
  >;
  /** What is resolved, as templates see it. */
  items: Dependencies['items'];
}

interface Place {
  namespace: string;
  project: string;
  environment: string;
}

/** Where each endpoint a component depends on answers in this environment, or why that is not known yet. */
export function resolveConnections(
  dependencies: readonly EndpointDependency[],
  { namespace, project, environment }: Place,
  cluster: Cluster,
): Connections {
  const connections: Connections = { status: {}, items: [] };
  for (const dependency of dependencies) {
    const target = {
      namespace,
      project: dependency.project ?? project,
      component: dependency.component,
      endpoint: dependency.name,
    };
    const { visibility } = dependency;
    (connections.status.connectionTargets ??= []).push({
      ...target,
      environment,
      visibility,
    });
    const binding = ofComponent(cluster, releaseBindingKind, namespace, {
      projectName: target.project,
      componentName: target.component,
    }).find(candidate => candidate.spec?.environment === environment);
    const url = binding?.status?.endpoints?.find(
      endpoint => endpoint.name === dependency.name,
    )?.serviceURL;
    if (url) {
      (connections.status.resolvedConnections ??= []).push({
        ...target,
        visibility,
        url,
      });
      connections.items.push({
        ...target,
        visibility,
        envVars: endpointVariables(dependency, url),
      });
    } else {
      (connections.status.pendingConnections ??= []).push({
        ...target,
        reason: binding
          ? `endpoint "${dependency.name}" not yet resolved`
          : `ReleaseBinding not found for component ${target.project}/${target.component}`,
      });
    }
  }
  return connections;
}

function endpointVariables(
  { envBindings }: EndpointDependency,
  url: UrlParts,
): Variable[] {
  const values = {
    address: addressText(url),
    host: url.host,
    port: String(url.port ?? ''),
    basePath: url.path ?? '',
  };
  return (Object.keys(values) as (keyof typeof values)[]).flatMap(part => {
    const name = envBindings[part];
    return name ? [{ name, value: values[part] }] : [];
  });
}

export interface ResourceConnections {
  status: Pick<
    ReleaseBindingStatus,
    'resourceDependencyTargets' | 'pendingResourceDependencies'
  >;
  /** What is ready, as templates see it; files of outputs are not mounted. */
  resources: Dependencies['resources'];
}

/** The outputs of the managed resources a component depends on. */
export function resolveResources(
  dependencies: readonly ResourceDependency[],
  { namespace, project, environment }: Place,
  cluster: Cluster,
): ResourceConnections {
  const connections: ResourceConnections = { status: {}, resources: [] };
  for (const dependency of dependencies) {
    const target = { namespace, project, resourceName: dependency.ref };
    (connections.status.resourceDependencyTargets ??= []).push({
      ...target,
      environment,
    });
    const binding = bindingsOfResource(
      cluster,
      namespace,
      project,
      dependency.ref,
    ).find(candidate => candidate.spec?.environment === environment);
    const isReady = binding?.status?.conditions?.some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    );
    if (isReady) {
      connections.resources.push({
        ref: dependency.ref,
        envVars: outputVariables(dependency, binding?.status?.outputs ?? []),
        volumeMounts: [],
        volumes: [],
      });
    } else {
      (connections.status.pendingResourceDependencies ??= []).push({
        ...target,
        reason: binding
          ? `ResourceReleaseBinding "${binding.metadata.name}" not ready`
          : `ResourceReleaseBinding not found for ${project}/${dependency.ref} in environment ${environment}`,
      });
    }
  }
  return connections;
}

function outputVariables(
  { envBindings = {} }: ResourceDependency,
  outputs: readonly OutputSource[],
): Variable[] {
  return Object.entries(envBindings).flatMap(
    ([outputName, name]): Variable[] => {
      const output = outputs.find(o => o.name === outputName);
      if (!output) return [];
      const { value, secretKeyRef, configMapKeyRef } = output;
      return value === undefined
        ? [
            {
              name,
              valueFrom: {
                ...(secretKeyRef && { secretKeyRef }),
                ...(configMapKeyRef && { configMapKeyRef }),
              },
            },
          ]
        : [{ name, value }];
    },
  );
}
