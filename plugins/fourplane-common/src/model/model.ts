// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { modelRefSchema } from './ref';

/** What every thing in the model carries: identity and the words people gave it. */
const named = {
  ref: modelRefSchema,
  title: z.string().optional(),
  description: z.string().optional(),
};

/** Owner as written on the CR (`fourplane.dev/owner`): an entity ref, possibly short. */
const owned = { ...named, owner: z.string().optional() };

/** A reference to a type definition, as the CR writes it (`{kind, name}`). */
const typeRefSchema = z.object({ kind: z.string(), name: z.string() });

/** Who owns projects: an Organization or a control-plane namespace. @public */
export const tenantSchema = z.object({ ...owned, health: healthSchema });
/** {@inheritDoc tenantSchema} @public */
export type Tenant = z.infer<typeof tenantSchema>;

/** A project: the unit components share a pipeline and a network cell in. @public */
export const projectSchema = z.object({
  ...owned,
  pipeline: modelRefSchema.optional(),
  type: typeRefSchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc projectSchema} @public */
export type Project = z.infer<typeof projectSchema>;

/** Where a component's image comes from. @public */
export const sourceSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('git'),
    url: z.string(),
    branch: z.string().optional(),
    commit: z.string().optional(),
    path: z.string().optional(),
  }),
  z.object({ type: z.literal('image'), image: z.string() }),
]);
/** {@inheritDoc sourceSchema} @public */
export type Source = z.infer<typeof sourceSchema>;

/**
 * A network endpoint a component declares. `schema` is present when the CR carries the interface definition; `owner`
 * and `lifecycle` are the component's.
 *
 * @public
 */
export const endpointSchema = z.object({
  ...owned,
  lifecycle: z.string().optional(),
  component: modelRefSchema,
  type: z.string(),
  port: z.number().int(),
  visibility: z.array(z.string()),
  schema: z
    .object({ type: z.string().optional(), content: z.string() })
    .optional(),
});
/** {@inheritDoc endpointSchema} @public */
export type Endpoint = z.infer<typeof endpointSchema>;

/** A component: a service, web application, scheduled task or whatever its type says. @public */
export const componentSchema = z.object({
  ...owned,
  project: modelRefSchema,
  /** Short type for people and the catalog: `service`, `web-application`, `scheduled-task`, … */
  type: z.string(),
  typeRef: typeRefSchema.optional(),
  lifecycle: z.string().optional(),
  links: z.array(z.object({ url: z.string(), title: z.string().optional() })),
  source: sourceSchema.optional(),
  image: z.string().optional(),
  autoDeploy: z.boolean().optional(),
  traits: z.array(
    z.object({ instance: z.string(), kind: z.string(), name: z.string() }),
  ),
  endpoints: z.array(modelRefSchema),
  /** Endpoints of other components this one calls; `component` is resolved within the tenant. */
  dependencies: z.array(
    z.object({ component: modelRefSchema, endpoint: z.string() }),
  ),
  /** Managed resources this component uses. */
  resources: z.array(modelRefSchema),
  latestRelease: z.string().optional(),
  health: healthSchema,
});
/** {@inheritDoc componentSchema} @public */
export type Component = z.infer<typeof componentSchema>;

/** Where a build or one of its steps stands. @public */
export const buildPhases = [
  'pending',
  'running',
  'succeeded',
  'failed',
  'skipped',
  'unknown',
] as const;

/** One step of a build. Times are ISO 8601 instants. @public */
export const buildStepSchema = z.object({
  name: z.string(),
  phase: z.enum(buildPhases),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  message: z.string().optional(),
});
/** {@inheritDoc buildStepSchema} @public */
export type BuildStep = z.infer<typeof buildStepSchema>;

