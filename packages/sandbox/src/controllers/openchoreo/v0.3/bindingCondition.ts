// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isFalse, isTrue, NewCondition } from '../../runtime';
import { InventoryEntry } from '../inventory';
import { ReleaseState } from './objects';

/**
 * `Ready` of a binding, from what its release says of the objects it applied. Before it says anything that is True:
 * there is nothing to deploy yet.
 */
export function readyFrom(
  resources: readonly InventoryEntry[],
  state: ReleaseState | undefined,
): NewCondition {
  const total = resources.length;
  if (total === 0) {
    return isTrue('Ready', 'ResourcesActive', 'No resources to deploy');
  }
  const count = (...healths: (string | undefined)[]) =>
    resources.filter(({ healthStatus }) => healths.includes(healthStatus))
      .length;
  const healthy = count('Healthy');
  const degraded = count('Degraded');
  const suspended = count('Suspended');
  const progressing = total - healthy - degraded - suspended;
  if (state === 'Suspend' && suspended > 0) {
    return isFalse('Ready', 'ResourcesSuspended', 'Resources suspended');
  }
  if (healthy === total) {
    return isTrue(
      'Ready',
      'ResourcesActive',
      `All ${total} resources are deployed and healthy`,
    );
  }
  const parts = [
    [progressing, 'progressing'] as const,
    [degraded, 'degraded'] as const,
    [healthy, 'healthy'] as const,
    [suspended, 'suspended'] as const,
  ].flatMap(([n, word]) => (n > 0 ? [`${n}/${total} ${word}`] : []));
  return isFalse(
    'Ready',
    progressing > 0 ? 'ResourceHealthProgressing' : 'ResourceHealthDegraded',
    `Resources status: ${parts.join(', ')}`,
  );
}
