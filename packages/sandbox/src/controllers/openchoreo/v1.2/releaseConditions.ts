// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { findCondition, isFalse, isTrue, NewCondition } from '../../runtime';
import { ReleaseBindingStatus } from './objects';
import { ReleasePlan } from './planRelease';

export type Planned = Extract<ReleasePlan, { outcome: 'rendered' }>;

/** In OpenChoreo's order: a pending dependency ends the list, so later conditions stay as they were. */
export function releaseConditions(
  plan: Planned,
  synced: { isNew: boolean; resources: NewCondition },
): NewCondition[] {
  const { connectionTargets, pendingConnections, resolvedConnections } =
    plan.status;
  const { resourceDependencyTargets, pendingResourceDependencies } =
    plan.status;
  if (pendingConnections?.length) {
    return [
      isFalse(
        'ConnectionsResolved',
        'ConnectionsPending',
        `${pendingConnections.length} connections pending, ${
          resolvedConnections?.length ?? 0
        } resolved`,
      ),
    ];
  }
  const connections = connectionTargets?.length
    ? isTrue(
        'ConnectionsResolved',
        'AllConnectionsResolved',
        `All ${connectionTargets.length} connections resolved`,
      )
    : isTrue(
        'ConnectionsResolved',
        'NoConnections',
        'No connections to resolve',
      );
  if (pendingResourceDependencies?.length) {
    return [
      connections,
      isFalse(
        'ResourceDependenciesReady',
        'ResourceDependenciesPending',
        `${pendingResourceDependencies.length} resource dependencies pending, ${
          (resourceDependencyTargets?.length ?? 0) -
          pendingResourceDependencies.length
        } resolved`,
      ),
    ];
  }
  const resources = resourceDependencyTargets?.length
    ? isTrue(
        'ResourceDependenciesReady',
        'AllResourceDependenciesReady',
        `All ${resourceDependencyTargets.length} resource dependencies resolved`,
      )
    : isTrue(
        'ResourceDependenciesReady',
        'NoResourceDependencies',
        'No resource dependencies to resolve',
      );
  return [
    connections,
    resources,
    syncedCondition(plan, synced.isNew),
    synced.resources,
  ];
}

function syncedCondition(
  { manifest: { metadata, spec } }: Planned,
  isNew: boolean,
): NewCondition {
  const skipped =
    '(observability release skipped: no observability resources to deploy)';
  return isNew
    ? isTrue(
        'ReleaseSynced',
        'ReleaseCreated',
        `Dataplane Release "${metadata.name}" created with ${
          spec?.resources?.length ?? 0
        } resources ${skipped}`,
      )
    : isTrue(
        'ReleaseSynced',
        'ReleaseSynced',
        `Dataplane Release "${metadata.name}" is up to date ${skipped}`,
      );
}

/** True when everything is; otherwise the reason of the first condition that is not. */
export function readyOf({ conditions }: ReleaseBindingStatus): NewCondition {
  const order = [
    { type: 'ReleaseSynced', missing: 'Release is not synced' },
    { type: 'ConnectionsResolved' },
    { type: 'ResourceDependenciesReady' },
    { type: 'ResourcesReady', missing: 'Resources are being evaluated' },
  ];
  for (const { type, missing } of order) {
    const condition = findCondition(conditions, type);
    if (!condition && missing) return isFalse('Ready', type, missing);
    if (condition && condition.status !== 'True') {
      return isFalse('Ready', condition.reason, condition.message);
    }
  }
  return isTrue('Ready', 'Ready', 'ReleaseBinding is ready');
}
