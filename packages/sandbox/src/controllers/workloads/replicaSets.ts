// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Controller, ownerKeys } from '../runtime';
import { podKind, replicaSetKind } from './kinds';
import { ownedBy } from './ownedBy';
import { createPod, isPodReady } from './podsOf';

/** Keeps as many pods as a replica set asks for. */
export const replicaSetController: Controller = {
  name: 'replica-set',
  kind: replicaSetKind,
  watches: [{ kind: podKind, keys: pod => ownerKeys(pod, replicaSetKind) }],
  async reconcile(key, cluster) {
    const set = cluster.get(replicaSetKind, key.namespace, key.name);
    if (!set?.spec || set.metadata.deletionTimestamp) return;
    const desired = set.spec.replicas ?? 1;
    const pods = ownedBy(cluster, podKind, set).sort((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
    for (const pod of pods.slice(desired)) await cluster.delete(pod);
    const kept = pods.slice(0, desired);
    // names follow from the set, so a reconcile on a stale cache creates no extra pod
    const taken = new Set(kept.map(pod => pod.metadata.name));
    for (let index = 0; taken.size < desired; index += 1) {
      const name = `${set.metadata.name}-${podSuffix(set.metadata.uid, index)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      await createPod(set, name, set.spec.template, cluster);
    }
    const ready = kept.filter(isPodReady).length;
    await cluster.writeStatus(set, {
      observedGeneration: set.metadata.generation,
      replicas: kept.length,
      fullyLabeledReplicas: kept.length,
      readyReplicas: ready,
      availableReplicas: ready,
    });
  },
};

/** Five letters as Kubernetes would choose them, but the same for the same set and index. */
function podSuffix(uid: string | undefined, index: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  let hash = 0x811c9dc5;
  for (const letter of `${index}/${uid}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  }
  return Array.from(
    { length: 5 },
    (_, place) => letters[Math.floor(hash / 27 ** place) % letters.length],
  ).join('');
}
