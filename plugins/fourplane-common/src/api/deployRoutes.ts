// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { logEventSchema, ModelRef, runtimeTreeSchema } from '../model';
import {
  componentReadPermission,
  deploymentCreatePermission,
  deploymentLogReadPermission,
  deploymentManifestReadPermission,
  deploymentRestartPermission,
  deploymentStopPermission,
  deploymentUpdatePermission,
  projectReadPermission,
} from '../permissions';
import { logQuery } from './buildRoutes';
import {
  comparisonSchema,
  thingDeploymentsSchema,
  deploymentActionBodies,
  deploymentActionReplySchema,
  deploymentHistorySchema,
  DeploymentMatrix,
  deploymentMatrixSchema,
  overrideFormSchema,
  runtimeManifestSchema,
} from './deployments';
import {
  COMPONENT,
  componentParams,
  DEPLOYED,
  deployedParams,
  name,
  ofComponent,
  ofThing,
  TENANT,
  tenantParams,
  THING,
  thingParams,
} from './guardedPaths';
import { defineAction, defineRoute, defineStream } from './Route';

const noQuery = z.object({});

const inTenant = tenantParams.extend({ name });

const rowsOfReadable = {
  permission: componentReadPermission,
  refs: ({ rows }: DeploymentMatrix) => rows.map(row => row.thing.ref),
  keep: (data: DeploymentMatrix, allowed: (ref: ModelRef) => boolean) => ({
    ...data,
    rows: data.rows.filter(row => allowed(row.thing.ref)),
  }),
};

/**
 * What to compare, by name: `release:cart-7`, `build:cart-12`, or what runs in `environment:staging`. `live:staging` is what
 * is on the data plane of it; the other side is then the environment itself or the release that runs there.
 */
const side = z
  .string()
  .regex(
    /^(release|build|resourceRelease|projectRelease|environment|live):[^:/]{1,253}$/,
    'must be release:NAME (resourceRelease, projectRelease), build:NAME, environment:NAME or live:ENVIRONMENT',
  );

/** What can be deployed, by kind and name. */
const release = z
  .string()
  .regex(
    /^(release|build|resourceRelease|projectRelease):[^:/]{1,253}$/,
    'must be release:NAME, build:NAME, resourceRelease:NAME or projectRelease:NAME',
  );

/** Actions of a deployment that exists. */
const onDeployment = {
  method: 'POST' as const,
  params: deployedParams,
  response: deploymentActionReplySchema,
  guard: ofThing,
};
/** Actions of a thing as a whole. */
const onThing = { ...onDeployment, params: thingParams };

/** The routes of deployments. @public */
export const deployRoutes = {
  getDeployments: defineRoute({
    method: 'GET',
    path: `${THING}/deployments`,
    params: thingParams,
    query: noQuery,
    response: thingDeploymentsSchema,
    permission: componentReadPermission,
    guard: ofThing,
  }),
  getDeploymentHistory: defineRoute({
    method: 'GET',
    path: `${THING}/history`,
    params: thingParams,
    query: noQuery,
    response: deploymentHistorySchema,
    permission: componentReadPermission,
    guard: ofThing,
  }),
  compareDeployments: defineRoute({
    method: 'GET',
    path: `${THING}/compare`,
    params: thingParams,
    query: z.object({ left: side, right: side }),
    response: comparisonSchema,
    permission: deploymentManifestReadPermission,
    guard: ofThing,
  }),
  getProjectDeployments: defineRoute({
    method: 'GET',
    path: `${TENANT}/projects/:name/deployments`,
    params: inTenant,
    query: noQuery,
    response: deploymentMatrixSchema,
    permission: projectReadPermission,
    guard: {
      by: 'object',
      ref: params => ({ kind: 'project', ...params }),
      within: { permission: componentReadPermission, by: 'handler' },
    },
  }),
  getEnvironmentDeployments: defineRoute({
    method: 'GET',
    path: `${TENANT}/environments/:name/deployments`,
    params: inTenant,
    query: noQuery,
    response: deploymentMatrixSchema,
    permission: componentReadPermission,
    guard: { by: 'items', ...rowsOfReadable },
  }),
  getRuntimeTree: defineRoute({
    method: 'GET',
    path: `${DEPLOYED}/tree`,
    params: deployedParams,
    query: noQuery,
    response: runtimeTreeSchema,
    permission: componentReadPermission,
    guard: ofThing,
  }),
  getRuntimeManifest: defineRoute({
    method: 'GET',
    path: `${DEPLOYED}/manifest`,
    params: deployedParams,
    /** The `id` of an object of the tree. */
    query: z.object({ object: z.string().min(1).max(1_000) }),
    response: runtimeManifestSchema,
    permission: deploymentManifestReadPermission,
    guard: ofThing,
  }),
  /** What may be set along with putting what `from` runs, or a `release` (`release:cart-7`), into an environment. */
  getPlannedOverrideForm: defineRoute({
    method: 'GET',
    path: `${THING}/overrides`,
    params: thingParams,
    query: z.object({
      environment: name,
      from: name.optional(),
      release: release.optional(),
    }),
    response: overrideFormSchema,
    permission: deploymentManifestReadPermission,
    guard: ofThing,
  }),
  getOverrideForm: defineRoute({
    method: 'GET',
    path: `${DEPLOYED}/overrides`,
    params: deployedParams,
    query: noQuery,
    response: overrideFormSchema,
    permission: deploymentManifestReadPermission,
    guard: ofThing,
  }),
  streamPodLog: defineStream({
    method: 'GET',
    path: `${DEPLOYED}/pods/:pod/log`,
    params: deployedParams.extend({ pod: name }),
    query: logQuery.extend({ previous: z.enum(['true', 'false']).optional() }),
    event: logEventSchema,
    permission: deploymentLogReadPermission,
    guard: ofThing,
  }),
  deployRelease: defineAction({
    ...onThing,
    path: `${THING}/deploy`,
    body: deploymentActionBodies.deploy,
    permission: deploymentCreatePermission,
  }),
  promoteDeployment: defineAction({
    ...onThing,
    path: `${THING}/promote`,
    body: deploymentActionBodies.promote,
    permission: deploymentCreatePermission,
  }),
  setAutoDeploy: defineAction({
    ...onDeployment,
    params: componentParams,
    guard: ofComponent,
    path: `${COMPONENT}/auto-deploy`,
    body: deploymentActionBodies.setAutoDeploy,
    permission: deploymentUpdatePermission,
  }),
  rollbackDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/rollback`,
    body: deploymentActionBodies.rollback,
    permission: deploymentCreatePermission,
  }),
  undeployDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/undeploy`,
    body: deploymentActionBodies.undeploy,
    permission: deploymentStopPermission,
  }),
  suspendDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/suspend`,
    body: deploymentActionBodies.suspend,
    permission: deploymentStopPermission,
  }),
  resumeDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/resume`,
    body: deploymentActionBodies.resume,
    permission: deploymentCreatePermission,
  }),
  restartDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/restart`,
    body: deploymentActionBodies.restart,
    permission: deploymentRestartPermission,
  }),
  configureDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYED}/configure`,
    body: deploymentActionBodies.configure,
    permission: deploymentUpdatePermission,
  }),
};