/** A build run. `image` is absent where a generation reports none. Times are ISO 8601 instants. @public */
export const buildSchema = z.object({
  ...named,
  component: modelRefSchema.optional(),
  workflow: typeRefSchema.optional(),
  plane: modelRefSchema.optional(),
  revision: z
    .object({ branch: z.string().optional(), commit: z.string().optional() })
    .optional(),
  phase: z.enum(buildPhases),
  reason: z.string().optional(),
  message: z.string().optional(),
  createdAt: z.string().optional(),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  steps: z.array(buildStepSchema),
  image: z.string().optional(),
});
/** {@inheritDoc buildSchema} @public */
export type Build = z.infer<typeof buildSchema>;

/** An immutable snapshot of a component that can be deployed. @public */
export const releaseSchema = z.object({
  ...named,
  component: modelRefSchema,
  image: z.string().optional(),
  createdAt: z.string().optional(),
});
/** {@inheritDoc releaseSchema} @public */
export type Release = z.infer<typeof releaseSchema>;

/** A URL under which a deployed endpoint answers. @public */
export const endpointUrlSchema = z.object({
  endpoint: z.string(),
  type: z.string().optional(),
  visibility: z.string(),
  url: z.string(),
});

/** A component in one environment. @public */
export const deploymentSchema = z.object({
  ...named,
  component: modelRefSchema,
  environment: modelRefSchema,
  release: modelRefSchema.optional(),
  image: z.string().optional(),
  desired: z.enum(['active', 'suspended', 'undeployed']),
  urls: z.array(endpointUrlSchema),
  /** Kubernetes objects on the data plane, as last reported by the control plane. */
  objects: z.array(
    z.object({
      group: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      health: healthSchema,
    }),
  ),
  /** Wanted and ready replicas of the primary workload, where the control plane reports them. */
  replicas: z
    .object({ wanted: z.number().int(), ready: z.number().int() })
    .optional(),
  health: healthSchema,
});
/** {@inheritDoc deploymentSchema} @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/** A place releases are deployed to. `dataPlane` is absent when the reference resolves to nothing. @public */
export const environmentSchema = z.object({
  ...owned,
  isProduction: z.boolean(),
  dataPlane: modelRefSchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc environmentSchema} @public */
export type Environment = z.infer<typeof environmentSchema>;

/** The promotion graph. `environments` are in promotion order, roots first; cycles keep first-seen order. @public */
export const pipelineSchema = z.object({
  ...owned,
  environments: z.array(modelRefSchema),
  paths: z.array(
    z.object({ from: modelRefSchema, to: z.array(modelRefSchema) }),
  ),
  health: healthSchema,
});
/** {@inheritDoc pipelineSchema} @public */
export type Pipeline = z.infer<typeof pipelineSchema>;

/** A data, build or observability plane. A cluster-scoped plane has no `tenant` in its ref. @public */
export const planeSchema = z.object({
  ...owned,
  role: z.enum(['data', 'build', 'observability']),
  observabilityPlane: modelRefSchema.optional(),
  /** How the control plane says it is connected: the agent's last word. */
  agent: z
    .object({
      connected: z.boolean(),
      agents: z.number().int(),
      lastHeartbeatAt: z.string().optional(),
      message: z.string().optional(),
    })
    .optional(),
  observerUrl: z.string().optional(),
  health: healthSchema,
});
/** {@inheritDoc planeSchema} @public */
export type Plane = z.infer<typeof planeSchema>;

/** A managed resource (database, queue, …) of a project. @public */
export const resourceSchema = z.object({
  ...owned,
  project: modelRefSchema,
  type: typeRefSchema,
  latestRelease: z.string().optional(),
  health: healthSchema,
});
/** {@inheritDoc resourceSchema} @public */
export type Resource = z.infer<typeof resourceSchema>;

/** The neutral type of each kind of reference. @public */
export interface ModelByKind {
  tenant: Tenant;
  project: Project;
  component: Component;
  endpoint: Endpoint;
  build: Build;
  release: Release;
  deployment: Deployment;
  environment: Environment;
  pipeline: Pipeline;
  dataPlane: Plane;
  buildPlane: Plane;
  observabilityPlane: Plane;
  resource: Resource;
}
