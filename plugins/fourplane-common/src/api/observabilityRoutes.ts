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
} from '../model';
import {
  deploymentLogReadPermission,
  deploymentMetricReadPermission,
  projectReadPermission,
} from '../permissions';
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
import { count, instant, list } from './queryValues';
import { defineRoute } from './Route';

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
});

const logPage = {
  order: z.enum(['newestFirst', 'oldestFirst']).optional(),
  /** 100, when absent. */
  limit: count(1, 1_000).optional(),
  cursor: z.string().min(1).max(4_000).optional(),
};

/** About how many bars; 60, when absent. */
const bars = { bars: count(1, 300).optional() };

const ofProject = {
  params: tenantParams.extend({ project: name }),
  permission: projectReadPermission,
  guard: {
    by: 'object' as const,
    ref: ({
      controlPlane,
      tenant,
      project,
    }: {
      controlPlane: string;
      tenant: string;
      project: string;
    }) => ({
      kind: 'project' as const,
      controlPlane,
      tenant,
      name: project,
    }),
    // Only the lines of components whose logs the caller may read are looked for.
    within: {
      permission: deploymentLogReadPermission,
      by: 'handler' as const,
    },
  },
};

const inProject = logFilter.extend({ components: list(name).optional() });

/** The routes of what runs says and how it behaves. @public */
export const observabilityRoutes = {
  searchComponentLogs: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/logs`,
    params: componentParams,
    query: logFilter.extend(logPage),
    response: logPageSchema,
    permission: deploymentLogReadPermission,
    guard: ofComponent,
  }),
  getComponentLogHistogram: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/logs/histogram`,
    params: componentParams,
    query: logFilter.extend(bars),
    response: logHistogramSchema,
    permission: deploymentLogReadPermission,
    guard: ofComponent,
  }),
  searchProjectLogs: defineRoute({
    method: 'GET',
    path: `${TENANT}/projects/:project/logs`,
    query: inProject.extend(logPage),
    response: logPageSchema,
    ...ofProject,
  }),
  getProjectLogHistogram: defineRoute({
    method: 'GET',
    path: `${TENANT}/projects/:project/logs/histogram`,
    query: inProject.extend(bars),
    response: logHistogramSchema,
    ...ofProject,
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
