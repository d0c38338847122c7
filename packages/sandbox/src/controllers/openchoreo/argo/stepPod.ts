// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { ownerReference } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { podKind } from '../../workloads/kinds';
import { Container } from '../../workloads/objects';
import { argo } from '../../workloads/step/stepNameOf';
import { ArgoNode, ArgoWorkflow, ArgoWorkflowSpec, Template } from './objects';
import { WantedPod } from './Operation';

const executorImage = 'argoexec:v4.0.5';
const longestPrefix = 242;

/** The name of a step's pod in Argo's second format: the workflow's for a workflow that is one pod. */
export function podNameOf(workflow: string, node: ArgoNode): string {
  const hash = node.id.slice(node.id.lastIndexOf('-') + 1);
  const template = node.templateRef?.template ?? node.templateName ?? '';
  return node.id === workflow
    ? workflow
    : `${`${workflow}-${template}`.slice(0, longestPrefix)}-${hash}`;
}

export interface StepPodOptions {
  readonly workflow: ArgoWorkflow;
  readonly spec: ArgoWorkflowSpec;
  readonly wanted: WantedPod;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Variables of the containers that do the work, beside those of the template. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the step puts out, where that is known before. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Seconds the pod may take. */
  readonly deadlineSeconds?: number;
}

function workers({
  container,
  script,
  containerSet,
  name,
}: Template): Container[] {
  if (containerSet) {
    return containerSet.containers.map(
      ({ dependencies: _, ...each }): Container => each,
    );
  }
  // a template of a generation whose own are not known here has none
  const { source: _, ...main } = { source: '', ...(container ?? script) };
  return [{ image: name, ...main, name: 'main' }];
}

function metadataOf({
  workflow,
  spec,
  wanted: { node, template, isExit },
  outputs,
  ...options
}: StepPodOptions): KubeObject['metadata'] {
  const { name, namespace } = workflow.metadata;
  const annotations = {
    'kubectl.kubernetes.io/default-container': 'main',
    ...spec.podMetadata?.annotations,
    ...template.metadata?.annotations,
    ...options.annotations,
    ...(outputs && { [sandboxAnnotation.outputs]: JSON.stringify(outputs) }),
    [`${argo}/node-id`]: node.id,
    [`${argo}/node-name`]: node.name,
  };
  return {
    name: podNameOf(name, node),
    namespace,
    labels: {
      ...spec.podMetadata?.labels,
      ...template.metadata?.labels,
      ...options.labels,
      ...(isExit && { [`${argo}/on-exit`]: 'true' }),
      [`${argo}/completed`]: 'false',
      [`${argo}/workflow`]: name,
    },
    annotations,
    ownerReferences: [ownerReference(workflow)],
  };
}

function containersOf({
  workflow: { metadata },
  wanted: { node, template },
  environment,
}: StepPodOptions) {
  const executor = (container: string) => [
    { name: 'ARGO_WORKFLOW_NAME', value: metadata.name },
    { name: 'ARGO_WORKFLOW_UID', value: metadata.uid },
    { name: 'ARGO_CONTAINER_NAME', value: container },
    { name: 'ARGO_NODE_ID', value: node.id },
  ];
  const more = Object.entries(environment).flatMap(([variable, value]) =>
    value === undefined ? [] : { name: variable, value },
  );
  const withEnvironment = ({ env = [], ...container }: Container) => {
    const own = new Set(env.map(each => each.name));
    return {
      ...container,
      env: [
        ...env,
        ...more.filter(each => !own.has(each.name)),
        ...executor(container.name),
      ],
    };
  };
  const init = {
    name: 'init',
    image: executorImage,
    command: ['argoexec', 'init'],
    env: [
      ...executor('init'),
      { name: 'ARGO_TEMPLATE', value: JSON.stringify(template) },
    ],
  };
  const wait = {
    name: 'wait',
    image: executorImage,
    command: ['argoexec', 'wait'],
    env: executor('wait'),
  };
  return {
    initContainers: [init, ...(template.initContainers ?? [])],
    containers: [wait, ...workers(template).map(withEnvironment)],
  };
}

/** The pod Argo's controller makes of a step: its own containers, which prepare and wait, around those of the template. */
export function stepPod(options: StepPodOptions): KubeObject {
  const { workflow, spec, wanted, deadlineSeconds } = options;
  const { serviceAccountName, volumeClaimTemplates = [] } = spec;
  const volumes = [
    ...(spec.volumes ?? []),
    ...(wanted.template.volumes ?? []),
    // claims are made with the workflow and called after it
    ...volumeClaimTemplates.map(({ metadata: { name } }) => ({
      name,
      persistentVolumeClaim: {
        claimName: `${workflow.metadata.name}-${name}`,
      },
    })),
  ];
  return {
    ...podKind,
    metadata: metadataOf(options),
    spec: {
      restartPolicy: 'Never',
      ...(deadlineSeconds !== undefined && {
        activeDeadlineSeconds: deadlineSeconds,
      }),
      ...(serviceAccountName && { serviceAccountName }),
      ...(volumes.length > 0 && { volumes }),
      ...containersOf(options),
    },
  };
}
