// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { LONG_NAME, LONGEST_NAME } from '../../v1/__testUtils__/slots';
import {
  build,
  component,
  project,
  running,
  track,
  workload,
} from './componentSlots';
import { binding, release } from './deploymentSlots';
import {
  componentClass,
  environment,
  organization,
  pipeline,
  plane,
} from './platformSlots';

/** A small installation: one tenant with an Organization and one without, and the namespace in which 0.3 looks for environments. */
export const slots: readonly Slot[] = [
  organization('acme'),
  project('acme', 'web'),
  project('acme', 'other'),
  project('default', 'web'),
  component('acme', 'web', 'web'),
  component('acme', 'web', 'api'),
  component('acme', 'ghost', 'orphan'),
  component('default', 'web', 'web', 'WebApplication'),
  component('default', 'web', 'nightly', 'ScheduledTask'),
  component('default', 'web', LONG_NAME),
  workload('acme', 'web', 'web', 'web'),
  workload('acme', 'web', 'web', 'a-second'),
  workload('acme', 'web', 'api', 'api'),
  workload('default', 'web', 'web', 'web'),
  running('Service', 'acme', 'web', 'web'),
  running('Service', 'acme', 'web', 'api'),
  running('WebApplication', 'acme', 'web', 'web'),
  running('WebApplication', 'default', 'web', 'web'),
  running('ScheduledTask', 'default', 'web', 'nightly'),
  build('acme', 'web', 'web', 'web-build-1'),
  build('default', 'web', 'web', LONGEST_NAME),
  track('acme', 'web', 'web', 'main'),
  binding('ServiceBinding', 'acme', 'web', 'web'),
  binding('ServiceBinding', 'acme', 'web', 'api'),
  binding('ServiceBinding', 'acme', 'web', 'web', {
    name: 'web-production',
    environment: 'production',
  }),
  binding('WebApplicationBinding', 'default', 'web', 'web'),
  binding('ScheduledTaskBinding', 'default', 'web', 'nightly'),
  binding('ScheduledTaskBinding', 'acme', 'other', 'tidy', { name: 'web' }),
  release('acme', 'web', 'web'),
  release('default', 'web', 'web'),
  release('default', 'web', 'nightly', 'CronJob'),
  environment('default', 'development'),
  environment('default', 'production', 'other'),
  environment('acme', 'development'),
  pipeline('acme'),
  pipeline('default'),
  plane('DataPlane', 'default', 'default'),
  plane('DataPlane', 'default', 'other'),
  plane('DataPlane', 'acme', 'default'),
  plane('BuildPlane', 'acme', 'default'),
  plane('BuildPlane', 'acme', 'another'),
  componentClass('ServiceClass', 'acme'),
  componentClass('WebApplicationClass', 'default'),
  componentClass('ScheduledTaskClass', 'default'),
];
