// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';

/** See a component's status, environments, builds and endpoints. @public */
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

/** Deploy, promote, roll back and resume a component. @public */
export const deploymentCreatePermission = createPermission({
  name: 'fourplane.deployment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Undeploy and suspend a component. @public */
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

/** Change a component's overrides in an environment, and whether it is deployed by itself. @public */
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

/** See the manifests of a component's Kubernetes objects, without the values of secrets. @public */
export const deploymentManifestReadPermission = createPermission({
  name: 'fourplane.deployment.manifest.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
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
  deploymentManifestReadPermission,
];
