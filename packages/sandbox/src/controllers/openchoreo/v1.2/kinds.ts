// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Kind } from '../../runtime';
import * as o from './objects';

const kind = <S = unknown, T = o.Status>(name: string): Kind<S, T> => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: name,
});

export const projectKind = kind<o.ProjectSpec, o.ProjectStatus>('Project');
export const projectTypeKind = kind<o.TypeSpec>('ProjectType');
export const clusterProjectTypeKind = kind<o.TypeSpec>('ClusterProjectType');
export const projectReleaseKind = kind<o.ProjectReleaseSpec>('ProjectRelease');
export const projectReleaseBindingKind = kind<
  o.ProjectReleaseBindingSpec,
  o.ProjectReleaseBindingStatus
>('ProjectReleaseBinding');
export const pipelineKind = kind<o.PipelineSpec>('DeploymentPipeline');
export const environmentKind = kind<o.EnvironmentSpec>('Environment');

export const dataPlaneKind = kind<o.DataPlaneSpec, o.PlaneStatus>('DataPlane');
export const clusterDataPlaneKind = kind<o.DataPlaneSpec, o.PlaneStatus>(
  'ClusterDataPlane',
);
export const workflowPlaneKind = kind<unknown, o.PlaneStatus>('WorkflowPlane');
export const clusterWorkflowPlaneKind = kind<unknown, o.PlaneStatus>(
  'ClusterWorkflowPlane',
);
export const observabilityPlaneKind = kind<unknown, o.PlaneStatus>(
  'ObservabilityPlane',
);
export const clusterObservabilityPlaneKind = kind<unknown, o.PlaneStatus>(
  'ClusterObservabilityPlane',
);

export const componentKind = kind<o.ComponentSpec, o.ComponentStatus>(
  'Component',
);
export const componentTypeKind = kind<o.ComponentTypeSpec>('ComponentType');
export const clusterComponentTypeKind = kind<o.ComponentTypeSpec>(
  'ClusterComponentType',
);
export const traitKind = kind<o.TraitSpec>('Trait');
export const clusterTraitKind = kind<o.TraitSpec>('ClusterTrait');
export const workloadKind = kind<o.WorkloadSpec>('Workload');
export const componentReleaseKind =
  kind<o.ComponentReleaseSpec>('ComponentRelease');
export const releaseBindingKind = kind<
  o.ReleaseBindingSpec,
  o.ReleaseBindingStatus
>('ReleaseBinding');
export const renderedReleaseKind = kind<
  o.RenderedReleaseSpec,
  o.RenderedReleaseStatus
>('RenderedRelease');
export const secretReferenceKind =
  kind<o.SecretReferenceSpec>('SecretReference');
export const notificationChannelKind = kind<o.NotificationChannelSpec>(
  'ObservabilityAlertsNotificationChannel',
);

export const workflowKind = kind<o.WorkflowSpec>('Workflow');
export const clusterWorkflowKind = kind<o.WorkflowSpec>('ClusterWorkflow');
export const workflowRunKind = kind<o.WorkflowRunSpec, o.WorkflowRunStatus>(
  'WorkflowRun',
);

export const resourceKind = kind<o.ResourceSpec, o.ResourceStatus>('Resource');
export const resourceTypeKind = kind<o.ResourceTypeSpec>('ResourceType');
export const clusterResourceTypeKind = kind<o.ResourceTypeSpec>(
  'ClusterResourceType',
);
export const resourceReleaseKind =
  kind<o.ResourceReleaseSpec>('ResourceRelease');
export const resourceReleaseBindingKind = kind<
  o.ResourceReleaseBindingSpec,
  o.ResourceReleaseBindingStatus
>('ResourceReleaseBinding');
