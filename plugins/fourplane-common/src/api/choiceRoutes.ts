// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ModelRef } from '../model';
import {
  componentCreatePermission,
  environmentCreatePermission,
  pipelineCreatePermission,
  projectCreatePermission,
  projectReadPermission,
  resourceCreatePermission,
  tenantReadPermission,
} from '../permissions';
import {
  environmentChoiceSchema,
  nameCheckSchema,
  secretChoiceSchema,
  ThingChoice,
  thingChoiceSchema,
  typeChoiceKinds,
  typeChoiceSchema,
  workflowChoiceSchema,
} from './choices';
import { name, ofTenant, TENANT, tenantParams } from './guardedPaths';
import { defineRoute } from './Route';

const noQuery = z.object({});
const PROJECT = `${TENANT}/projects/:project`;
/** Where any name may stand at the end. */
const NAMES = '/names/:controlPlane/:tenant';
const projectParams = tenantParams.extend({ project: name });

const ofProject = {
  by: 'object',
  ref: (params: z.output<typeof projectParams>): ModelRef => ({
    controlPlane: params.controlPlane,
    kind: 'project',
    tenant: params.tenant,
    name: params.project,
  }),
} as const;

const everyItem = {
  by: 'items' as const,
  refs: (data: ThingChoice[]) => data.map(({ ref }) => ref),
  keep: (data: ThingChoice[], allowed: (ref: ModelRef) => boolean) =>
    data.filter(({ ref }) => allowed(ref)),
};

const typeKind = z.enum(typeChoiceKinds);

const inProject = {
  method: 'GET' as const,
  params: projectParams,
  query: noQuery,
  permission: projectReadPermission,
  guard: ofProject,
};
const inTenant = {
  method: 'GET' as const,
  params: tenantParams,
  query: noQuery,
  permission: tenantReadPermission,
  guard: ofTenant,
};
/** Told only to whoever may make such a thing there: it says that something of another's has the name. */
const checked = { response: nameCheckSchema };

/** The routes of what a form may choose from, and of whether it may call something new so. @public */
export const choiceRoutes = {
  listTenantChoices: defineRoute({
    method: 'GET',
    path: '/choices/tenants',
    params: z.object({}),
    query: noQuery,
    response: z.array(thingChoiceSchema),
    permission: tenantReadPermission,
    guard: everyItem,
  }),
  listProjectChoices: defineRoute({
    method: 'GET',
    path: '/choices/projects',
    params: z.object({}),
    query: noQuery,
    response: z.array(thingChoiceSchema),
    permission: projectReadPermission,
    guard: everyItem,
  }),
  /** Of a project those of its pipeline, in promotion order. */
  listProjectEnvironmentChoices: defineRoute({
    ...inProject,
    path: `${PROJECT}/choices/environments`,
    response: z.array(environmentChoiceSchema),
  }),
  listTenantEnvironmentChoices: defineRoute({
    ...inTenant,
    path: `${TENANT}/choices/environments`,
    response: z.array(environmentChoiceSchema),
  }),
  listProjectTypeChoices: defineRoute({
    ...inProject,
    path: `${PROJECT}/choices/types/:typeKind`,
    params: projectParams.extend({ typeKind }),
    response: z.array(typeChoiceSchema),
  }),
  listTenantTypeChoices: defineRoute({
    ...inTenant,
    path: `${TENANT}/choices/types/:typeKind`,
    params: tenantParams.extend({ typeKind }),
    response: z.array(typeChoiceSchema),
  }),
  listProjectWorkflowChoices: defineRoute({
    ...inProject,
    path: `${PROJECT}/choices/workflows`,
    response: z.array(workflowChoiceSchema),
  }),
  listTenantWorkflowChoices: defineRoute({
    ...inTenant,
    path: `${TENANT}/choices/workflows`,
    response: z.array(workflowChoiceSchema),
  }),
  /** Of secrets only whoever may use them in a component is told. */
  listSecretChoices: defineRoute({
    ...inProject,
    path: `${PROJECT}/choices/secrets`,
    response: z.array(secretChoiceSchema),
    permission: componentCreatePermission,
  }),
  checkComponentName: defineRoute({
    ...inProject,
    ...checked,
    path: `${NAMES}/projects/:project/component/:name`,
    params: projectParams.extend({ name }),
    permission: componentCreatePermission,
  }),
  checkResourceName: defineRoute({
    ...inProject,
    ...checked,
    path: `${NAMES}/projects/:project/resource/:name`,
    params: projectParams.extend({ name }),
    permission: resourceCreatePermission,
  }),
  checkProjectName: defineRoute({
    ...inTenant,
    ...checked,
    path: `${NAMES}/project/:name`,
    params: tenantParams.extend({ name }),
    permission: projectCreatePermission,
  }),
  checkEnvironmentName: defineRoute({
    ...inTenant,
    ...checked,
    path: `${NAMES}/environment/:name`,
    params: tenantParams.extend({ name }),
    permission: environmentCreatePermission,
  }),
  checkPipelineName: defineRoute({
    ...inTenant,
    ...checked,
    path: `${NAMES}/pipeline/:name`,
    params: tenantParams.extend({ name }),
    permission: pipelineCreatePermission,
  }),
};
