// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, Key, keyOf, Kind, ObjectIndex, Watched } from '../../runtime';
import * as kinds from './kinds';
import { ComponentOwner, RunningSpec } from './objects';

const text = (...parts: readonly string[]) => parts.join('/');

interface Owned {
  owner?: Partial<ComponentOwner>;
  className?: string;
  workloadName?: string;
  environmentName?: string;
}

const specOf = (object: KubeObject): Owned => object.spec ?? {};

const byComponent = (object: KubeObject) => {
  const { componentName } = specOf(object).owner ?? {};
  return componentName
    ? [text(object.metadata.namespace ?? '', componentName)]
    : [];
};

const byClass = (object: KubeObject) => {
  const { className } = specOf(object);
  return className ? [text(object.metadata.namespace ?? '', className)] : [];
};

const byWorkload = (object: KubeObject) => {
  const { workloadName } = specOf(object);
  return workloadName
    ? [text(object.metadata.namespace ?? '', workloadName)]
    : [];
};

/** Declared once for all controllers; the names say what a value is made of. */
export const openChoreoV03Indexes: readonly ObjectIndex[] = [
  { kind: kinds.workloadKind, name: 'component', keys: byComponent },
  ...kinds.runningKinds.flatMap(({ kind, bindingKind }) => [
    { kind, name: 'component', keys: byComponent },
    { kind, name: 'workload', keys: byWorkload },
    { kind: bindingKind, name: 'component', keys: byComponent },
    { kind: bindingKind, name: 'class', keys: byClass },
  ]),
];

/** Those of a component: by its name alone, because names are unique in a namespace. */
export const ofComponent = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  namespace: string,
  componentName: string,
): KubeObject<S, T>[] =>
  cluster
    .by(kind, 'component', text(namespace, componentName))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));

/** Objects of `kind` that are looked at again when one they name in `index` changes. */
export const namedBy = (
  kind: Kind,
  index: 'class' | 'workload' | 'component',
  watched: Kind,
): Watched => ({
  kind: watched,
  keys: ({ metadata }, cluster): Key[] =>
    cluster
      .by(kind, index, text(metadata.namespace ?? '', metadata.name))
      .map(keyOf),
});

/** How a component runs, as its author declared it; undefined while nobody has. */
export function runningOf(
  cluster: Cluster,
  namespace: string,
  componentName: string,
): KubeObject<RunningSpec> | undefined {
  return kinds.runningKinds
    .flatMap(({ kind }) => ofComponent(cluster, kind, namespace, componentName))
    .at(0);
}
