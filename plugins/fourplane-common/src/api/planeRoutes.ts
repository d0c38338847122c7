// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  controlPlaneStatusSchema,
  healthSchema,
  modelRefSchema,
  observerContentsSchema,
  planeClusterSchema,
  planeFactSchema,
  planeSchema,
  problemSchema,
  unreadableSchema,
} from '../model';
import {
  componentReadPermission,
  controlPlaneReadPermission,
  planeReadPermission,
} from '../permissions';
import { defineRoute } from './Route';

const noQuery = z.object({});
const count = z.number().int();

/** One control plane on the fleet page: how the portal sees it, what it holds, and how its API server answers. @public */
export const controlPlaneSummarySchema = z.object({
  status: controlPlaneStatusSchema,
  counts: z.object({ tenants: count, projects: count, components: count }),
  unreadable: z.array(unreadableSchema),
  api: planeFactSchema,
});
/** {@inheritDoc controlPlaneSummarySchema} @public */
export type ControlPlaneSummary = z.infer<typeof controlPlaneSummarySchema>;

/**
 * What a plane carries: deployments that are wanted and how many of them are failed or degraded, the components they are of,
 * builds that wait and run, and, of an observability plane, the planes that name it.
 *
 * @public
 */
export const planeLoadSchema = z.object({
  deployments: count,
  troubledDeployments: count,
  components: count,
  queuedBuilds: count,
  runningBuilds: count,
  observedPlanes: count,
});
/** {@inheritDoc planeLoadSchema} @public */
export type PlaneLoad = z.infer<typeof planeLoadSchema>;

/**
 * One plane on the fleet page: what its object declares, and what the portal has seen of its servers. `environments` counts
 * those that name it. Planes of a control plane with the same `cluster` are one Kubernetes cluster; it is absent where that
 * is not known.
 *
 * @public
 */
export const planeSummarySchema = z.object({
  plane: planeSchema,
  /** A thing with the catalog entity it has, for linking. */
  entityRef: z.string().optional(),
  environments: count,
  load: planeLoadSchema,
  facts: z.array(planeFactSchema),
  cluster: z.string().optional(),
});
/** {@inheritDoc planeSummarySchema} @public */
export type PlaneSummary = z.infer<typeof planeSummarySchema>;

/**
 * OpenSearch and Prometheus as the portal's configuration names them, where no observability plane of the control plane
 * stands for them: `planes` whose logs and metrics they hold, none where that is every plane's.
 *
 * @public
 */
export const observerSummarySchema = z.object({
  /** The configuration key. */
  id: z.string(),
  controlPlane: z.string(),
  planes: z.array(modelRefSchema),
  facts: z.array(planeFactSchema),
});
/** {@inheritDoc observerSummarySchema} @public */
export type ObserverSummary = z.infer<typeof observerSummarySchema>;

/** An environment on the page of its data plane. @public */
export const planeEnvironmentSchema = z.object({
  ref: modelRefSchema,
  entityRef: z.string().optional(),
  title: z.string().optional(),
  isProduction: z.boolean(),
  health: healthSchema,
  deployments: count,
  troubledDeployments: count,
});
/** {@inheritDoc planeEnvironmentSchema} @public */
export type PlaneEnvironment = z.infer<typeof planeEnvironmentSchema>;

/** A pod that is failed or degraded, and whose it is. @public */
export const troubledPodSchema = z.object({
  pod: z.string(),
  namespace: z.string(),
  health: healthSchema,
  restarts: count,
  component: modelRefSchema,
  componentEntityRef: z.string().optional(),
  componentTitle: z.string().optional(),
  environment: modelRefSchema,
});
/** {@inheritDoc troubledPodSchema} @public */
export type TroubledPod = z.infer<typeof troubledPodSchema>;

/** How many pods a {@link DataPlanePage} names. @public */
export const MAX_TROUBLED_PODS = 50;

/**
 * A data plane's page: the plane as on the fleet page, what runs where, and its pods that crash, find no image or are
 * otherwise in trouble: those that restarted most come first, at most {@link MAX_TROUBLED_PODS}, and `hasMorePods` says that
 * there are more.
 *
 * @public
 */
