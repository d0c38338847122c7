// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Container, Pod } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../dialects/reading/fields';
import { KubeContainerState, KubeContainerStatus, KubePod } from './kubePod';
import { podHealth } from './podHealth';

const JOB_NAME = 'batch.kubernetes.io/job-name';
/** Until Kubernetes 1.27. */
const OLD_JOB_NAME = 'job-name';

/** A pod in the model's words. */
export function podOf(pod: KubePod): Pod {
  const { metadata, spec, status } = pod;
  const owner = ownerOf(pod);
  const statusesOf = (
    name: string,
    from?: readonly KubeContainerStatus[] | null,
  ) => from?.find(each => each.name === name);
  return withoutAbsent<Pod>({
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    node: spec?.nodeName || undefined,
    phase: status?.phase || 'Pending',
    health: podHealth(pod),
    createdAt: metadata.creationTimestamp || undefined,
    job:
      owner?.kind === 'Job'
        ? owner.name
        : metadata.labels?.[JOB_NAME] ?? metadata.labels?.[OLD_JOB_NAME],
    containers: [
      ...(spec?.initContainers ?? []).map(({ restartPolicy, ...declared }) =>
        containerOf(
          declared,
          restartPolicy === 'Always' ? 'sidecar' : 'init',
          statusesOf(declared.name, status?.initContainerStatuses),
        ),
      ),
      ...(spec?.containers ?? []).map(declared =>
        containerOf(
          declared,
          'main',
          statusesOf(declared.name, status?.containerStatuses),
        ),
      ),
    ],
  });
}

/** What keeps a pod: a ReplicaSet, a StatefulSet, a Job. */
export function ownerOf({
  metadata,
}: KubePod): { readonly kind: string; readonly name: string } | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && { kind: owner.kind, name: owner.name };
}

function containerOf(
  declared: { readonly name: string; readonly image?: string | null },
  type: Container['type'],
  status: KubeContainerStatus | undefined,
): Container {
  const { waiting, running, terminated } = status?.state ?? {};
  const last = status?.lastState?.terminated;
  return withoutAbsent<Container>({
    name: declared.name,
    type,
    image: declared.image || status?.image || undefined,
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    state: stateOf(status?.state),
    reason: waiting?.reason || terminated?.reason || undefined,
    message: waiting?.message || terminated?.message || undefined,
    exitCode: terminated?.exitCode ?? undefined,
    startedAt: running?.startedAt || terminated?.startedAt || undefined,
    last: last
      ? withoutAbsent({
          reason: last.reason || undefined,
          exitCode: last.exitCode ?? undefined,
          completedAt: last.finishedAt || undefined,
        })
      : undefined,
  });
}

/** To Kubernetes a container of which nothing is said waits. */
function stateOf(
  state: KubeContainerState | null | undefined,
): Container['state'] {
  if (state?.running) {
    return 'running';
  }
  if (!state?.terminated) {
    return 'waiting';
  }
  return state.terminated.reason === 'ContainerStatusUnknown'
    ? 'unknown'
    : 'terminated';
}
