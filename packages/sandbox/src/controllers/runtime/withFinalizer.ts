// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Cluster } from './Cluster';
import { Controller, Requeue } from './Controller';
import { Kind } from './Kind';

type Step<S, T> = (
  object: KubeObject<S, T>,
  cluster: Cluster,
) => Promise<Requeue | void>;

/**
 * The reconcile of objects that must be tidied up after: `finalize` once deletion is asked for, else
 * `reconcile` as soon as the finalizer is written. `finalize` takes the finalizer off when it is done.
 */
export const withFinalizer =
  <S, T>(
    kind: Kind<S, T>,
    finalizer: string,
    steps: { reconcile: Step<S, T>; finalize: Step<S, T> },
  ): Controller['reconcile'] =>
  async (key, cluster) => {
    const object = cluster.get(kind, key.namespace, key.name);
    if (!object) return undefined;
    if (object.metadata.deletionTimestamp) {
      return steps.finalize(object, cluster);
    }
    if (!(await cluster.hasFinalizer(object, finalizer))) return undefined;
    return steps.reconcile(object, cluster);
  };
