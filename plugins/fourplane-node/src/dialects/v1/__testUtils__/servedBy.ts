// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServedKinds } from '../../Dialect';

const kindsOf1dot0 = [
  ['Project', 'projects', true],
  ['Component', 'components', true],
  ['Workload', 'workloads', true],
  ['DeploymentPipeline', 'deploymentpipelines', true],
  ['Environment', 'environments', true],
  ['DataPlane', 'dataplanes', true],
  ['ClusterDataPlane', 'clusterdataplanes', false],
  ['WorkflowPlane', 'workflowplanes', true],
  ['ClusterWorkflowPlane', 'clusterworkflowplanes', false],
  ['ObservabilityPlane', 'observabilityplanes', true],
  ['ClusterObservabilityPlane', 'clusterobservabilityplanes', false],
  ['Workflow', 'workflows', true],
  ['ClusterWorkflow', 'clusterworkflows', false],
  ['WorkflowRun', 'workflowruns', true],
  ['ComponentRelease', 'componentreleases', true],
  ['ReleaseBinding', 'releasebindings', true],
  ['RenderedRelease', 'renderedreleases', true],
  ['ComponentType', 'componenttypes', true],
  ['ClusterComponentType', 'clustercomponenttypes', false],
  ['Trait', 'traits', true],
  ['ClusterTrait', 'clustertraits', false],
  ['SecretReference', 'secretreferences', true],
  ['ObservabilityAlertRule', 'observabilityalertrules', true],
  [
    'ObservabilityAlertsNotificationChannel',
    'observabilityalertsnotificationchannels',
    true,
  ],
] as const;
const kindsOf1dot1 = [
  ...kindsOf1dot0,
  ['Resource', 'resources', true],
  ['ResourceType', 'resourcetypes', true],
  ['ClusterResourceType', 'clusterresourcetypes', false],
  ['ResourceRelease', 'resourcereleases', true],
  ['ResourceReleaseBinding', 'resourcereleasebindings', true],
] as const;
const kindsOf1dot2 = [
  ...kindsOf1dot1,
  ['ProjectType', 'projecttypes', true],
  ['ClusterProjectType', 'clusterprojecttypes', false],
  ['ProjectRelease', 'projectreleases', true],
  ['ProjectReleaseBinding', 'projectreleasebindings', true],
] as const;

function servedOf(
  kinds: readonly (readonly [string, string, boolean])[],
): ServedKinds {
  return kinds.map(([kind, plural, namespaced]) => ({
    group: 'openchoreo.dev',
    version: 'v1alpha1',
    kind,
    plural,
    namespaced,
  }));
}

/** What each generation of the line serves, as far as this dialect watches it. */
export const servedBy = {
  'v1.0': servedOf(kindsOf1dot0),
  'v1.1': servedOf(kindsOf1dot1),
  'v1.2': servedOf(kindsOf1dot2),
} as const;
