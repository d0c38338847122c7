// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  deploymentMetricsSchema,
  logContextSchema,
  logHistogramSchema,
  logLevels,
  logPageSchema,
  metricNames,
  ModelRef,
} from '../model';
import {
  deploymentLogReadPermission,
  deploymentMetricReadPermission,
  projectReadPermission,
  tenantReadPermission,
} from '../permissions';
import {
  COMPONENT,
  componentParams,
  DEPLOYMENT,
  deploymentParams,
  name,
  ofComponent,
  ofTenant,
  TENANT,
  tenantParams,
} from './guardedPaths';
import { logExportEventSchema, logScopeSchema } from './logs';
import { count, fieldFilters, instant, list } from './queryValues';
import { defineRoute, defineStream } from './Route';

const noQuery = z.object({});

/** Either `last`, so many seconds up to now, or `from` and `to`; the last hour, when none is there. */
const period = {
  last: count(1, 31_622_400).optional(),
  /** Inclusive. */
  from: instant.optional(),
  /** Exclusive; now, when absent. */
  to: instant.optional(),
};

/** Which lines of those in the path. */
const logFilter = z.object({
  ...period,
  environments: list(name).optional(),
  /** Text the line has, whatever its case; no character of it is an operator. */
  text: z.string().min(1).max(1_000).optional(),
  levels: list(z.enum(logLevels)).optional(),
  pods: list(name).optional(),
  containers: list(name).optional(),
  /** Fields of lines that are a JSON object, as `parseFieldFilters` reads them: `status=500 -user="Jo Doe"`. */
  fields: fieldFilters.optional(),
});

const order = z.enum(['newestFirst', 'oldestFirst']).optional();

const logPage = {
  order,
  /** 100, when absent. */
  limit: count(1, 1_000).optional(),
  cursor: z.string().min(1).max(4_000).optional(),
};

/** About how many bars; 60, when absent. */
const bars = { bars: count(1, 300).optional() };

const componentLogs = {
  method: 'GET' as const,
  params: componentParams,
  permission: deploymentLogReadPermission,
  guard: ofComponent,
};

// Of what is wider than a component, only the lines of components whose logs the caller may read are looked for.
const within = {
  permission: deploymentLogReadPermission,
  by: 'handler' as const,
};

const PROJECT = `${TENANT}/projects/:project`;
const projectParams = tenantParams.extend({ project: name });
const projectFilter = logFilter.extend({ components: list(name).optional() });
const projectLogs = {
  method: 'GET' as const,
  params: projectParams,
  permission: projectReadPermission,
  guard: {
    by: 'object' as const,
    ref: ({
      controlPlane,
      tenant,
      project,
    }: z.output<typeof projectParams>): ModelRef => ({
      kind: 'project',
      controlPlane,
      tenant,
      name: project,
    }),
    within,
  },
};

const ENVIRONMENT = `${TENANT}/environments/:name`;
const environmentFilter = projectFilter
  .omit({ environments: true })
  .extend({ projects: list(name).optional() });
const environmentLogs = {
  method: 'GET' as const,
  params: tenantParams.extend({ name }),
  permission: deploymentLogReadPermission,
  // Whoever may read the logs of something that runs there may, not only those who may read of the environment.
  guard: { by: 'handler' as const },
};

const tenantFilter = projectFilter.extend({ projects: list(name).optional() });
const tenantLogs = {
  method: 'GET' as const,
  params: tenantParams,
  permission: tenantReadPermission,
  guard: { ...ofTenant, within },
};

/** The routes of what runs says and how it behaves. @public */
export const observabilityRoutes = {
  searchComponentLogs: defineRoute({
    ...componentLogs,
    path: `${COMPONENT}/logs`,
    query: logFilter.extend(logPage),
    response: logPageSchema,
  }),
  getComponentLogHistogram: defineRoute({
    ...componentLogs,
    path: `${COMPONENT}/logs/histogram`,
    query: logFilter.extend(bars),
    response: logHistogramSchema,
  }),
  streamComponentLogs: defineStream({
    ...componentLogs,
    path: `${COMPONENT}/logs/export`,
    query: logFilter.extend({ order }),
    event: logExportEventSchema,
  }),
  searchProjectLogs: defineRoute({
    ...projectLogs,
    path: `${PROJECT}/logs`,
    query: projectFilter.extend(logPage),
    response: logPageSchema,
  }),
  getProjectLogHistogram: defineRoute({
    ...projectLogs,
    path: `${PROJECT}/logs/histogram`,
    query: projectFilter.extend(bars),
    response: logHistogramSchema,
  }),
  streamProjectLogs: defineStream({
    ...projectLogs,
    path: `${PROJECT}/logs/export`,
    query: projectFilter.extend({ order }),
    event: logExportEventSchema,
  }),
  getProjectLogScope: defineRoute({
    ...projectLogs,
    path: `${PROJECT}/logs/scope`,
    query: noQuery,
    response: logScopeSchema,
  }),
  searchEnvironmentLogs: defineRoute({
    ...environmentLogs,
    path: `${ENVIRONMENT}/logs`,
    query: environmentFilter.extend(logPage),
    response: logPageSchema,
  }),
  getEnvironmentLogHistogram: defineRoute({
    ...environmentLogs,
    path: `${ENVIRONMENT}/logs/histogram`,
    query: environmentFilter.extend(bars),
    response: logHistogramSchema,
  }),
  streamEnvironmentLogs: defineStream({
    ...environmentLogs,
    path: `${ENVIRONMENT}/logs/export`,
    query: environmentFilter.extend({ order }),
    event: logExportEventSchema,
  }),
  getEnvironmentLogScope: defineRoute({
    ...environmentLogs,
    path: `${ENVIRONMENT}/logs/scope`,
    query: noQuery,
    response: logScopeSchema,
  }),
  searchTenantLogs: defineRoute({
    ...tenantLogs,
    path: `${TENANT}/logs`,
    query: tenantFilter.extend(logPage),
    response: logPageSchema,
  }),
  getTenantLogHistogram: defineRoute({
    ...tenantLogs,
    path: `${TENANT}/logs/histogram`,
    query: tenantFilter.extend(bars),
    response: logHistogramSchema,
  }),
  streamTenantLogs: defineStream({
    ...tenantLogs,
    path: `${TENANT}/logs/export`,
    query: tenantFilter.extend({ order }),
    event: logExportEventSchema,
  }),
  getTenantLogScope: defineRoute({
    ...tenantLogs,
    path: `${TENANT}/logs/scope`,
    query: noQuery,
    response: logScopeSchema,
  }),
  getLogContext: defineRoute({
    method: 'GET',
    path: `${DEPLOYMENT}/logs/context`,
    params: deploymentParams,
    query: z.object({
      /** Of a line that a search has found. */
      id: z.string().min(1).max(1_000),
      /** How many lines; 20, when absent. */
      before: count(0, 500).optional(),
      after: count(0, 500).optional(),
    }),
    response: logContextSchema,
    permission: deploymentLogReadPermission,
    guard: ofComponent,
  }),
  getDeploymentMetrics: defineRoute({
    method: 'GET',
    path: `${DEPLOYMENT}/metrics`,
    params: deploymentParams,
    query: z.object({
      ...period,
      /** Seconds from one value to the next; about 120 values, when absent. */
      step: count(1, 86_400).optional(),
      /** All, when absent. */
      metrics: list(z.enum(metricNames)).optional(),
      byPod: z.enum(['true', 'false']).optional(),
    }),
    response: deploymentMetricsSchema,
    permission: deploymentMetricReadPermission,
    guard: ofComponent,
  }),
};
