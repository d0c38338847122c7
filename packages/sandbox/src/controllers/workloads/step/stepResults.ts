// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { Pod } from '../podsOf';
import { argo } from './stepNameOf';

const registry = 'registry.openchoreo.localhost';

interface ArgoTemplate {
  name?: string;
  script?: object;
  containerSet?: {
    containers: { name: string; dependencies?: string[] }[];
  };
  outputs?: { parameters?: { name: string }[] };
}

/** What Argo's executor writes of a step: an empty word when it starts, the outputs when it ends. */
export function taskResult(
  pod: Pod,
  progress: 'started' | 'succeeded' | 'failed',
): object | undefined {
  const { labels = {}, annotations = {}, namespace, name, uid } = pod.metadata;
  const workflow = labels[`${argo}/workflow`];
  const node = annotations[`${argo}/node-id`];
  if (!workflow || !node) return undefined;
  const env = environmentOf(pod);
  const { outputs } = templateOf(env);
  const told: Record<string, string> = JSON.parse(
    annotations[sandboxAnnotation.outputs] ?? '{}',
  );
  const declared = outputs?.parameters ?? [];
  const parameters = [
    ...declared.map(output => ({
      ...output,
      value: told[output.name] ?? outputValue(output.name, workflow, env),
    })),
    ...Object.entries(told)
      .filter(([key]) => !declared.some(output => output.name === key))
      .map(([key, value]) => ({ name: key, value })),
  ];
  const template = templateOf(env);
  const result = template.script && { result: template.name };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowTaskResult',
    metadata: {
      name: node,
      namespace,
      labels: {
        [`${argo}/workflow`]: workflow,
        [`${argo}/report-outputs-completed`]: String(progress !== 'started'),
      },
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Pod', name, uid: uid ?? '' },
      ],
    },
    ...(progress === 'succeeded' &&
      (parameters.length > 0 || result) && {
        outputs: { ...(parameters.length > 0 && { parameters }), ...result },
      }),
  };
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
export function environmentOf(pod: Pod): ReadonlyMap<string, string> {
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

/** The template of the step, as Argo's controller gives it to the executor. */
export const templateOfPod = (pod: Pod): ArgoTemplate =>
  templateOf(environmentOf(pod));
