// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ignoreNotFound } from '@fourplane/sandbox';
import type { IntegrationTarget } from './IntegrationTarget';
import { podsOf } from './podsOf';
import type { Shop } from './shopManifests';

const failureAnnotation = 'sandbox.fourplane.dev/pod-failure';

type PodFailure = 'CrashLoopBackOff' | 'ImagePullBackOff';

/** Lets every pod of a component fail, as its node is told to. Resolves with what lets new ones run in their place. */
export async function breakPods(
  target: IntegrationTarget,
  shop: Shop,
  failure: PodFailure,
): Promise<() => Promise<void>> {
  const { client } = target;
  const living = await podsOf(target, shop);
  for (const { metadata } of living) {
    await client
      .mergePatch('v1', 'Pod', metadata.namespace, metadata.name, {
        metadata: { annotations: { [failureAnnotation]: failure } },
      })
      .catch(ignoreNotFound);
  }
  return async () => {
    for (const { metadata } of living) {
      await client
        .delete('v1', 'Pod', metadata.namespace, metadata.name, {
          gracePeriodSeconds: 0,
        })
        // one of an earlier roll-out may be gone by itself
        .catch(ignoreNotFound);
    }
  };
}
