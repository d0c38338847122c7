// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { conditionHealth } from './conditionReasons';

const since = '2026-11-22T10:00:00Z';

function healthOf(
  status: string,
  reason: string,
  more: {
    generation?: number;
    observedGeneration?: number;
    deletionTimestamp?: string;
  } = {},
) {
  const { observedGeneration, ...metadata } = more;
  return conditionHealth(
    {
      metadata,
      status: {
        observedGeneration,
        conditions: [
          {
            type: 'Ready',
            status,
            reason,
            message: 'words',
            lastTransitionTime: since,
          },
        ],
      },
    },
    ['Ready', 'Created'],
  );
}

describe('conditionHealth', () => {
  it.each(['SomethingNew', '', 'constructor'])(
    'is unknown under a False condition whose reason is %j',
    reason => {
      expect(healthOf('False', reason).state).toBe('unknown');
    },
  );

  it.each([
    ['True', 'Reconciled', 'ready'],
    ['True', 'SomethingNew', 'ready'],
    ['True', 'ReadyWithSuspendedResources', 'suspended'],
    ['True', 'CronJobSuspended', 'suspended'],
    ['True', 'CronJobScheduled', 'ready'],
    ['True', 'JobRunning', 'progressing'],
    ['True', 'JobCompleted', 'ready'],
    ['Unknown', 'SyncedNotReady', 'progressing'],
    ['Unknown', 'RenderingFailed', 'unknown'],
    ['Perhaps', 'RenderingFailed', 'unknown'],
  ])('takes %s with %s as %s', (status, reason, state) => {
    expect(healthOf(status, reason).state).toBe(state);
  });

  it('carries the condition’s own words, except where all is well', () => {
    expect(healthOf('False', 'RenderingFailed')).toEqual({
      state: 'failed',
      reason: 'RenderingFailed',
      message: 'words',
      since,
    });
    expect(healthOf('True', 'Reconciled')).toEqual({
      state: 'ready',
      reason: 'Reconciled',
      since,
    });
  });

  it('is progressing until the controller has seen the latest change', () => {
    const stale = { generation: 3, observedGeneration: 2 };
    expect(healthOf('True', 'Reconciled', stale)).toMatchObject({
      state: 'progressing',
      reason: 'ObservedGenerationBehind',
    });
    const seen = { generation: 3, observedGeneration: 3 };
    expect(healthOf('True', 'Reconciled', seen).state).toBe('ready');
  });

  it('is terminating while it is deleted, and degraded when that waits for somebody', () => {
    const deleting = { deletionTimestamp: since };
    expect(healthOf('True', 'Reconciled', deleting)).toMatchObject({
      state: 'progressing',
      reason: 'Terminating',
      since,
    });
    expect(healthOf('False', 'DeletionBlocked', deleting)).toMatchObject({
      state: 'degraded',
      reason: 'DeletionBlocked',
      message: 'words',
    });
  });

  it('is unknown without a report', () => {
    expect(conditionHealth({ metadata: {} }, ['Ready'])).toMatchObject({
      state: 'unknown',
      reason: 'NotReported',
    });
  });
});
