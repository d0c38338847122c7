// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { condition, conditions, slotOf } from './slotOf';

/** A rule on a plane, in its component's namespace there. */
export function alertRule(renderedBy: string, tenant: string): Slot {
  const labels = {
    'openchoreo.dev/rendered-release-namespace': tenant,
    'openchoreo.dev/rendered-release-name': renderedBy,
  };
  const spec = {
    name: 'high-cpu',
    description: 'Too busy',
    severity: 'warning',
    enabled: true,
    source: { type: 'metric', metric: 'cpu_usage' },
    condition: { window: '5m', interval: '1m', operator: 'gt', threshold: 80 },
    actions: { notifications: { channels: ['on-call'] } },
  };
  return slotOf(
    'ObservabilityAlertRule',
    `dp-${tenant}`,
    `${renderedBy}-high-cpu`,
    {
      metadata: { labels },
      spec,
      status: conditions(condition('Synced', 'True', 'SyncSucceeded')),
    },
    [
      { metadata: { labels: {} } },
      { metadata: { labels: { ...labels, [Object.keys(labels)[1]]: 'gone' } } },
      { spec: { ...spec, enabled: false } },
      { status: conditions(condition('Synced', 'False', 'SyncFailed')) },
    ],
    ['spec.source.type'],
  );
}

export function channel(namespace: string, name: string): Slot {
  const spec = {
    environment: 'development',
    type: 'email',
    isEnvDefault: true,
  };
  return slotOf(
    'ObservabilityAlertsNotificationChannel',
    namespace,
    name,
    { spec },
    [
      { spec: { ...spec, isEnvDefault: false } },
      { spec: { type: 'webhook' } },
      { metadata: { deletionTimestamp: '2026-11-22T11:00:00Z' } },
    ],
    ['spec.type'],
  );
}
