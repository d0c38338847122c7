// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';

/** See the status, environments, builds and endpoints of a component, and what is deployed of a managed resource or a project. @public */
export const componentReadPermission = createPermission({
  name: 'fourplane.component.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** See a project's status. @public */
export const projectReadPermission = createPermission({
  name: 'fourplane.project.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** See planes and how they are connected. @public */
export const planeReadPermission = createPermission({
  name: 'fourplane.plane.read',
  attributes: { action: 'read' },
});

/** See control planes, the state of their watches and the objects that could not be read. @public */
export const controlPlaneReadPermission = createPermission({
  name: 'fourplane.control-plane.read',
  attributes: { action: 'read' },
});

/** See a tenant's workflow runs that build no component. @public */
export const tenantReadPermission = createPermission({
  name: 'fourplane.tenant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Trigger a build of a component, and retry one. @public */
export const buildCreatePermission = createPermission({
  name: 'fourplane.build.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Stop a build that is running. @public */
export const buildStopPermission = createPermission({
  name: 'fourplane.build.stop',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Delete a build with its record. @public */
export const buildDeletePermission = createPermission({
  name: 'fourplane.build.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Read the logs of a component's builds. @public */
export const buildLogReadPermission = createPermission({
  name: 'fourplane.build.log.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Deploy, promote, roll back and resume a component; deploy, promote and roll back a managed resource or a project's own infrastructure. @public */
export const deploymentCreatePermission = createPermission({
  name: 'fourplane.deployment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Undeploy and suspend a component, undeploy a managed resource. @public */
export const deploymentStopPermission = createPermission({
  name: 'fourplane.deployment.stop',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Restart a component in an environment. @public */
export const deploymentRestartPermission = createPermission({
  name: 'fourplane.deployment.restart',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Change what is set of a component, a managed resource or a project's own infrastructure in an environment alone, and whether a component is deployed by itself. @public */
export const deploymentUpdatePermission = createPermission({
  name: 'fourplane.deployment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Read the logs of a component's pods. @public */
export const deploymentLogReadPermission = createPermission({
  name: 'fourplane.deployment.log.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Read what is measured of a component's pods. @public */
export const deploymentMetricReadPermission = createPermission({
  name: 'fourplane.deployment.metric.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** See the manifests of a component's Kubernetes objects, without the values of secrets. @public */
export const deploymentManifestReadPermission = createPermission({
  name: 'fourplane.deployment.manifest.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make tenants. @public */
export const tenantCreatePermission = createPermission({
  name: 'fourplane.tenant.create',
  attributes: { action: 'create' },
});

/** Make projects in a tenant. @public */
export const projectCreatePermission = createPermission({
  name: 'fourplane.project.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make components in a project. @public */
export const componentCreatePermission = createPermission({
  name: 'fourplane.component.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Change a component: its words, parameters, traits and workload. @public */
export const componentUpdatePermission = createPermission({
  name: 'fourplane.component.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make managed resources in a project. @public */
export const resourceCreatePermission = createPermission({
  name: 'fourplane.resource.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make environments in a tenant. @public */
export const environmentCreatePermission = createPermission({
  name: 'fourplane.environment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make deployment pipelines in a tenant. @public */
export const pipelineCreatePermission = createPermission({
  name: 'fourplane.pipeline.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make deployment tracks of a component. @public */
export const deploymentTrackCreatePermission = createPermission({
  name: 'fourplane.deployment-track.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make releases of a component. @public */
export const releaseCreatePermission = createPermission({
  name: 'fourplane.release.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Make data and build planes. @public */
export const planeCreatePermission = createPermission({
  name: 'fourplane.plane.create',
  attributes: { action: 'create' },
});

/**
 * Delete a tenant, project, component, resource, environment or pipeline, or what belongs to it, asked on its entity.
 *
 * @public
 */
export const objectDeletePermission = createPermission({
  name: 'fourplane.object.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Delete planes. @public */
export const planeDeletePermission = createPermission({
  name: 'fourplane.plane.delete',
  attributes: { action: 'delete' },
});

/** Write any OpenChoreo manifest, whoever owns what it describes. @public */
export const manifestApplyPermission = createPermission({
  name: 'fourplane.manifest.apply',
  attributes: { action: 'update' },
});

/** Delete any OpenChoreo object, whoever owns it. @public */
export const manifestDeletePermission = createPermission({
  name: 'fourplane.manifest.delete',
  attributes: { action: 'delete' },
});

/** Every permission Fourplane checks. @public */
export const fourplanePermissions = [
  componentReadPermission,
  projectReadPermission,
  tenantReadPermission,
  planeReadPermission,
  controlPlaneReadPermission,
  buildCreatePermission,
  buildStopPermission,
  buildDeletePermission,
  buildLogReadPermission,
  deploymentCreatePermission,
  deploymentStopPermission,
  deploymentRestartPermission,
  deploymentUpdatePermission,
  deploymentLogReadPermission,
  deploymentMetricReadPermission,
  deploymentManifestReadPermission,
  tenantCreatePermission,
  projectCreatePermission,
  componentCreatePermission,
  componentUpdatePermission,
  resourceCreatePermission,
  environmentCreatePermission,
  pipelineCreatePermission,
  deploymentTrackCreatePermission,
  releaseCreatePermission,
  planeCreatePermission,
  objectDeletePermission,
  planeDeletePermission,
  manifestApplyPermission,
  manifestDeletePermission,
];
