// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  buildSchema,
  componentSchema,
  deploymentSchema,
  endpointSchema,
  environmentSchema,
  modelRefSchema,
  projectSchema,
  healthSchema,
  unreadableSchema,
} from '../model';
import { componentReadPermission, projectReadPermission } from '../permissions';
import { buildRoutes } from './buildRoutes';
import { choiceRoutes } from './choiceRoutes';
import { deploymentHealthSchema } from './deployments';
import { deployRoutes } from './deployRoutes';
import { editRoutes } from './editRoutes';
import { observabilityRoutes } from './observabilityRoutes';
import { planeRoutes } from './planeRoutes';
import { defineRoute } from './Route';

const name = z.string().min(1).max(253);
const noQuery = z.object({});

/** A thing with the catalog entity it has, for linking. */
const entityRef = z.string().optional();

/**
 * A component that is failed or degraded, and why. `environment` is where it is, absent when the component itself is
 * in trouble. Titles are display names, absent where there is none.
 *
 * @public
 */
export const troubledComponentSchema = z.object({
  ref: modelRefSchema,
  entityRef,
  title: z.string().optional(),
  environment: z
    .object({ ref: modelRefSchema, title: z.string().optional() })
    .optional(),
  health: healthSchema,
});
/** {@inheritDoc troubledComponentSchema} @public */
export type TroubledComponent = z.infer<typeof troubledComponentSchema>;

/** How many components a {@link ProjectSummary} names under `attention`. @public */
export const MAX_TROUBLED_COMPONENTS = 5;

/**
 * One project on the fleet page: its own health and how many of its components are in each state, a component counting
 * as the worst of itself and its deployments. `attention` names the worst of them, at most
 * {@link MAX_TROUBLED_COMPONENTS}; `componentHealth` says how many more there are.
 *
 * @public
 */
export const projectSummarySchema = z.object({
  project: projectSchema,
  entityRef,
  components: z.number().int(),
  componentHealth: z.array(
    z.object({ state: healthSchema.unwrap().shape.state, count: z.number() }),
  ),
  attention: z.array(troubledComponentSchema),
});
/** {@inheritDoc projectSummarySchema} @public */
export type ProjectSummary = z.infer<typeof projectSummarySchema>;

/**
 * A component in each environment of its pipeline, in promotion order; `deployment` is absent where it is not
 * deployed, `environment.model` where the pipeline names an environment that does not exist.
 *
 * @public
 */
export const componentOverviewSchema = z.object({
  component: componentSchema,
  entityRef,
  /** Every entity that may stand for it, where its annotations say that it does. */
  entityRefs: z.array(z.string()),
  /** The worst of the component's own health and its deployments'; one that is stopped on purpose makes it no worse. */
  health: healthSchema,
  environments: z.array(
    z.object({
      ref: modelRefSchema,
      environment: environmentSchema.optional(),
      deployment: deploymentSchema.optional(),
      /** What the control plane and the data plane say of the deployment together. */
      health: deploymentHealthSchema.optional(),
    }),
  ),
  endpoints: z.array(endpointSchema),
  lastBuild: buildSchema.optional(),
  /** Deployments, builds and endpoints that could not be read; absent when all could. */
  unreadable: z.array(unreadableSchema).optional(),
});
/** {@inheritDoc componentOverviewSchema} @public */
export type ComponentOverview = z.infer<typeof componentOverviewSchema>;

/**
 * Every route of the backend, once. Server and client are made from this table.
 *
 * @public
 */
export const contract = {
  ...planeRoutes,
  listProjects: defineRoute({
    method: 'GET',
    path: '/projects',
    params: z.object({}),
    query: noQuery,
    response: z.array(projectSummarySchema),
    permission: projectReadPermission,
    guard: {
      by: 'items',
      refs: data => data.map(item => item.project.ref),
      keep: (data, allowed) => data.filter(item => allowed(item.project.ref)),
      within: {
        permission: componentReadPermission,
        refs: data =>
          data.flatMap(item => item.attention.map(({ ref }) => ref)),
        keep: (data, allowed) =>
          data.map(item => ({
            ...item,
            attention: item.attention.filter(({ ref }) => allowed(ref)),
          })),
      },
    },
  }),
  getComponentOverview: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/tenants/:tenant/projects/:project/components/:name/overview',
    params: z.object({ controlPlane: name, tenant: name, project: name, name }),
    query: noQuery,
    response: componentOverviewSchema,
    permission: componentReadPermission,
    guard: {
      by: 'object',
      ref: params => ({ kind: 'component', ...params }),
    },
  }),
  ...buildRoutes,
  ...deployRoutes,
  ...observabilityRoutes,
  ...choiceRoutes,
  ...editRoutes,
};
