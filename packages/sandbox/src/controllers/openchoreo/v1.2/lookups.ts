// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, Key, keyOf, Kind, ObjectIndex, Watched } from '../../runtime';
import * as kinds from './kinds';
import {
  ComponentOwner,
  DataPlaneSpec,
  EnvironmentSpec,
  Gateway,
  PipelineSpec,
  PlaneStatus,
  Reference,
  ReleaseBindingSpec,
  RenderedReleaseSpec,
  ResourceReleaseBindingSpec,
} from './objects';

const text = (...parts: readonly string[]) => parts.join('/');

export const ownerText = (namespace: string, owner: Partial<ComponentOwner>) =>
  text(namespace, owner.projectName ?? '', owner.componentName ?? '');

type Owned = { owner?: Partial<ComponentOwner> };

const byComponent = (object: KubeObject) => {
  const { owner } = (object.spec ?? {}) as Owned;
  return owner?.componentName
    ? [ownerText(object.metadata.namespace ?? '', owner)]
    : [];
};

const byProject = (object: KubeObject) => {
  const { owner } = (object.spec ?? {}) as Owned;
  return owner?.projectName
    ? [text(object.metadata.namespace ?? '', owner.projectName)]
    : [];
};

/** Declared once for all controllers; the names say what a value is made of. */
export const openChoreoV12Indexes: readonly ObjectIndex[] = [
  ...[
    kinds.workloadKind,
    kinds.releaseBindingKind,
    kinds.componentReleaseKind,
  ].map(kind => ({ kind, name: 'component', keys: byComponent })),
  ...[
    kinds.componentKind,
    kinds.resourceKind,
    kinds.projectReleaseBindingKind,
    kinds.projectReleaseKind,
  ].map(kind => ({ kind, name: 'project', keys: byProject })),
  {
    kind: kinds.renderedReleaseKind,
    name: 'objectNamespace',
    keys: object => {
      const { resources = [] } = (object.spec ?? {}) as RenderedReleaseSpec;
      return [
        ...new Set(
          resources.flatMap(({ object: { metadata, kind } }) =>
            kind === 'Namespace' ? [metadata.name] : metadata?.namespace ?? [],
          ),
        ),
      ];
    },
  },
  {
    kind: kinds.resourceReleaseBindingKind,
    name: 'resource',
    keys: object => {
      const { owner } = (object.spec ??
        {}) as Partial<ResourceReleaseBindingSpec>;
      return owner
        ? [
            text(
              object.metadata.namespace ?? '',
              owner.projectName,
              owner.resourceName,
            ),
          ]
        : [];
    },
  },
];

export const ofComponent = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  namespace: string,
  owner: ComponentOwner,
) => cluster.by(kind, 'component', ownerText(namespace, owner));

export const ofProject = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  namespace: string,
  project: string,
) => cluster.by(kind, 'project', text(namespace, project));

export const bindingsOfResource = (
  cluster: Cluster,
  namespace: string,
  project: string,
  resource: string,
) =>
  cluster.by(
    kinds.resourceReleaseBindingKind,
    'resource',
    text(namespace, project, resource),
  );

/** Resolves `{kind, name}` between a namespaced kind and its Cluster twin. */
export function referred<S, T>(
  cluster: Cluster,
  namespace: string,
  reference: Reference,
  namespaced: Kind<S, T>,
  clusterWide: Kind<S, T>,
): KubeObject<S, T> | undefined {
  return reference.kind === clusterWide.kind
    ? cluster.get(clusterWide, undefined, reference.name)
    : cluster.get(namespaced, namespace, reference.name);
}

/** The data plane of an environment: its reference, else `default` in the namespace, else the cluster's. */
export function dataPlaneOf(
  cluster: Cluster,
  environment: KubeObject<EnvironmentSpec>,
): KubeObject<DataPlaneSpec, PlaneStatus> | undefined {
  const namespace = environment.metadata.namespace ?? '';
  const reference = environment.spec?.dataPlaneRef;
  if (reference) {
    return referred(
      cluster,
      namespace,
      reference,
      kinds.dataPlaneKind,
      kinds.clusterDataPlaneKind,
    );
  }
  return (
    cluster.get(kinds.dataPlaneKind, namespace, 'default') ??
    cluster.get(kinds.clusterDataPlaneKind, undefined, 'default')
  );
}

export const gatewayOf = (
  environment: KubeObject<EnvironmentSpec>,
  dataPlane: KubeObject<DataPlaneSpec, PlaneStatus>,
): Gateway => environment.spec?.gateway ?? dataPlane.spec?.gateway ?? {};

/** The environments a pipeline names. */
export const environmentsOf = (
  pipeline: PipelineSpec | undefined,
): string[] => [
  ...new Set(
    (pipeline?.promotionPaths ?? []).flatMap(path => [
      path.sourceEnvironmentRef.name,
      ...path.targetEnvironmentRefs.map(target => target.name),
    ]),
  ),
];

/** The first source environment that is no target. */
export function rootEnvironment(
  pipeline: PipelineSpec | undefined,
): string | undefined {
  const paths = pipeline?.promotionPaths ?? [];
  const targets = new Set(
    paths.flatMap(path => path.targetEnvironmentRefs.map(t => t.name)),
  );
  return paths
    .map(path => path.sourceEnvironmentRef.name)
    .find(source => !targets.has(source));
}

/** Keys of all objects of a kind in the namespace of the one that changed, or everywhere for a cluster-scoped one. */
export const allIn =
  (kind: Kind) =>
  (object: KubeObject, cluster: Cluster): Key[] =>
    cluster.list(kind, object.metadata.namespace).map(keyOf);

/** Watches on kinds any change of which concerns all objects of `kind` in its namespace. */
export const concerningAll = (kind: Kind, ...sources: Kind[]): Watched[] =>
  sources.map(source => ({ kind: source, keys: allIn(kind) }));

/** Keys of the release bindings of the component that owns the object. */
export const bindingsOfOwner = (object: KubeObject, cluster: Cluster): Key[] =>
  byComponent(object).flatMap(owner =>
    cluster
      .by<ReleaseBindingSpec, unknown>(
        kinds.releaseBindingKind,
        'component',
        owner,
      )
      .map(keyOf),
  );

/** The key of the component that owns the object. */
export function owningComponent(object: KubeObject): Key[] {
  const { owner } = (object.spec ?? {}) as Owned;
  return owner?.componentName
    ? [{ ...keyOf(object), name: owner.componentName }]
    : [];
}

/** The key of the project that owns the object. */
export function owningProject(object: KubeObject): Key[] {
  const { owner } = (object.spec ?? {}) as Owned;
  return owner?.projectName
    ? [{ ...keyOf(object), name: owner.projectName }]
    : [];
}
