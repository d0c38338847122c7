// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Kind } from '../../runtime';
import { Container } from '../../workloads/objects';

export interface Parameter {
  name: string;
  value?: string;
  default?: string;
  valueFrom?: { path?: string; parameter?: string };
}

export interface Arguments {
  parameters?: Parameter[];
}

export interface TemplateReference {
  name: string;
  template: string;
  clusterScope?: boolean;
}

/** Who names a template: a step, a task of a graph, or an exit handler. */
export interface TemplateHolder {
  name: string;
  template?: string;
  templateRef?: TemplateReference;
  arguments?: Arguments;
  when?: string;
  continueOn?: { failed?: boolean; error?: boolean };
  withItems?: unknown[];
  /** Of a task, as an expression; `dependencies` is the short form. */
  depends?: string;
  dependencies?: string[];
}

export interface Metadata {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** Of the kinds of templates those that OpenChoreo's builds and this house's tests use. */
export interface Template {
  name: string;
  inputs?: Arguments;
  outputs?: Arguments;
  metadata?: Metadata;
  container?: Partial<Container>;
  script?: Partial<Container> & { source: string };
  containerSet?: {
    containers: (Container & { dependencies?: string[] })[];
  };
  steps?: TemplateHolder[][];
  dag?: { failFast?: boolean; tasks: TemplateHolder[] };
  suspend?: { duration?: string | number };
  retryStrategy?: { limit?: string | number; retryPolicy?: string };
  activeDeadlineSeconds?: number;
  initContainers?: Container[];
  volumes?: Volume[];
  [field: string]: unknown;
}

interface Volume {
  name: string;
  [source: string]: unknown;
}

export interface PodGarbageCollection {
  strategy?: string;
  deleteDelayDuration?: string;
}

/** Of Argo's Workflow what the simulators write and read. */
export interface ArgoWorkflowSpec {
  entrypoint?: string;
  templates?: Template[];
  arguments?: Arguments;
  podMetadata?: Metadata;
  workflowTemplateRef?: { name: string; clusterScope?: boolean };
  onExit?: string;
  shutdown?: 'Stop' | 'Terminate';
  suspend?: boolean;
  activeDeadlineSeconds?: number;
  podGC?: PodGarbageCollection;
  ttlStrategy?: {
    secondsAfterCompletion?: number;
    secondsAfterSuccess?: number;
    secondsAfterFailure?: number;
  };
  serviceAccountName?: string;
  volumes?: Volume[];
  volumeClaimTemplates?: { metadata: { name: string } }[];
  [field: string]: unknown;
}

export type NodeType =
  | 'Pod'
  | 'Container'
  | 'Steps'
  | 'StepGroup'
  | 'DAG'
  | 'Retry'
  | 'Skipped'
  | 'Suspend';

export type NodePhase =
  | 'Pending'
  | 'Running'
  | 'Succeeded'
  | 'Skipped'
  | 'Failed'
  | 'Error'
  | 'Omitted';

export interface ArgoNode {
  id: string;
  name: string;
  displayName: string;
  /** `Steps` runs groups one after the other, a `StepGroup` what is in it at a time. */
  type: NodeType;
  /** A group has neither. */
  templateName?: string;
  templateRef?: TemplateReference;
  templateScope?: string;
  phase: NodePhase;
  /** The node whose steps or tasks this is one of. */
  boundaryID?: string;
  message?: string;
  startedAt: string;
  finishedAt?: string;
  progress?: string;
  resourcesDuration?: { cpu: number; memory: number };
  inputs?: Arguments;
  outputs?: { parameters?: Parameter[]; exitCode?: string; result?: string };
  children?: string[];
  outboundNodes?: string[];
  hostNodeName?: string;
  /** Whether the executor has said all it will. */
  taskResultSynced?: boolean;
  nodeFlag?: { hooked?: boolean; retried?: boolean };
}

export interface ArgoWorkflowStatus {
  phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Error';
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  progress?: string;
  resourcesDuration?: { cpu: number; memory: number };
  conditions?: { type: string; status: string }[];
  nodes?: Record<string, ArgoNode>;
  storedWorkflowTemplateSpec?: ArgoWorkflowSpec;
  storedTemplates?: Record<string, Template>;
  [field: string]: unknown;
}

export type ArgoWorkflow = KubeObject<ArgoWorkflowSpec, ArgoWorkflowStatus>;

const apiVersion = 'argoproj.io/v1alpha1';

export const argoWorkflowKind: Kind<ArgoWorkflowSpec, ArgoWorkflowStatus> = {
  apiVersion,
  kind: 'Workflow',
};

export const clusterTemplateKind: Kind<ArgoWorkflowSpec> = {
  apiVersion,
  kind: 'ClusterWorkflowTemplate',
};

/** What an executor says of its step; its name is the node's id. */
export interface TaskResult extends KubeObject {
  outputs?: ArgoNode['outputs'];
}

export const taskResultKind: Kind = {
  apiVersion,
  kind: 'WorkflowTaskResult',
};

/** The first node of that template that ended well. */
export const succeededNode = (
  { status }: ArgoWorkflow,
  template: string,
): ArgoNode | undefined =>
  Object.values(status?.nodes ?? {}).find(
    node =>
      (node.templateName ?? node.templateRef?.template) === template &&
      node.phase === 'Succeeded',
  );

export const outputOf = (
  node: ArgoNode | undefined,
  name: string,
): string | undefined =>
  node?.outputs?.parameters?.find(parameter => parameter.name === name)?.value;

export const argumentOf = (
  { spec }: ArgoWorkflow,
  name: string,
): string | undefined =>
  spec?.arguments?.parameters?.find(parameter => parameter.name === name)
    ?.value;
