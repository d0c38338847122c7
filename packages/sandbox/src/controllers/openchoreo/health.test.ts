// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { healthOf } from './health';

const deployment = (spec: object, status: object): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', generation: 2 },
  spec: { replicas: 2, ...spec },
  status: { observedGeneration: 2, ...status },
});
const progressing = (status: string, reason: string) => [
  { type: 'Progressing', status, reason },
];
const all = (count: number) => ({
  replicas: count,
  updatedReplicas: count,
  readyReplicas: count,
  availableReplicas: count,
});

describe('healthOf', () => {
  it.each<[string, KubeObject | undefined, string]>([
    ['no live object', undefined, 'Unknown'],
    ['a paused deployment', deployment({ paused: true }, {}), 'Suspended'],
    ['a deployment at zero', deployment({ replicas: 0 }, {}), 'Suspended'],
    [
      'an unobserved generation',
      deployment({}, { observedGeneration: 1 }),
      'Progressing',
    ],
    [
      'a deadline exceeded',
      deployment(
        {},
        { conditions: progressing('False', 'ProgressDeadlineExceeded') },
      ),
      'Degraded',
    ],
    [
      'a roll-out without pods yet',
      deployment(
        {},
        {
          updatedReplicas: 2,
          conditions: progressing('True', 'ReplicaSetUpdated'),
        },
      ),
      'Progressing',
    ],
    [
      'a crash loop after a finished roll-out',
      deployment(
        {},
        {
          updatedReplicas: 2,
          conditions: progressing('True', 'NewReplicaSetAvailable'),
        },
      ),
      'Degraded',
    ],
    [
      'some pods lost',
      deployment(
        {},
        {
          ...all(2),
          availableReplicas: 1,
          readyReplicas: 1,
          unavailableReplicas: 1,
        },
      ),
      'Degraded',
    ],
    ['all pods there', deployment({}, all(2)), 'Healthy'],
    ['an incomplete roll-out', deployment({}, all(1)), 'Progressing'],
    [
      'a cron job never run',
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'a' },
        spec: {},
      },
      'Progressing',
    ],
    [
      'a cron job that ran',
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'a' },
        spec: {},
        status: { lastScheduleTime: '2026-01-01T00:00:00Z' },
      },
      'Healthy',
    ],
    [
      'a batch job, whatever it does',
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'a' },
        status: { failed: 3 },
      },
      'Healthy',
    ],
  ])('%s', (_, live, health) => {
    expect(healthOf(live, { lostPods: 'degraded' })).toBe(health);
  });

  it('calls a crash loop progressing where the generation does', () => {
    const crashing = deployment(
      {},
      {
        updatedReplicas: 2,
        conditions: progressing('True', 'NewReplicaSetAvailable'),
      },
    );
    expect(healthOf(crashing, { lostPods: 'progressing' })).toBe('Progressing');
  });
});
