// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Cluster, Condition, NewCondition, withConditions } from '../runtime';

/**
 * Writes the conditions, and `more` of the status, if anything differs. Rejects with a conflict, which brings the
 * controller back, when the object was read before its last write: conditions are a list, and one set meanwhile would
 * be lost.
 */
export async function reportConditions<
  S,
  T extends { conditions?: Condition[] },
>(
  cluster: Cluster,
  object: KubeObject<S, T>,
  conditions: readonly NewCondition[],
  more?: Partial<T>,
): Promise<void> {
  const before = (object.status ?? {}) as T;
  const status = {
    ...before,
    ...more,
    conditions: withConditions(
      before.conditions,
      conditions,
      object.metadata.generation,
      cluster.clock.now(),
    ),
  };
  await cluster.writeStatus(object, status, { ifUnchanged: true });
}
