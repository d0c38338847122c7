// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, Pod } from '@fourplane/plugin-fourplane-common';
import { worse } from '../../dialects/reading/conditionHealth';
import { withoutAbsent } from '../../dialects/reading/fields';
import { Rollout } from './rolloutOf';
import { PodContent } from './workloadKinds';

const HASH_LABEL = 'pod-template-hash';
const REVISION_LABEL = 'controller-revision-hash';

/**
 * Of the pods of one Deployment or StatefulSet those that are of the wanted revision: what pods of an older one do is of
 * no consequence once they are on their way out. Where it does not say which revision it wants, that is the one of which
 * the newest pod is.
 */
function currentPods(
  pods: readonly PodContent[],
  rollout?: Rollout,
): PodContent[] {
  if (rollout?.revision !== undefined) {
    const { revision } = rollout;
    return pods.filter(({ labels }) => labels[REVISION_LABEL] === revision);
  }
  const sets = pods.filter(({ labels }) => labels[HASH_LABEL] !== undefined);
  const newest = sets.reduce<PodContent | undefined>(
    (latest, each) =>
      !latest || (each.pod.createdAt ?? '') > (latest.pod.createdAt ?? '')
        ? each
        : latest,
    undefined,
  );
  const current = rollout?.replicaSet ?? newest?.owner?.name;
  return pods.filter(
    ({ labels, owner }) =>
      labels[HASH_LABEL] === undefined || owner?.name === current,
  );
}

/** How a workload is doing: what its pods of the wanted revision say, and what it says itself where that is worse. */
export function workloadHealth(
  pods: readonly PodContent[],
  rollout?: Rollout,
): Health | undefined {
  const own = rollout?.health;
  const current = currentPods(pods, rollout).filter(isCounted);
  const said = worstOf(current.map(({ pod }) => pod));
  const someAreReady = pods.some(
    each => isCounted(each) && each.pod.health.state === 'ready',
  );
  const health = said && own ? worse(said, own) : said ?? own;
  // What served before serves on.
  return health?.state === 'failed' && someAreReady
    ? { ...health, state: 'degraded' }
    : health;
}

/** The health of the worst of them. */
export function worstOf(pods: readonly Pod[]): Health | undefined {
  if (pods.length === 0) {
    return undefined;
  }
  const worst = pods.map(({ health }) => health).reduce(worse);
  return worst.state === 'ready'
    ? withoutAbsent<Health>({ state: 'ready', since: worst.since })
    : worst;
}

/** Pods on their way out, and those that are over and that their owner replaces, say nothing of what runs. */
function isCounted({ owner, pod: { phase, health } }: PodContent): boolean {
  const isOver = phase === 'Failed' || phase === 'Succeeded';
  return health.reason !== 'Terminating' && !(owner && isOver);
}
