// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { buildGraphSchema, buildPhases, logEventSchema } from '../model';
import {
  buildCreatePermission,
  buildDeletePermission,
  buildLogReadPermission,
  buildStopPermission,
  componentReadPermission,
  planeReadPermission,
  projectReadPermission,
  tenantReadPermission,
} from '../permissions';
import {
  buildDetailSchema,
  buildFormSchema,
  buildPageSchema,
  componentBuildsSchema,
  triggeredBuildSchema,
} from './builds';
import {
  COMPONENT,
  componentParams,
  name,
  ofComponent,
  ofTenant,
  TENANT,
  tenantParams,
} from './guardedPaths';
import { count, instant } from './queryValues';
import { defineAction, defineRoute, defineStream } from './Route';

const noQuery = z.object({});

/** Names an action for ever: asked again with the same key, it does nothing twice. */
const key = z.uuid();
const keyOnly = z.object({ key });

const triggerBody = z.object({
  key,
  branch: z.string().min(1).max(255).optional(),
  commit: z
    .string()
    .regex(/^[0-9a-fA-F]{7,40}$/, 'must be 7 to 40 hexadecimal digits')
    .optional(),
  /** A deployment track of the component, by name. */
  track: name.optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

/** What of all builds is wanted. Times are ISO 8601 instants; `commit` is how it begins. */
const listQuery = z.object({
  phase: z.enum(buildPhases).optional(),
  branch: z.string().min(1).optional(),
  commit: z
    .string()
    .regex(/^[0-9a-fA-F]{1,40}$/, 'must be hexadecimal digits')
    .optional(),
  since: instant.optional(),
  until: instant.optional(),
  limit: count(1, 100).optional(),
  cursor: z.string().min(1).max(1_000).optional(),
});

/** Which lines of a log. */
export const logQuery = z.object({
  container: name.optional(),
  follow: z.enum(['true', 'false']).optional(),
  after: z.string().min(1).max(100).optional(),
  tail: count(1, 10_000).optional(),
  /**
   * The answer ends so many ms after its first event, whatever more may come. For callers behind a proxy that passes on
   * nothing before the end: they ask again after the last line.
   */
  wait: count(0, 60_000).optional(),
});

const componentBuild = componentParams.extend({ build: name });
const tenantBuild = tenantParams.extend({ build: name });

const componentsWithin = {
  permission: componentReadPermission,
  by: 'handler',
} as const;

const nothing = z.object({});

/**
 * The routes of builds. A build belongs to a component; a run of a workflow that builds nothing belongs to its tenant.
 *
 * @public
 */
export const buildRoutes = {
  listBuilds: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/builds`,
    params: componentParams,
    query: listQuery,
    response: componentBuildsSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  listProjectBuilds: defineRoute({
    method: 'GET',
    path: `${TENANT}/projects/:project/builds`,
    params: tenantParams.extend({ project: name }),
    query: listQuery,
    response: buildPageSchema,
    permission: projectReadPermission,
    guard: {
      by: 'object',
      ref: ({ controlPlane, tenant, project }) => ({
        kind: 'project',
        controlPlane,
        tenant,
        name: project,
      }),
      within: componentsWithin,
    },
  }),
  listTenantBuilds: defineRoute({
    method: 'GET',
    path: `${TENANT}/builds`,
    params: tenantParams,
    query: listQuery,
    response: buildPageSchema,
    permission: tenantReadPermission,
    guard: { ...ofTenant, within: componentsWithin },
  }),
  listPlaneBuilds: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/build-planes/:plane/builds',
    params: z.object({ controlPlane: name, plane: name }),
    /** `tenant` is the plane's own, absent for a cluster-scoped one. */
    query: listQuery.extend({ tenant: name.optional() }),
    response: buildPageSchema,
    permission: planeReadPermission,
    guard: { by: 'none', within: componentsWithin },
  }),
  getBuild: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/builds/:build`,
    params: componentBuild,
    query: noQuery,
    response: buildDetailSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  getBuildGraph: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/builds/:build/graph`,
    params: componentBuild,
    query: noQuery,
    response: buildGraphSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  getBuildForm: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/build-form`,
    params: componentParams,
    query: noQuery,
    response: buildFormSchema,
    permission: componentReadPermission,
    guard: ofComponent,
  }),
  triggerBuild: defineAction({
    method: 'POST',
    path: `${COMPONENT}/builds`,
    params: componentParams,
    body: triggerBody,
    response: triggeredBuildSchema,
    permission: buildCreatePermission,
    guard: ofComponent,
  }),
  retryBuild: defineAction({
    method: 'POST',
    path: `${COMPONENT}/builds/:build/retry`,
    params: componentBuild,
    body: keyOnly,
    response: triggeredBuildSchema,
    permission: buildCreatePermission,
    guard: ofComponent,
  }),
  stopBuild: defineAction({
    method: 'POST',
    path: `${COMPONENT}/builds/:build/stop`,
    params: componentBuild,
    body: keyOnly,
    response: nothing,
    permission: buildStopPermission,
    guard: ofComponent,
  }),
  deleteBuild: defineAction({
    method: 'POST',
    path: `${COMPONENT}/builds/:build/delete`,
    params: componentBuild,
    body: keyOnly,
    response: nothing,
    permission: buildDeletePermission,
    guard: ofComponent,
  }),
  streamBuildLog: defineStream({
    method: 'GET',
    path: `${COMPONENT}/builds/:build/nodes/:node/log`,
    params: componentBuild.extend({ node: name }),
    query: logQuery,
    event: logEventSchema,
    permission: buildLogReadPermission,
    guard: ofComponent,
  }),
  getTenantBuild: defineRoute({
    method: 'GET',
    path: `${TENANT}/builds/:build`,
    params: tenantBuild,
    query: noQuery,
    response: buildDetailSchema,
    permission: tenantReadPermission,
    guard: ofTenant,
  }),
  getTenantBuildGraph: defineRoute({
    method: 'GET',
    path: `${TENANT}/builds/:build/graph`,
    params: tenantBuild,
    query: noQuery,
    response: buildGraphSchema,
    permission: tenantReadPermission,
    guard: ofTenant,
  }),
  retryTenantBuild: defineAction({
    method: 'POST',
    path: `${TENANT}/builds/:build/retry`,
    params: tenantBuild,
    body: keyOnly,
    response: triggeredBuildSchema,
    permission: buildCreatePermission,
    guard: ofTenant,
  }),
  stopTenantBuild: defineAction({
    method: 'POST',
    path: `${TENANT}/builds/:build/stop`,
    params: tenantBuild,
    body: keyOnly,
    response: nothing,
    permission: buildStopPermission,
    guard: ofTenant,
  }),
  deleteTenantBuild: defineAction({
    method: 'POST',
    path: `${TENANT}/builds/:build/delete`,
    params: tenantBuild,
    body: keyOnly,
    response: nothing,
    permission: buildDeletePermission,
    guard: ofTenant,
  }),
  streamTenantBuildLog: defineStream({
    method: 'GET',
    path: `${TENANT}/builds/:build/nodes/:node/log`,
    params: tenantBuild.extend({ node: name }),
    query: logQuery,
    event: logEventSchema,
    permission: buildLogReadPermission,
    guard: ofTenant,
  }),
};
