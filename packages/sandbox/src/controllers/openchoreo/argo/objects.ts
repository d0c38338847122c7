// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Kind } from '../../runtime';
import { StepPhase } from '../advanceSteps';

export interface Parameter {
  name: string;
  value?: string;
}

/** Of Argo's Workflow what the simulators write and read. */
export interface ArgoWorkflowSpec {
  arguments?: { parameters?: Parameter[] };
  podMetadata?: { labels?: Record<string, string> };
  workflowTemplateRef?: { name: string; clusterScope?: boolean };
  [field: string]: unknown;
}

export interface ArgoNode {
  id: string;
  name: string;
  displayName: string;
  /** `Steps` is the workflow itself, a `StepGroup` what runs at a time. */
  type: 'Pod' | 'StepGroup' | 'Steps';
  /** A group has none. */
  templateName?: string;
  phase?: StepPhase;
  startedAt?: string;
  finishedAt?: string;
  message?: string;
  outputs?: { parameters?: Parameter[]; exitCode?: string };
  children?: string[];
}

export interface ArgoWorkflowStatus {
  /** `Error` when it could not be run at all. */
  phase?: 'Running' | 'Succeeded' | 'Failed' | 'Error';
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  progress?: string;
  nodes?: Record<string, ArgoNode>;
}

export type ArgoWorkflow = KubeObject<ArgoWorkflowSpec, ArgoWorkflowStatus>;

export const argoWorkflowKind: Kind<ArgoWorkflowSpec, ArgoWorkflowStatus> = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
};

/** The first node of that template that ended well. */
export const succeededNode = (
  { status }: ArgoWorkflow,
  template: string,
): ArgoNode | undefined =>
  Object.values(status?.nodes ?? {}).find(
    node => node.templateName === template && node.phase === 'Succeeded',
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
