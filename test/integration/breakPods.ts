// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KubeObject } from '@fourplane/sandbox';
import type { IntegrationTarget } from './IntegrationTarget';
import type { Shop } from './shopManifests';

const failureAnnotation = 'sandbox.fourplane.dev/pod-failure';

type PodFailure = 'CrashLoopBackOff' | 'ImagePullBackOff';

/**
 * Lets every pod of a component fail. The sandbox's nodes are told to; on the cluster the pods' status is written as
 * a kubelet would, for its stand-in of a node only ever runs them. Resolves with what lets new ones run in their place.
 */
export async function breakPods(
  target: IntegrationTarget,
  shop: Shop,
  failure: PodFailure,
): Promise<() => Promise<void>> {
  const { client } = target;
  const pods = () =>
    client.list('v1', 'Pod', {
      labelSelector: `openchoreo.dev/namespace=${shop.tenant},openchoreo.dev/component=${shop.component}`,
    });
  const living = (await pods()).filter(
    ({ metadata }) => !metadata.deletionTimestamp,
  );
  if (living.length === 0) {
    throw new Error(`${shop.tenant}/${shop.component} has no pod to break`);
  }
  for (const pod of living) {
    const { namespace, name } = pod.metadata;
    if (target.name === 'sandbox') {
      await client.mergePatch('v1', 'Pod', namespace, name, {
        metadata: { annotations: { [failureAnnotation]: failure } },
      });
    } else {
      await client.mergePatch(
        'v1',
        'Pod',
        namespace,
        name,
        { status: failing(pod, failure) },
        { subresource: 'status' },
      );
    }
  }
  return async () => {
    for (const { metadata } of living) {
      await client.delete('v1', 'Pod', metadata.namespace, metadata.name, {
        gracePeriodSeconds: 0,
      });
    }
  };
}

interface PodStatus {
  conditions: { type: string }[];
  containerStatuses: object[];
}

function failing(pod: KubeObject, reason: PodFailure): object {
  const { conditions, containerStatuses } = pod.status as PodStatus;
  const broken = ['Ready', 'ContainersReady'];
  return {
    phase: reason === 'ImagePullBackOff' ? 'Pending' : 'Running',
    conditions: conditions.map(condition =>
      broken.includes(condition.type)
        ? { ...condition, status: 'False', reason: 'ContainersNotReady' }
        : condition,
    ),
    containerStatuses: containerStatuses.map(status => ({
      ...status,
      ready: false,
      started: false,
      state: {
        waiting: {
          reason,
          message: 'as the test wants it',
        },
      },
    })),
  };
}
