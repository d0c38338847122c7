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
  componentDeploymentsSchema,
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
  DEPLOYMENT,
  deploymentParams,
  name,
  ofComponent,
  TENANT,
  tenantParams,
} from './guardedPaths';
import { defineAction, defineRoute, defineStream } from './Route';

const noQuery = z.object({});

const inTenant = tenantParams.extend({ name });

const rowsOfReadable = {
  permission: componentReadPermission,
  refs: ({ rows }: DeploymentMatrix) => rows.map(row => row.component.ref),
  keep: (data: DeploymentMatrix, allowed: (ref: ModelRef) => boolean) => ({
    ...data,
    rows: data.rows.filter(row => allowed(row.component.ref)),
  }),
};

/**
 * What to compare, by name: `release:cart-7`, `build:cart-12`, or what runs in `environment:staging`. `live:staging` is what
 * is on the data plane of it; the other side is then the environment itself or the release that runs there.
 */
const side = z
  .string()
  .regex(
    /^(release|build|environment|live):[^:/]{1,253}$/,
    'must be release:NAME, build:NAME, environment:NAME or live:ENVIRONMENT',
  );

/** Actions of a deployment that exists. */
const onDeployment = {
  method: 'POST' as const,
  params: deploymentParams,
  response: deploymentActionReplySchema,
  guard: ofComponent,
};
/** Actions of a component as a whole. */
const onComponent = { ...onDeployment, params: componentParams };

/** The routes of deployments. @public */
export const deployRoutes = {
  getDeployments: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/deployments`,
    params: componentParams,
    query: noQuery,
    response: componentDeploymentsSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  getDeploymentHistory: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/history`,
    params: componentParams,
    query: noQuery,
    response: deploymentHistorySchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  compareDeployments: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/compare`,
    params: componentParams,
    query: z.object({ left: side, right: side }),
    response: comparisonSchema,
    permission: deploymentManifestReadPermission,
    guard: ofComponent,
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
    path: `${DEPLOYMENT}/tree`,
    params: deploymentParams,
    query: noQuery,
    response: runtimeTreeSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  getRuntimeManifest: defineRoute({
    method: 'GET',
    path: `${DEPLOYMENT}/manifest`,
    params: deploymentParams,
    /** The `id` of an object of the tree. */
    query: z.object({ object: z.string().min(1).max(1_000) }),
    response: runtimeManifestSchema,
    permission: deploymentManifestReadPermission,
    guard: ofComponent,
  }),
  getOverrideForm: defineRoute({
    method: 'GET',
    path: `${DEPLOYMENT}/overrides`,
    params: deploymentParams,
    query: noQuery,
    response: overrideFormSchema,
    permission: deploymentManifestReadPermission,
    guard: ofComponent,
  }),
  streamPodLog: defineStream({
    method: 'GET',
    path: `${DEPLOYMENT}/pods/:pod/log`,
    params: deploymentParams.extend({ pod: name }),
    query: logQuery.extend({ previous: z.enum(['true', 'false']).optional() }),
    event: logEventSchema,
    permission: deploymentLogReadPermission,
    guard: ofComponent,
  }),
  deployRelease: defineAction({
    ...onComponent,
    path: `${COMPONENT}/deploy`,
    body: deploymentActionBodies.deploy,
    permission: deploymentCreatePermission,
  }),
  promoteDeployment: defineAction({
    ...onComponent,
    path: `${COMPONENT}/promote`,
    body: deploymentActionBodies.promote,
    permission: deploymentCreatePermission,
  }),
  setAutoDeploy: defineAction({
    ...onComponent,
    path: `${COMPONENT}/auto-deploy`,
    body: deploymentActionBodies.setAutoDeploy,
    permission: deploymentUpdatePermission,
  }),
  rollbackDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/rollback`,
    body: deploymentActionBodies.rollback,
    permission: deploymentCreatePermission,
  }),
  undeployDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/undeploy`,
    body: deploymentActionBodies.undeploy,
    permission: deploymentStopPermission,
  }),
  suspendDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/suspend`,
    body: deploymentActionBodies.suspend,
    permission: deploymentStopPermission,
  }),
  resumeDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/resume`,
    body: deploymentActionBodies.resume,
    permission: deploymentCreatePermission,
  }),
  restartDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/restart`,
    body: deploymentActionBodies.restart,
    permission: deploymentRestartPermission,
  }),
  configureDeployment: defineAction({
    ...onDeployment,
    path: `${DEPLOYMENT}/configure`,
    body: deploymentActionBodies.configure,
    permission: deploymentUpdatePermission,
  }),
};
