// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import { componentKind, workloadKind } from './kinds';
import { annotation, label } from './labels';
import { ofComponent } from './lookups';
import { releaseHash } from '../names';
import {
  Endpoint,
  Values,
  WorkflowRunSpec,
  WorkflowRunStatus,
} from './objects';

type Run = KubeObject<WorkflowRunSpec, WorkflowRunStatus>;

const registry = 'registry.openchoreo.localhost';

/** What the last step of a build does: the component's Workload gets the new image, and the run an annotation saying so. */
export async function writeBuiltWorkload(
  run: Run,
  cluster: Cluster,
): Promise<void> {
  const { namespace = '', labels = {} } = run.metadata;
  const componentName = labels[label.component];
  const projectName = labels[label.project];
  if (!componentName || !projectName) return;
  const owner = { projectName, componentName };
  const image = `${registry}/${namespace}-${projectName}-${componentName}:v1-${revisionOf(
    run,
  )}`;
  const [workload] = ofComponent(cluster, workloadKind, namespace, owner);
  const written = workload
    ? await cluster.patch(workload, { spec: { container: { image } } })
    : await cluster.create({
        ...workloadKind,
        metadata: { name: `${componentName}-workload`, namespace },
        spec: {
          owner,
          container: { image },
          endpoints: declaredEndpoints(namespace, componentName, cluster),
        },
      });
  const { metadata, spec, apiVersion, kind } = written;
  await cluster.patch(run, {
    metadata: {
      annotations: {
        [annotation.workload]: JSON.stringify({
          apiVersion,
          kind,
          metadata: { name: metadata.name, namespace },
          spec,
        }),
      },
    },
  });
}

function revisionOf(run: Run): string {
  const { repository } = (run.spec?.workflow.parameters ?? {}) as {
    repository?: { revision?: { commit?: string } } & Values;
  };
  const commit = repository?.revision?.commit;
  return commit
    ? commit.slice(0, 8)
    : releaseHash(run.metadata.uid).slice(0, 8);
}

/** The repository would declare these; there is none, so every request-serving component gets one HTTP endpoint. */
function declaredEndpoints(
  namespace: string,
  componentName: string,
  cluster: Cluster,
): Record<string, Endpoint> {
  const typeName = cluster.get(componentKind, namespace, componentName)?.spec
    ?.componentType.name;
  const isServing =
    typeName?.startsWith('deployment/') && typeName !== 'deployment/worker';
  return isServing
    ? { http: { type: 'HTTP', port: 8080, visibility: ['external'] } }
    : {};
}
