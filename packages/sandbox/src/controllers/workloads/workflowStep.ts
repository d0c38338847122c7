// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { Pod } from './podsOf';

const registry = 'registry.openchoreo.localhost';
const argo = 'workflows.argoproj.io';

/** What a step is called in its workflow (`run[1].build-image` names `build-image`); undefined for any other pod. */
export function stepNameOf({ metadata }: Pod): string | undefined {
  if (!metadata.labels?.[`${argo}/workflow`]) return undefined;
  const node = metadata.annotations?.[`${argo}/node-name`] ?? metadata.name;
  return node.slice(node.lastIndexOf('.') + 1);
}

interface ArgoTemplate {
  name?: string;
  outputs?: { parameters?: { name: string }[] };
}

/**
 * The objects a step of an Argo workflow leaves behind when it ends well, in the order they are to be written;
 * empty for a pod that is no such step. The first is what Argo's own executor reports: the node's outputs.
 * A step of OpenChoreo's build workflows also writes the component's Workload.
 */
export function workflowStepResults(pod: Pod): object[] {
  const { labels = {}, annotations = {}, namespace, name, uid } = pod.metadata;
  const workflow = labels[`${argo}/workflow`];
  const node = annotations[`${argo}/node-id`];
  if (!workflow || !node) {
    return [];
  }
  const env = environmentOf(pod);
  const template = templateOf(env);
  const parameters = (template.outputs?.parameters ?? []).map(output => ({
    name: output.name,
    value: outputValue(output.name, workflow, env),
  }));
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'WorkflowTaskResult',
      metadata: {
        name: node,
        namespace,
        labels: {
          [`${argo}/workflow`]: workflow,
          [`${argo}/report-outputs-completed`]: 'true',
        },
        ownerReferences: [
          { apiVersion: 'v1', kind: 'Pod', name, uid: uid ?? '' },
        ],
      },
      phase: 'Succeeded',
      outputs: { parameters, exitCode: '0' },
    },
    ...builtWorkload(template, env),
  ];
}

/** The Workload, and the run's word of it, as the last step of a build hands them to OpenChoreo's API. */
function builtWorkload(
  template: ArgoTemplate,
  env: ReadonlyMap<string, string>,
): object[] {
  const [image, projectName, componentName, namespace, run] = [
    'IMAGE',
    'PROJECT_NAME',
    'COMPONENT_NAME',
    'NAMESPACE_NAME',
    'RUN_NAME',
  ].map(variable => env.get(variable));
  if (template.name !== 'generate-workload-cr' || !image || !componentName) {
    return [];
  }
  const apiVersion = 'openchoreo.dev/v1alpha1';
  const workload = {
    apiVersion,
    kind: 'Workload',
    metadata: { name: `${componentName}-workload`, namespace },
    spec: {
      owner: { projectName, componentName },
      container: { image },
      endpoints: {
        http: { type: 'HTTP', port: 8080, visibility: ['external'] },
      },
    },
  };
  const annotations = { 'openchoreo.dev/workload': JSON.stringify(workload) };
  return [
    workload,
    ...(run
      ? [
          {
            apiVersion,
            kind: 'WorkflowRun',
            metadata: { name: run, namespace, annotations },
          },
        ]
      : []),
  ];
}

function outputValue(
  output: string,
  workflow: string,
  env: ReadonlyMap<string, string>,
): string {
  switch (output) {
    case 'git-revision':
      return createHash('sha1').update(workflow).digest('hex').slice(0, 8);
    case 'image': {
      const part = (variable: string) => env.get(variable) ?? 'unknown';
      return `${registry}/${part('IMAGE_NAME')}:${part('IMAGE_TAG')}-${part(
        'GIT_REVISION',
      )}`;
    }
    default:
      return `${output} of ${workflow}`;
  }
}

/** All containers' variables; Argo gives its own containers the template, the step's container the step's. */
function environmentOf(pod: Pod): ReadonlyMap<string, string> {
  const containers = [
    ...(pod.spec?.initContainers ?? []),
    ...(pod.spec?.containers ?? []),
  ];
  return new Map(
    containers
      .flatMap(({ env = [] }) => env)
      .map(({ name, value = '' }) => [name, value]),
  );
}

function templateOf(env: ReadonlyMap<string, string>): ArgoTemplate {
  return JSON.parse(env.get('ARGO_TEMPLATE') ?? '{}');
}
