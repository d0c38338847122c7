// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  findCondition,
  Key,
  keyOf,
  Kind,
  NewCondition,
  Watched,
  withFinalizer,
} from '../../runtime';
import { namespaceKind } from '../../workloads/kinds';
import {
  hasLabels,
  LabelName,
  labelOf,
  labelsOf,
  nameOf,
  runtimeLabel,
} from './labels';
import { Status } from './objects';
import { report } from './reporting';

interface CascadeOptions<S, T extends Status> {
  kind: Kind<S, T>;
  finalizer: string;
  /** What it reports as soon as it is there. */
  exists: NewCondition;
  /** What it reports while it is deleted. */
  ending: NewCondition;
  watches: readonly Watched[];
  /** What goes before it does: each stage is asked for once all of the one before are gone. */
  stages: readonly ((
    object: KubeObject<S, T>,
    cluster: Cluster,
  ) => readonly KubeObject[])[];
}

/** Tells that an object was seen for the first time. */
export const announce = (object: KubeObject, cluster: Cluster) =>
  cluster.event(
    object,
    'Normal',
    'ReconcileComplete',
    `Successfully created ${object.metadata.name}`,
    `${object.kind.toLowerCase()}-controller`,
  );

/** A controller that reports an object's existence, and at its deletion takes along what belongs to it. */
export function cascadingController<S, T extends Status>({
  kind,
  finalizer,
  exists,
  ending,
  watches,
  stages,
}: CascadeOptions<S, T>): Controller {
  const name = kind.kind.toLowerCase();
  return {
    name,
    kind,
    watches,
    reconcile: withFinalizer(kind, finalizer, {
      async reconcile(object, cluster) {
        const isNew = !findCondition(object.status?.conditions, exists.type);
        await report(cluster, object, [exists]);
        if (isNew) await announce(object, cluster);
      },
      async finalize(object, cluster) {
        await report(cluster, object, [ending]);
        for (const stage of stages) {
          const remaining = stage(object, cluster);
          for (const each of remaining) {
            if (!each.metadata.deletionTimestamp) await cluster.delete(each);
          }
          if (remaining.length > 0) return;
        }
        await cluster.removeFinalizer(object, finalizer);
      },
    }),
  };
}

/** Watches a kind whose objects name a `parent` by label `as`, within the labels they share with it. */
export const childWatch = (
  kind: Kind,
  parent: Kind,
  as: LabelName,
  shared: readonly LabelName[],
): Watched => ({
  kind,
  keys: (child, cluster): Key[] => {
    const labels = labelsOf(child, shared);
    return cluster
      .list(parent, child.metadata.namespace)
      .filter(
        each => nameOf(each) === labelOf(child, as) && hasLabels(each, labels),
      )
      .map(keyOf);
  },
});

/** The namespaces made on data planes for a project or an environment. */
export const runtimeNamespaces = (
  object: KubeObject,
  as: 'project' | 'environment',
  cluster: Cluster,
): KubeObject[] =>
  cluster.list(namespaceKind).filter(namespace =>
    hasLabels(namespace, {
      [runtimeLabel.organization]: labelOf(object, 'organization'),
      [runtimeLabel[as]]: nameOf(object),
    }),
  );

/** Watches those namespaces for objects of a kind. */
export const runtimeNamespaceWatch = (
  kind: Kind,
  as: 'project' | 'environment',
): Watched => ({
  kind: namespaceKind,
  keys: ({ metadata: { labels = {} } }, cluster) =>
    labels[runtimeLabel[as]]
      ? cluster
          .list(kind)
          .filter(
            each =>
              nameOf(each) === labels[runtimeLabel[as]] &&
              labelOf(each, 'organization') ===
                labels[runtimeLabel.organization],
          )
          .map(keyOf)
      : [],
});
