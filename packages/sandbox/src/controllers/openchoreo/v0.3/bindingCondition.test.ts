// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HealthStatus } from '../inventory';
import { readyFrom } from './bindingCondition';
import { ReleaseState } from './objects';

const entries = (healths: readonly HealthStatus[]) =>
  healths.map((healthStatus, index) => ({
    id: String(index),
    version: 'v1',
    kind: 'Service',
    name: 'a',
    healthStatus,
  }));

describe('readyFrom', () => {
  it.each<[HealthStatus[], ReleaseState, string, string, string]>([
    [[], 'Active', 'True', 'ResourcesActive', 'No resources to deploy'],
    [
      ['Healthy', 'Healthy'],
      'Active',
      'True',
      'ResourcesActive',
      'All 2 resources are deployed and healthy',
    ],
    [
      ['Progressing', 'Degraded', 'Healthy', 'Unknown'],
      'Active',
      'False',
      'ResourceHealthProgressing',
      'Resources status: 2/4 progressing, 1/4 degraded, 1/4 healthy',
    ],
    [
      ['Degraded', 'Healthy'],
      'Active',
      'False',
      'ResourceHealthDegraded',
      'Resources status: 1/2 degraded, 1/2 healthy',
    ],
    [
      ['Suspended', 'Healthy'],
      'Active',
      'False',
      'ResourceHealthDegraded',
      'Resources status: 1/2 healthy, 1/2 suspended',
    ],
    [
      ['Suspended', 'Progressing'],
      'Suspend',
      'False',
      'ResourcesSuspended',
      'Resources suspended',
    ],
    [
      ['Healthy'],
      'Suspend',
      'True',
      'ResourcesActive',
      'All 1 resources are deployed and healthy',
    ],
  ])('%j, wanted %s: %s/%s', (healths, state, status, reason, message) => {
    expect(readyFrom(entries(healths), state)).toEqual({
      type: 'Ready',
      status,
      reason,
      message,
    });
  });
});
