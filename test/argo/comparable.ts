// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KubeObject } from '@fourplane/sandbox/client';
import { Observation, ObservedNode } from './observeWorkflow';

/** Of a node what differs from run to run: how long it took, and which of two machines it was on. */
function ofNode({
  startedAt: _,
  finishedAt,
  resourcesDuration,
  hostNodeName,
  ...node
}: ObservedNode): object {
  return {
    ...node,
    hasEnded: Boolean(finishedAt),
    isOnNode: Boolean(hostNodeName),
  };
}

const containersOf = ({ status = {} }: KubeObject) => {
  const {
    phase,
    reason,
    containerStatuses = [],
  } = status as {
    phase?: string;
    reason?: string;
    containerStatuses?: { name: string; state: object }[];
  };
  return {
    phase,
    reason,
    containers: Object.fromEntries(
      containerStatuses.map(({ name, state }) => [name, Object.keys(state)]),
    ),
  };
};

/** What of an observation is to be the same for whoever carried the workflow out. */
export function comparable({ workflow, pods }: Observation): object {
  const {
    phase,
    message,
    progress,
    nodes = {},
    conditions,
  } = workflow.status ?? {};
  return {
    phase,
    message,
    progress,
    conditions,
    labels: workflow.metadata.labels,
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, node]) => [id, ofNode(node)]),
    ),
    pods: pods.map(pod => ({
      name: pod.metadata.name,
      workflow: pod.metadata.labels?.['workflows.argoproj.io/workflow'],
      nodeId: pod.metadata.annotations?.['workflows.argoproj.io/node-id'],
      nodeName: pod.metadata.annotations?.['workflows.argoproj.io/node-name'],
      ...containersOf(pod),
    })),
  };
}
