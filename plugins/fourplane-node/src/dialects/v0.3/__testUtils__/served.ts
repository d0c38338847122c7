// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServedKinds } from '../../Dialect';

const kinds = [
  ['Organization', 'organizations', false],
  ['Project', 'projects', true],
  ['Component', 'components', true],
  ['Workload', 'workloads', true],
  ['Service', 'services', true],
  ['WebApplication', 'webapplications', true],
  ['ScheduledTask', 'scheduledtasks', true],
  ['ServiceBinding', 'servicebindings', true],
  ['WebApplicationBinding', 'webapplicationbindings', true],
  ['ScheduledTaskBinding', 'scheduledtaskbindings', true],
  ['ServiceClass', 'serviceclasses', true],
  ['WebApplicationClass', 'webapplicationclasses', true],
  ['ScheduledTaskClass', 'scheduledtaskclasses', true],
  ['Release', 'releases', true],
  ['Build', 'builds', true],
  ['BuildPlane', 'buildplanes', true],
  ['DataPlane', 'dataplanes', true],
  ['Environment', 'environments', true],
  ['DeploymentPipeline', 'deploymentpipelines', true],
  ['DeploymentTrack', 'deploymenttracks', true],
  ['APIClass', 'apiclasses', true],
] as const;

/** What OpenChoreo 0.3 serves, as far as its dialect watches it. */
export const served: ServedKinds = kinds.map(([kind, plural, namespaced]) => ({
  group: 'openchoreo.dev',
  version: 'v1alpha1',
  kind,
  plural,
  namespaced,
}));
