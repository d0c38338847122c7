// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Cluster, Kind, ObjectIndex } from '../runtime';
import { jobKind, podKind, replicaSetKind } from './kinds';

const controllerUid = (object: KubeObject) =>
  (object.metadata.ownerReferences ?? [])
    .filter(owner => owner.controller)
    .map(owner => owner.uid);

export const workloadIndexes: readonly ObjectIndex[] = [
  podKind,
  replicaSetKind,
  jobKind,
].map(kind => ({ kind, name: 'owner', keys: controllerUid }));

/** The objects of a kind that this one controls and that are not being deleted. */
export const ownedBy = <S, T>(
  cluster: Cluster,
  kind: Kind<S, T>,
  owner: KubeObject,
): KubeObject<S, T>[] =>
  cluster
    .by(kind, 'owner', owner.metadata.uid ?? '')
    .filter(object => !object.metadata.deletionTimestamp);
