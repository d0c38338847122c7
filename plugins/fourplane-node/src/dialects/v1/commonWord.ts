// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Words that nearly every object of an installation repeats. */
const words: ReadonlyMap<string, string> = new Map(
  [
    'ClusterComponentType',
    'ComponentType',
    'ClusterProjectType',
    'ClusterResourceType',
    'ClusterTrait',
    'ClusterWorkflow',
    'ClusterDataPlane',
    'deployment/service',
    'deployment/web-application',
    'deployment/worker',
    'cronjob/scheduled-task',
    'statefulset/database',
    'ComponentReleaseReady',
    'WorkloadNotFound',
    'WorkflowSucceeded',
    'WorkflowCompleted',
    'WorkflowRunning',
    'WorkflowFailed',
    'RenderedRelease',
    'StatefulSet',
    'NetworkPolicy',
  ].map(word => [word, word]),
);

/**
 * The same text, but one object in memory for all who keep it: parsed JSON holds a copy of each string per object, and
 * these are a fifth of what a component takes.
 */
export function commonWord(text: string): string {
  return words.get(text) ?? text;
}
