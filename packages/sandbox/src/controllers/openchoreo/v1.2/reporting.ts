// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Condition,
  findCondition,
  isFalse,
  isTrue,
  isUnknown,
  NewCondition,
  withConditions,
} from '../../runtime';
import { InventoryEntry } from '../inventory';
import { RenderedReleaseSpec, Status } from './objects';

/** `Synced` of a binding whose release is rendered. */
export const syncedWith = (
  { metadata, spec }: KubeObject<RenderedReleaseSpec>,
  isThere: boolean,
): NewCondition =>
  isThere
    ? isTrue(
        'Synced',
        'ReleaseSynced',
        `RenderedRelease "${metadata.name}" is up to date`,
      )
    : isTrue(
        'Synced',
        'ReleaseCreated',
        `RenderedRelease "${metadata.name}" created with ${
          spec?.resources?.length ?? 0
        } resource(s)`,
      );

/** Conditions nobody can tell while a binding is not `Synced`. */
export const unevaluated = (...types: string[]): NewCondition[] =>
  types.map(type =>
    isUnknown(
      type,
      'SyncedNotReady',
      `${type} cannot be evaluated until Synced=True`,
    ),
  );

/** `ResourcesReady` of the first rendered object that is not well. */
export function firstUnready(
  resources: readonly InventoryEntry[],
): NewCondition | undefined {
  const bad = resources.find(
    ({ healthStatus }) =>
      healthStatus !== 'Healthy' && healthStatus !== 'Suspended',
  );
  if (!bad) return undefined;
  return bad.healthStatus === 'Degraded'
    ? isFalse(
        'ResourcesReady',
        'ResourcesDegraded',
        `Resource "${bad.id}" (${bad.kind}) is degraded`,
      )
    : isFalse(
        'ResourcesReady',
        'ResourcesProgressing',
        `Resource "${bad.id}" (${bad.kind}) is ${bad.healthStatus}`,
      );
}

/** `Ready` of a binding: the first of these conditions that is not True, or `Ready`. */
function readyFrom(
  kind: string,
  conditions: readonly Condition[] | undefined,
  order: readonly string[],
): NewCondition {
  const blocking = order
    .map(type => findCondition(conditions, type))
    .find(condition => condition && condition.status !== 'True');
  return blocking
    ? isFalse('Ready', blocking.reason, blocking.message)
    : isTrue('Ready', 'Ready', `${kind} is ready`);
}

// kinds whose controllers set it in their conditions only
const unobserved = new Set(['Environment', 'ProjectReleaseBinding']);

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
    ...(generation !== undefined &&
      !unobserved.has(object.kind) && { observedGeneration: generation }),
    conditions: withConditions(status.conditions, conditions, generation, now),
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

/** Writes the status with these conditions and the `Ready` that follows from those in `order`. */
export async function reportReady<S, T extends Status>(
  cluster: Cluster,
  object: KubeObject<S, T>,
  status: T,
  conditions: readonly NewCondition[],
  order: readonly string[],
): Promise<void> {
  const now = cluster.clock.now();
  const next = reported(object, status, conditions, now);
  const ready = readyFrom(object.kind, next.conditions, order);
  await cluster.writeStatus(object, reported(object, next, [ready], now));
}
