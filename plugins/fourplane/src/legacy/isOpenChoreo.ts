// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_CONTROL_PLANE,
  ANNOTATION_KIND,
  type ModelKind,
} from '@fourplane/plugin-fourplane-common';

/** Whether an entity stands for something of OpenChoreo's. @public */
export function isOpenChoreoAvailable(entity: Entity): boolean {
  return annotationOf(entity, ANNOTATION_CONTROL_PLANE) !== undefined;
}

/** Whether an entity stands for a component. @public */
export const isOpenChoreoComponent = standsFor('component', 'component');

/** Whether an entity stands for a project. @public */
export const isOpenChoreoProject = standsFor('system', 'project');

/** Whether an entity stands for a tenant. @public */
export const isOpenChoreoTenant = standsFor('domain', 'tenant');

/** Whether an entity stands for an environment. @public */
export const isOpenChoreoEnvironment = standsFor('resource', 'environment');

/** Whether an entity stands for a managed resource. @public */
export const isOpenChoreoResource = standsFor('resource', 'resource');

/** Whether an entity stands for a data plane. @public */
export const isOpenChoreoDataPlane = standsFor('resource', 'dataPlane');

/** Whether an entity stands for an observability plane. @public */
export const isOpenChoreoObservabilityPlane = standsFor(
  'resource',
  'observabilityPlane',
);

/** Whether an entity stands for a build plane. @public */
export const isOpenChoreoBuildPlane = standsFor('resource', 'buildPlane');

function standsFor(catalogKind: string, kind: ModelKind) {
  return (entity: Entity): boolean =>
    isOpenChoreoAvailable(entity) &&
    entity.kind.toLocaleLowerCase('en-US') === catalogKind &&
    annotationOf(entity, ANNOTATION_KIND) === kind;
}

function annotationOf(entity: Entity, name: string): string | undefined {
  return entity.metadata.annotations?.[name];
}
