// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Entity } from '@backstage/catalog-model';
import { catalogEntityPermissionResourceRef } from '@backstage/plugin-catalog-node/alpha';
import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  ANNOTATION_CONTROL_PLANE,
  ANNOTATION_KIND,
  ANNOTATION_NAME,
  ANNOTATION_PROJECT,
  ANNOTATION_TENANT,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

const annotationsOfEntity = (entity: Entity) =>
  entity.metadata.annotations ?? {};
const key = (annotation: string) => `metadata.annotations.${annotation}`;

/** Matches the entities of one control plane. @public */
export const hasControlPlane = createPermissionRule({
  name: 'HAS_CONTROL_PLANE',
  description: 'Allow entities of an OpenChoreo control plane',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    controlPlane: z.string().describe('Name of the control plane'),
  }),
  apply: (entity, { controlPlane }) =>
    annotationsOfEntity(entity)[ANNOTATION_CONTROL_PLANE] === controlPlane,
  toQuery: ({ controlPlane }) => ({
    key: key(ANNOTATION_CONTROL_PLANE),
    values: [controlPlane],
  }),
});

/** Matches a tenant and everything in it, in every control plane. @public */
export const isInTenant = createPermissionRule({
  name: 'IS_IN_TENANT',
  description: 'Allow entities of an OpenChoreo tenant, and the tenant itself',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    tenant: z.string().describe('Name of the tenant'),
  }),
  apply: (entity, { tenant }) => {
    const annotations = annotationsOfEntity(entity);
    return (
      annotations[ANNOTATION_TENANT] === tenant ||
      (annotations[ANNOTATION_KIND] === 'tenant' &&
        annotations[ANNOTATION_NAME] === tenant)
    );
  },
  toQuery: ({ tenant }) => ({
    anyOf: [
      { key: key(ANNOTATION_TENANT), values: [tenant] },
      {
        allOf: [
          { key: key(ANNOTATION_KIND), values: ['tenant'] },
          { key: key(ANNOTATION_NAME), values: [tenant] },
        ],
      },
    ],
  }),
});

/** Matches a project and everything in it, in every control plane. @public */
export const isInProject = createPermissionRule({
  name: 'IS_IN_PROJECT',
  description:
    'Allow entities of an OpenChoreo project, and the project itself',
  resourceRef: catalogEntityPermissionResourceRef,
  paramsSchema: z.object({
    tenant: z.string().describe('Name of the tenant'),
    project: z.string().describe('Name of the project'),
  }),
  apply: (entity, { tenant, project }) => {
    const annotations = annotationsOfEntity(entity);
    return (
      annotations[ANNOTATION_TENANT] === tenant &&
      (annotations[ANNOTATION_PROJECT] === project ||
        (annotations[ANNOTATION_KIND] === 'project' &&
          annotations[ANNOTATION_NAME] === project))
    );
  },
  toQuery: ({ tenant, project }) => ({
    allOf: [
      { key: key(ANNOTATION_TENANT), values: [tenant] },
      {
        anyOf: [
          { key: key(ANNOTATION_PROJECT), values: [project] },
          {
            allOf: [
              { key: key(ANNOTATION_KIND), values: ['project'] },
              { key: key(ANNOTATION_NAME), values: [project] },
            ],
          },
        ],
      },
    ],
  }),
});

/** Fourplane's own rules over catalog entities. @public */
export const fourplaneCatalogRules = {
  hasControlPlane,
  isInTenant,
  isInProject,
};

const exported = createConditionExports({
  resourceRef: catalogEntityPermissionResourceRef,
  rules: fourplaneCatalogRules,
});

/** The rules as conditions, for a host's permission policy. @public */
export const fourplaneCatalogConditions = exported.conditions;
