// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Kind } from '../../runtime';
import * as o from './objects';

const kind = <S = unknown, T = o.Status>(name: string): Kind<S, T> => ({
  apiVersion: 'core.choreo.dev/v1',
  kind: name,
});

export const organizationKind = kind<unknown, o.OrganizationStatus>(
  'Organization',
);
export const projectKind = kind<o.ProjectSpec>('Project');
export const pipelineKind = kind<o.PipelineSpec>('DeploymentPipeline');
export const environmentKind = kind<o.EnvironmentSpec>('Environment');
export const dataPlaneKind = kind<o.DataPlaneSpec>('DataPlane');
export const componentKind = kind<o.ComponentSpec>('Component');
export const trackKind = kind<o.TrackSpec>('DeploymentTrack');
export const buildKind = kind<o.BuildSpec, o.BuildStatus>('Build');
export const artifactKind = kind<o.ArtifactSpec>('DeployableArtifact');
export const deploymentKind = kind<o.DeploymentSpec>('Deployment');
export const endpointKind = kind<o.EndpointSpec, o.EndpointStatus>('Endpoint');
export const configurationGroupKind = kind<o.ConfigurationGroupSpec, unknown>(
  'ConfigurationGroup',
);