export const dataPlanePageSchema = z.object({
  summary: planeSummarySchema,
  environments: z.array(planeEnvironmentSchema),
  pods: z.array(troubledPodSchema),
  hasMorePods: z.boolean(),
  /** Deployments whose pods are not seen, so that nothing is known of them. */
  unseenDeployments: count,
});
/** {@inheritDoc dataPlanePageSchema} @public */
export type DataPlanePage = z.infer<typeof dataPlanePageSchema>;

/**
 * How fresh the logs of a data plane are in the observability plane that it names: `newestAt` is when its newest line was
 * written, `none` says that there is none of the last day, `unknown` why that is not known.
 *
 * @public
 */
export const planeIngestSchema = z.object({
  plane: modelRefSchema,
  entityRef: z.string().optional(),
  title: z.string().optional(),
  newest: z.discriminatedUnion('state', [
    z.object({ state: z.literal('at'), newestAt: z.string() }),
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('unknown'), problem: problemSchema }),
  ]),
});
/** {@inheritDoc planeIngestSchema} @public */
export type PlaneIngest = z.infer<typeof planeIngestSchema>;

/** What an observability plane holds, and how fresh it is. @public */
export const observabilityContentsSchema = observerContentsSchema.extend({
  ingest: z.array(planeIngestSchema),
});
/** {@inheritDoc observabilityContentsSchema} @public */
export type ObservabilityContents = z.infer<typeof observabilityContentsSchema>;

/** An observability plane's page: the plane as on the fleet page, and the planes that name it. @public */
export const observabilityPlanePageSchema = z.object({
  summary: planeSummarySchema,
  observed: z.array(planeSummarySchema),
});
/** {@inheritDoc observabilityPlanePageSchema} @public */
export type ObservabilityPlanePage = z.infer<
  typeof observabilityPlanePageSchema
>;

const name = z.string().min(1).max(253);
const planeParams = z.object({ controlPlane: name, plane: name });
/** `tenant` is the plane's own, absent for a cluster-scoped one. */
const planeQuery = z.object({ tenant: name.optional() });

/** The rows of the contract about control planes and planes. */
export const planeRoutes = {
  listControlPlanes: defineRoute({
    method: 'GET',
    path: '/control-planes',
    params: z.object({}),
    query: noQuery,
    response: z.array(controlPlaneSummarySchema),
    permission: controlPlaneReadPermission,
    guard: { by: 'none' },
  }),
  listPlanes: defineRoute({
    method: 'GET',
    path: '/planes',
    params: z.object({}),
    query: noQuery,
    response: z.array(planeSummarySchema),
    permission: planeReadPermission,
    guard: { by: 'none' },
  }),
  listObservers: defineRoute({
    method: 'GET',
    path: '/observers',
    params: z.object({}),
    query: noQuery,
    response: z.array(observerSummarySchema),
    permission: planeReadPermission,
    guard: { by: 'none' },
  }),
  getDataPlane: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/data-planes/:plane',
    params: planeParams,
    query: planeQuery,
    response: dataPlanePageSchema,
    permission: planeReadPermission,
    guard: {
      by: 'none',
      within: {
        permission: componentReadPermission,
        refs: data => data.pods.map(({ component }) => component),
        keep: (data, allowed) => ({
          ...data,
          pods: data.pods.filter(({ component }) => allowed(component)),
        }),
      },
    },
  }),
  getDataPlaneCluster: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/data-planes/:plane/cluster',
    params: planeParams,
    query: planeQuery,
    response: planeClusterSchema,
    permission: planeReadPermission,
    guard: { by: 'none' },
  }),
  getObservabilityPlane: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/observability-planes/:plane',
    params: planeParams,
    query: planeQuery,
    response: observabilityPlanePageSchema,
    permission: planeReadPermission,
    guard: { by: 'none' },
  }),
  getObservabilityContents: defineRoute({
    method: 'GET',
    path: '/control-planes/:controlPlane/observability-planes/:plane/contents',
    params: planeParams,
    query: planeQuery,
    response: observabilityContentsSchema,
    permission: planeReadPermission,
    guard: { by: 'none' },
  }),
};
