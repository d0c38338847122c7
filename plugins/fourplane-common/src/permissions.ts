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

/** Every permission Fourplane checks. @public */
export const fourplanePermissions = [
  componentReadPermission,
  projectReadPermission,
  planeReadPermission,
  controlPlaneReadPermission,
];
