// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { ArgoWorkflow } from '../argo';
import { componentKind, workloadKind } from './kinds';
import { planeLabel } from './labels';
import { ofComponent, runningOf } from './lookups';
import {
  Running,
  WorkloadEndpoint,
  WorkloadFields,
  WorkloadSpec,
} from './objects';

/** A component and how it runs usually come in one file, one after the other. */
const patienceMs = 1_000;
const runningTypes = new Set(['Service', 'WebApplication', 'ScheduledTask']);
const usualPort = 8080;

/**
 * The Workload that a built repository describes. There is no repository: name and endpoints are read off what the
 * component's author declared in the cluster. Undefined while that may still be coming.
 */
export function builtWorkload(
  workflow: ArgoWorkflow,
  image: string,
  cluster: Cluster,
): KubeObject<WorkloadSpec> | undefined {
  const { labels = {}, creationTimestamp = '' } = workflow.metadata;
  const namespace = labels[planeLabel.organization] ?? '';
  const componentName = labels[planeLabel.component] ?? '';
  const projectName = labels[planeLabel.project] ?? '';
  const running = runningOf(cluster, namespace, componentName);
  const type = cluster.get(componentKind, namespace, componentName)?.spec?.type;
  const age = cluster.clock.now().getTime() - Date.parse(creationTimestamp);
  if (!running && (!type || runningTypes.has(type)) && age < patienceMs) {
    return undefined;
  }
  const known = ofComponent(
    cluster,
    workloadKind,
    namespace,
    componentName,
  ).find(
    ({ metadata }) => !running || metadata.name === running.spec?.workloadName,
  );
  return {
    ...workloadKind,
    metadata: {
      name:
        running?.spec?.workloadName ?? known?.metadata.name ?? componentName,
    },
    spec: {
      owner: { projectName, componentName },
      ...workloadFields(image, known?.spec, running, type),
    },
  };
}

function workloadFields(
  image: string,
  known: WorkloadSpec | undefined,
  running: Running | undefined,
  type: string | undefined,
): WorkloadFields {
  if (known) {
    const { owner, containers = {}, ...rest } = known;
    const name = 'main' in containers ? 'main' : Object.keys(containers)[0];
    return {
      ...rest,
      containers: {
        ...containers,
        [name ?? 'main']: { ...containers[name ?? 'main'], image },
      },
    };
  }
  return {
    containers: { main: { image } },
    endpoints: declaredEndpoints(running, running?.kind ?? type),
  };
}

function declaredEndpoints(
  running: Running | undefined,
  type: string | undefined,
): Record<string, WorkloadEndpoint> {
  if (type === 'WebApplication') {
    return { webapp: { type: 'HTTP', port: usualPort } };
  }
  if (type !== 'Service') return {};
  const declared = Object.entries(running?.spec?.apis ?? {}).map(
    ([name, { type: apiType, rest }]) =>
      [
        name,
        { type: apiType, port: rest?.backend?.port ?? usualPort },
      ] as const,
  );
  return declared.length > 0
    ? Object.fromEntries(declared)
    : { http: { type: 'HTTP', port: usualPort } };
}
