// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { binding, release, rendered, run, workflow } from './deliverySlots';
import { environment, pipeline, plane, tenant } from './platformSlots';
import {
  cell,
  component,
  project,
  resource,
  resourceBinding,
  workload,
} from './projectSlots';

/** As long as a Kubernetes label value, and as long as an object name. */
export const LONG_NAME = `c${'o'.repeat(61)}p`;
export const LONGEST_NAME = `r${'e'.repeat(251)}l`;

/** A small installation: two tenants that use the same names, one project that does not exist, names at their limits. */
export const slots: readonly Slot[] = [
  tenant('acme'),
  tenant('beta'),
  project('acme', 'web'),
  project('beta', 'web'),
  project('acme', 'other'),
  cell('acme', 'web'),
  component('acme', 'web', 'web'),
  component('acme', 'web', 'api'),
  component('acme', 'ghost', 'orphan'),
  component('beta', 'web', 'web'),
  component('beta', 'web', LONG_NAME),
  workload('acme', 'web', 'web', 'web'),
  workload('acme', 'web', 'web', 'a-second'),
  workload('acme', 'web', 'api', 'api-workload'),
  workload('beta', 'web', 'web', 'web'),
  workflow('ClusterWorkflow', undefined),
  workflow('Workflow', 'acme'),
  run('acme', 'web', 'web', 'web-run-1'),
  run('acme', 'web', 'api', LONGEST_NAME),
  run('beta', 'web', 'web', 'web-run-1'),
  release('acme', 'web', 'web'),
  release('beta', 'web', 'web'),
  binding('acme', 'web', 'web'),
  binding('beta', 'web', 'web'),
  rendered('acme', 'web', 'web'),
  environment('acme', 'development'),
  environment('acme', 'production'),
  environment('beta', 'development'),
  pipeline('acme'),
  plane('DataPlane', 'acme', 'default'),
  plane('DataPlane', 'acme', 'other'),
  plane('ClusterDataPlane', undefined, 'default'),
  plane('WorkflowPlane', 'acme', 'default'),
  plane('ClusterWorkflowPlane', undefined, 'default'),
  plane('ObservabilityPlane', 'acme', 'default'),
  plane('ObservabilityPlane', 'acme', 'other'),
  plane('ClusterObservabilityPlane', undefined, 'default'),
  resource('acme', 'web', 'orders'),
  resourceBinding('acme', 'web', 'orders'),
];
