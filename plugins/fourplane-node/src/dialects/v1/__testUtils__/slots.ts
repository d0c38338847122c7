// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { binding, release, rendered, run, workflow } from './deliverySlots';
import { alertRule, channel } from './observabilitySlots';
import { environment, pipeline, plane, tenant } from './platformSlots';
import {
  cell,
  component,
  ownedRelease,
  project,
  resource,
  resourceBinding,
  workload,
} from './projectSlots';
import { componentType, definition, secretReference } from './typeSlots';

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
  ownedRelease('ProjectRelease', 'acme', { projectName: 'web' }),
  ownedRelease('ResourceRelease', 'acme', {
    projectName: 'web',
    resourceName: 'orders',
  }),
  rendered('acme', 'web', 'web', 'project'),
  rendered('acme', 'web', 'orders', 'resource'),
  componentType('ComponentType', 'acme', 'service'),
  componentType('ClusterComponentType', undefined, 'service'),
  definition('Trait', 'acme', 'volume'),
  definition('ClusterTrait', undefined, 'volume'),
  definition('ProjectType', 'acme', 'default'),
  definition('ClusterProjectType', undefined, 'default'),
  definition('ResourceType', 'acme', 'postgres'),
  definition('ClusterResourceType', undefined, 'postgres'),
  secretReference('acme', 'registry'),
  alertRule('web-development', 'acme'),
  channel('acme', 'on-call'),
];
