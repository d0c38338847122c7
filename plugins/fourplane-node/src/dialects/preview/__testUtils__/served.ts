// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServedKinds } from '../../Dialect';

type Kinds = readonly (readonly [kind: string, plural: string])[];

const common: Kinds = [
  ['Project', 'projects'],
  ['Component', 'components'],
  ['ComponentType', 'componenttypes'],
  ['Trait', 'traits'],
  ['Workload', 'workloads'],
  ['Workflow', 'workflows'],
  ['WorkflowRun', 'workflowruns'],
  ['Build', 'builds'],
  ['Release', 'releases'],
  ['Environment', 'environments'],
  ['DeploymentPipeline', 'deploymentpipelines'],
  ['DataPlane', 'dataplanes'],
  ['BuildPlane', 'buildplanes'],
  ['SecretReference', 'secretreferences'],
];
const runtime: Kinds = [
  ['ServiceBinding', 'servicebindings'],
  ['WebApplicationBinding', 'webapplicationbindings'],
  ['ScheduledTaskBinding', 'scheduledtaskbindings'],
  ['Deployment', 'deployments'],
];
const organization: Kinds = [['Organization', 'organizations']];
const snapshot: Kinds = [['ComponentDeployment', 'componentdeployments']];
const releases: Kinds = [
  ['ComponentRelease', 'componentreleases'],
  ['ReleaseBinding', 'releasebindings'],
];
const runs: Kinds = [['ComponentWorkflowRun', 'componentworkflowruns']];
const observability: Kinds = [['ObservabilityPlane', 'observabilityplanes']];
const alerts: Kinds = [
  ['ObservabilityAlertRule', 'observabilityalertrules'],
  [
    'ObservabilityAlertsNotificationChannel',
    'observabilityalertsnotificationchannels',
  ],
];
const clusterPlanes: Kinds = [
  ['ClusterDataPlane', 'clusterdataplanes'],
  ['ClusterBuildPlane', 'clusterbuildplanes'],
  ['ClusterObservabilityPlane', 'clusterobservabilityplanes'],
];
const clusterTypes: Kinds = [
  ['ClusterComponentType', 'clustercomponenttypes'],
  ['ClusterTrait', 'clustertraits'],
];

function servedOf(...parts: readonly Kinds[]): ServedKinds {
  return parts.flat().map(([kind, plural]) => ({
    group: 'openchoreo.dev',
    version: 'v1alpha1',
    kind,
    plural,
    namespaced: !kind.startsWith('Cluster') && kind !== 'Organization',
  }));
}

const upTo6 = [common, runtime, organization, snapshot];
const from9 = [common, releases, runs, observability, alerts];

/** What each release serves, as far as it is watched, by the name it is told of. */
export const servedBy = {
  'v0.4': servedOf(...upTo6),
  'v0.5': servedOf(...upTo6, releases),
  'v0.6': servedOf(...upTo6, releases, runs),
  'v0.7': servedOf(common, runtime, organization, releases, runs),
  'v0.8': servedOf(common, organization, releases, runs, observability),
  'v0.9–v0.12': servedOf(...from9, organization),
  'v0.13': servedOf(...from9),
  'v0.14–v0.15': servedOf(...from9, clusterPlanes),
  'v0.16': servedOf(...from9, clusterPlanes, clusterTypes),
  'v0.17': servedOf(
    common,
    releases,
    observability,
    alerts,
    clusterPlanes,
    clusterTypes,
  ),
} as const;
