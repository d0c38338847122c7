// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerStatus } from '../../workloads/objects';
import { Pod } from '../../workloads/podsOf';
import { isFulfilled, NodeGraph } from './NodeGraph';
import { ArgoNode, NodePhase } from './objects';

/** What Argo says of a step whose pod was deleted, and goes on saying of the pod it makes instead. */
export const podDeleted = 'pod deleted';

/** What the emissary of a container ends with where it could not start the work. */
const emissaryFailed = 64;

const isWorker = ({ name }: ContainerStatus) => name !== 'wait';

function pendingReason({ status }: Pod): string | undefined {
  const unschedulable = status?.conditions?.find(
    ({ reason }) => reason === 'Unschedulable',
  );
  if (unschedulable) return `Unschedulable: ${unschedulable.message}`;
  const waiting = status?.containerStatuses?.find(({ state }) => state.waiting)
    ?.state.waiting;
  return waiting?.message
    ? `${waiting.reason}: ${waiting.message}`
    : waiting?.reason;
}

function failureOf({ status }: Pod): { phase: NodePhase; message: string } {
  if (status?.message) return { phase: 'Failed', message: status.message };
  const containers = [...(status?.containerStatuses ?? [])].sort(
    (a, b) => Number(isWorker(b)) - Number(isWorker(a)),
  );
  const prepared = status?.initContainerStatuses ?? [];
  for (const { name, state } of [...prepared, ...containers]) {
    const { exitCode = 0, reason } = state.terminated ?? {};
    if (exitCode !== 0) {
      return {
        phase: name === 'init' || name === 'wait' ? 'Error' : 'Failed',
        message: `${name}: ${reason} (exit code ${exitCode})`,
      };
    }
  }
  return {
    phase: 'Failed',
    message:
      'pod failed: neither main nor wait container completed successfully',
  };
}

const phaseOfContainer = (exitCode: number): NodePhase => {
  if (exitCode === 0) return 'Succeeded';
  return exitCode === emissaryFailed ? 'Error' : 'Failed';
};

function assessContainers(node: ArgoNode, pod: Pod, graph: NodeGraph): void {
  for (const { name, state } of pod.status?.containerStatuses ?? []) {
    const container = graph.named(`${node.name}.${name}`);
    if (!container || container.finishedAt) continue;
    if (state.terminated) {
      const { exitCode, reason } = state.terminated;
      const phase = phaseOfContainer(exitCode);
      graph.end(
        container,
        phase,
        phase === 'Succeeded'
          ? undefined
          : `${name}: ${reason} (exit code ${exitCode}): `,
      );
    } else {
      container.phase = state.running ? 'Running' : 'Pending';
    }
  }
}

/** What Argo counts a container without requests as: a tenth of a core and a hundred mebibytes. */
function resourcesOf({ status }: Pod): ArgoNode['resourcesDuration'] {
  const seconds = (status?.containerStatuses ?? []).reduce(
    (total, { state: { terminated } }) =>
      total +
      Math.max(
        0,
        Date.parse(terminated?.finishedAt ?? '') -
          Date.parse(terminated?.startedAt ?? '') || 0,
      ) /
        1_000,
    0,
  );
  return { cpu: Math.floor(seconds / 10), memory: Math.floor(seconds) };
}

/** Brings a node to where its pod is. */
export function assessPod(node: ArgoNode, pod: Pod, graph: NodeGraph): void {
  const { phase, containerStatuses = [] } = pod.status ?? {};
  assessContainers(node, pod, graph);
  if (pod.spec?.nodeName) node.hostNodeName = pod.spec.nodeName;
  const main = containerStatuses.filter(isWorker).at(-1)?.state.terminated;
  if (main) {
    node.outputs = { ...node.outputs, exitCode: String(main.exitCode) };
  }
  const before = node.message;
  const wasPending = node.phase === 'Pending';
  if (phase === 'Succeeded') node.phase = 'Succeeded';
  else if (phase === 'Failed') Object.assign(node, failureOf(pod));
  else if (phase === 'Running') node.phase = 'Running';
  else {
    node.phase = 'Pending';
    if (before !== podDeleted) node.message = pendingReason(pod);
  }
  const isStale = node.message === before && before !== podDeleted;
  if (wasPending && node.phase !== 'Pending' && isStale) {
    delete node.message;
  }
  const waiter = containerStatuses.find(each => !isWorker(each))?.state;
  // what the executor will not say any more is not said: so a pod that was killed has no end
  if (isFulfilled(node)) {
    const ends = containerStatuses.flatMap(
      ({ state }) => state.terminated?.finishedAt ?? [],
    );
    node.finishedAt ??= ends.sort().at(-1);
    node.resourcesDuration = resourcesOf(pod);
  }
  if (waiter?.terminated && waiter.terminated.exitCode !== 0) {
    node.taskResultSynced = true;
  }
}
