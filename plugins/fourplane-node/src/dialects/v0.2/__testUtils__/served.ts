// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServedKinds } from '../../Dialect';

const kinds = [
  ['Organization', 'organizations', false],
  ['Project', 'projects', true],
  ['DeploymentPipeline', 'deploymentpipelines', true],
  ['Environment', 'environments', true],
  ['DataPlane', 'dataplanes', true],
  ['Component', 'components', true],
  ['DeploymentTrack', 'deploymenttracks', true],
  ['Build', 'builds', true],
  ['DeployableArtifact', 'deployableartifacts', true],
  ['Deployment', 'deployments', true],
  ['Endpoint', 'endpoints', true],
  ['ConfigurationGroup', 'configurationgroups', true],
] as const;

/** What OpenChoreo 0.2 serves. */
export const served: ServedKinds = kinds.map(([kind, plural, namespaced]) => ({
  group: 'core.choreo.dev',
  version: 'v1',
  kind,
  plural,
  namespaced,
}));
