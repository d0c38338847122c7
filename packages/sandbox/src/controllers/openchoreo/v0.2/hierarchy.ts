// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, Kind } from '../../runtime';
import * as kinds from './kinds';
import {
  hasLabels,
  label,
  labelOf,
  LabelName,
  labelsOf,
  nameOf,
} from './labels';
import {
  Component,
  DataPlane,
  DataPlaneSpec,
  Deployment,
  Environment,
  Pipeline,
  Project,
  Status,
  Track,
} from './objects';

interface Missing {
  outcome: 'missing';
  /** In the words of the events of OpenChoreo v0.2. */
  message: string;
}

export type Found<T> = { outcome: 'found'; object: T } | Missing;

interface Parent<S, T> {
  kind: Kind<S, T>;
  /** What the events call it. */
  word: string;
  /** The labels it shares with the object that refers to it, outermost first. */
  shared: readonly LabelName[];
}

const kindOfLabel: Partial<Record<LabelName, string>> = {
  track: 'deploymenttrack',
};

/**
 * The first object, by name, with these labels. A cache that has not heard of it yet is asked past, because nobody
 * comes again when a parent appears later.
 */
async function firstWith<S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  namespace: string | undefined,
  labels: Record<string, string>,
): Promise<KubeObject<S, T> | undefined> {
  const matching = (objects: readonly KubeObject<S, T>[]) =>
    objects
      .filter(object => hasLabels(object, labels))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))[0];
  return (
    matching(cluster.list(kind, namespace)) ??
    matching(await cluster.readAll(kind, namespace))
  );
}

async function find<S, T>(
  cluster: Cluster,
  child: KubeObject,
  parent: Parent<S, T>,
  name: string,
): Promise<Found<KubeObject<S, T>>> {
  const { kind, shared } = parent;
  const object = await firstWith(cluster, kind, child.metadata.namespace, {
    ...labelsOf(child, shared),
    [label.name]: name,
  });
  return object ? { outcome: 'found', object } : missing(child, parent, name);
}

function missing<S, T>(
  child: KubeObject,
  { kind, word, shared }: Parent<S, T>,
  name: string,
): Missing {
  const place = shared
    .map(each => `${kindOfLabel[each] ?? each} '${labelOf(child, each)}'`)
    .join(' -> ');
  return {
    outcome: 'missing',
    message: `cannot retrieve the ${word}: ${child.kind.toLowerCase()} '${
      child.metadata.name
    }' refers to a non-existent ${kind.kind.toLowerCase()} '${name}' on ${place}`,
  };
}

export const projectOf = (
  cluster: Cluster,
  child: KubeObject,
): Promise<Found<Project>> =>
  find(
    cluster,
    child,
    { kind: kinds.projectKind, word: 'project', shared: ['organization'] },
    labelOf(child, 'project'),
  );

export const componentOf = (
  cluster: Cluster,
  child: KubeObject,
): Promise<Found<Component>> =>
  find(
    cluster,
    child,
    {
      kind: kinds.componentKind,
      word: 'component',
      shared: ['organization', 'project'],
    },
    labelOf(child, 'component'),
  );

export const trackOf = (
  cluster: Cluster,
  child: KubeObject,
): Promise<Found<Track>> =>
  find(
    cluster,
    child,
    {
      kind: kinds.trackKind,
      word: 'deployment track',
      shared: ['organization', 'project', 'component'],
    },
    labelOf(child, 'track'),
  );

/** By the child's label unless it is named. */
export const environmentOf = (
  cluster: Cluster,
  child: KubeObject,
  name = labelOf(child, 'environment'),
): Promise<Found<Environment>> =>
  find(
    cluster,
    child,
    {
      kind: kinds.environmentKind,
      word: 'environment',
      shared: ['organization'],
    },
    name,
  );

export const pipelineOf = (
  cluster: Cluster,
  child: KubeObject,
  { spec }: Project,
): Promise<Found<Pipeline>> =>
  find(
    cluster,
    child,
    {
      kind: kinds.pipelineKind,
      word: 'deployment pipeline',
      shared: ['organization'],
    },
    spec?.deploymentPipelineRef ?? '',
  );

const dataPlane: Parent<DataPlaneSpec, Status> = {
  kind: kinds.dataPlaneKind,
  word: 'dataplane',
  shared: ['organization'],
};

export const dataPlaneOf = (
  cluster: Cluster,
  environment: Environment,
): Promise<Found<DataPlane>> =>
  find(cluster, environment, dataPlane, environment.spec?.dataPlaneRef ?? '');

/** Endpoints take the same reference for an object's name: OpenChoreo wants a plane's two names to be one. */
export async function dataPlaneByObjectName(
  cluster: Cluster,
  environment: Environment,
): Promise<Found<DataPlane>> {
  const name = environment.spec?.dataPlaneRef ?? '';
  const { namespace } = environment.metadata;
  const object =
    name === ''
      ? undefined
      : cluster.get(dataPlane.kind, namespace, name) ??
        (await cluster.read(dataPlane.kind, namespace, name));
  return object
    ? { outcome: 'found', object }
    : missing(environment, dataPlane, name);
}

/** The deployment that an endpoint belongs to. */
export const deploymentOf = (
  cluster: Cluster,
  child: KubeObject,
): Promise<Found<Deployment>> =>
  find(
    cluster,
    child,
    {
      kind: kinds.deploymentKind,
      word: 'deployment',
      shared: ['organization', 'project', 'component', 'track'],
    },
    labelOf(child, 'deployment'),
  );

/** The labels that put an object on a deployment track. */
export const trackLabels: readonly LabelName[] = [
  'organization',
  'project',
  'component',
  'track',
];

/** Objects of a kind in the namespace of `parent` that carry these labels of it and call it so by label `as`. */
export const childrenOf = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  parent: KubeObject,
  as: LabelName,
  shared: readonly LabelName[],
): KubeObject<S, T>[] => {
  const labels = {
    ...labelsOf(parent, shared),
    [label[as]]: nameOf(parent),
  };
  return cluster
    .list(kind, parent.metadata.namespace)
    .filter(object => hasLabels(object, labels));
};

/** Objects of a kind on the same deployment track. */
export const onTrackOf = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  object: KubeObject,
): KubeObject<S, T>[] => {
  const labels = labelsOf(object, trackLabels);
  return cluster
    .list(kind, object.metadata.namespace)
    .filter(each => hasLabels(each, labels));
};
