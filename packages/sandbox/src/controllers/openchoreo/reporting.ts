// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Cluster, NewCondition, withCondition } from '../runtime';
import { Status } from './objects';

export const isTrue = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'True', reason, message });

export const isFalse = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'False', reason, message });

export const isUnknown = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'Unknown', reason, message });

/** The status with these conditions set and the generation observed. */
export function reported<T extends Status>(
  object: KubeObject<unknown, T>,
  status: T,
  conditions: readonly NewCondition[],
  now: Date,
): T {
  const { generation } = object.metadata;
  return {
    ...status,
    ...(generation !== undefined && { observedGeneration: generation }),
    conditions: conditions.reduce(
      (all, condition) => withCondition(all, condition, generation, now),
      status.conditions ?? [],
    ),
  };
}

/** Writes the conditions, and `more` of the status, if anything differs. */
export async function report<S, T extends Status>(
  cluster: Cluster,
  object: KubeObject<S, T>,
  conditions: readonly NewCondition[],
  more?: Partial<T>,
): Promise<void> {
  const before = (object.status ?? {}) as T;
  await cluster.writeStatus(
    object,
    reported(object, { ...before, ...more }, conditions, cluster.clock.now()),
  );
}
