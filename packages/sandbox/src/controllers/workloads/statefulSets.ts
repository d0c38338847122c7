// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { releaseHash } from '../openchoreo/names';
import { Controller, ownerKeys } from '../runtime';
import { podKind, statefulSetKind } from './kinds';
import { ownedBy } from './ownedBy';
import { createPod, isPodReady } from './podsOf';

const revisionLabel = 'controller-revision-hash';

/** Keeps the numbered pods of a stateful set, replacing those of an older template. */
export const statefulSetController: Controller = {
  name: 'stateful-set',
  kind: statefulSetKind,
  watches: [{ kind: podKind, keys: pod => ownerKeys(pod, statefulSetKind) }],
  async reconcile(key, cluster) {
    const set = cluster.get(statefulSetKind, key.namespace, key.name);
    if (!set?.spec || set.metadata.deletionTimestamp) return;
    const { template, replicas: desired = 1 } = set.spec;
    const revision = `${set.metadata.name}-${releaseHash(template)}`;
    const names = Array.from(
      { length: desired },
      (_, index) => `${set.metadata.name}-${index}`,
    );
    const pods = ownedBy(cluster, podKind, set);
    const isCurrent = (pod: (typeof pods)[number]) =>
      names.includes(pod.metadata.name) &&
      pod.metadata.labels?.[revisionLabel] === revision;
    for (const pod of pods) if (!isCurrent(pod)) await cluster.delete(pod);
    const kept = pods.filter(isCurrent);
    for (const name of names) {
      if (kept.some(pod => pod.metadata.name === name)) continue;
      await createPod(set, name, template, cluster, {
        [revisionLabel]: revision,
      });
    }
    const ready = kept.filter(isPodReady).length;
    await cluster.writeStatus(set, {
      observedGeneration: set.metadata.generation,
      replicas: kept.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: kept.length,
      updatedReplicas: kept.length,
      currentRevision: revision,
      updateRevision: revision,
    });
  },
};
