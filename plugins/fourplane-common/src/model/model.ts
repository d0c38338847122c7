// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { ModelKind, modelRefSchema } from './ref';

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
  /** What builds it, where a workflow does. */
  workflow: typeRefSchema.optional(),
  /** Cron expression of a scheduled task, where the control plane holds it. */
  schedule: z.string().optional(),
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
  /** Deployment tracks, where a generation has them. */
  tracks: z.array(modelRefSchema),
  latestRelease: z.string().optional(),
  health: healthSchema,
});
/** {@inheritDoc componentSchema} @public */
export type Component = z.infer<typeof componentSchema>;

/**
 * A line of builds and deployments of one component, such as a branch. `autoBuild` and `autoDeploy` are absent where the
 * CR does not say.
 *
 * @public
 */
export const deploymentTrackSchema = z.object({
  ...named,
  component: modelRefSchema,
  branch: z.string().optional(),
  path: z.string().optional(),
  autoBuild: z.boolean().optional(),
  autoDeploy: z.boolean().optional(),
  health: healthSchema,
});
/** {@inheritDoc deploymentTrackSchema} @public */
export type DeploymentTrack = z.infer<typeof deploymentTrackSchema>;

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
  track: modelRefSchema.optional(),
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

/** What every snapshot that can be deployed carries. */
const snapshot = { ...named, createdAt: z.string().optional() };

/**
 * An immutable snapshot of a component that can be deployed: a ComponentRelease, a DeployableArtifact. `build` is the
 * run it came from, where the objects say so.
 *
 * @public
 */
export const releaseSchema = z.object({
  ...snapshot,
  component: modelRefSchema,
  track: modelRefSchema.optional(),
  build: modelRefSchema.optional(),
  image: z.string().optional(),
});
/** {@inheritDoc releaseSchema} @public */
export type Release = z.infer<typeof releaseSchema>;

/** An immutable snapshot of a managed resource. @public */
export const resourceReleaseSchema = z.object({
  ...snapshot,
  resource: modelRefSchema,
});
/** {@inheritDoc resourceReleaseSchema} @public */
export type ResourceRelease = z.infer<typeof resourceReleaseSchema>;

/** An immutable snapshot of a project's own infrastructure. @public */
export const projectReleaseSchema = z.object({
  ...snapshot,
  project: modelRefSchema,
});
/** {@inheritDoc projectReleaseSchema} @public */
export type ProjectRelease = z.infer<typeof projectReleaseSchema>;

/** A URL under which a deployed endpoint answers. @public */
export const endpointUrlSchema = z.object({
  endpoint: z.string(),
  type: z.string().optional(),
  visibility: z.string(),
  url: z.string(),
});

/** What everything that runs in an environment carries. */
const placement = {
  ...named,
  environment: modelRefSchema,
  release: modelRefSchema.optional(),
  desired: z.enum(['active', 'suspended', 'undeployed']),
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
  health: healthSchema,
};

/** A component in one environment. `replicas`: wanted and ready ones of the primary workload, where reported. @public */
export const deploymentSchema = z.object({
  ...placement,
  component: modelRefSchema,
  track: modelRefSchema.optional(),
  image: z.string().optional(),
  urls: z.array(endpointUrlSchema),
  replicas: z
    .object({ wanted: z.number().int(), ready: z.number().int() })
    .optional(),
});
/** {@inheritDoc deploymentSchema} @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * A managed resource in one environment. `outputs` are what components can use of it: their names and where the value
 * comes from, never the value of a secret.
 *
 * @public
 */
export const resourceDeploymentSchema = z.object({
  ...placement,
  resource: modelRefSchema,
  outputs: z.array(
    z.object({
      name: z.string(),
      from: z.enum(['value', 'secret', 'configMap']),
    }),
  ),
});
/** {@inheritDoc resourceDeploymentSchema} @public */
export type ResourceDeployment = z.infer<typeof resourceDeploymentSchema>;

/** A project's own infrastructure in one environment; `namespace` is its namespace on the data plane. @public */
export const projectDeploymentSchema = z.object({
  ...placement,
  project: modelRefSchema,
  namespace: z.string().optional(),
});
/** {@inheritDoc projectDeploymentSchema} @public */
export type ProjectDeployment = z.infer<typeof projectDeploymentSchema>;

/** A place releases are deployed to. `dataPlane` is absent when the reference resolves to nothing. @public */
export const environmentSchema = z.object({
  ...owned,
  isProduction: z.boolean(),
  dataPlane: modelRefSchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc environmentSchema} @public */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * The promotion graph. `environments` are in promotion order, roots first; cycles keep first-seen order. `approvals` are
 * the targets of a path that want an approval, where a generation knows such.
 *
 * @public
 */
export const pipelineSchema = z.object({
  ...owned,
  environments: z.array(modelRefSchema),
  paths: z.array(
    z.object({
      from: modelRefSchema,
      to: z.array(modelRefSchema),
      approvals: z.array(modelRefSchema).optional(),
    }),
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
  /** How the control plane reaches it; credentials are never part of it. Absent where the CR does not say. */
  access: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('agent'), planeId: z.string().optional() }),
      z.object({ type: z.literal('direct'), server: z.string() }),
    ])
    .optional(),
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

/** A JSON schema as the author of a type wrote it, its references to its own definitions resolved. */
const parametersSchema = z.record(z.string(), z.unknown());

/**
 * A type that components, projects or resources are made of, or a trait: what it takes, as JSON schemas. `parameters` go
 * into the object that is made of it, `environmentConfigs` into its deployment in an environment.
 *
 * @public
 */
export const typeDefinitionSchema = z.object({
  ...named,
  /** Of component types: `deployment`, `statefulset`, `cronjob`, `job`, `proxy`. */
  workloadType: z.string().optional(),
  parameters: parametersSchema.optional(),
  environmentConfigs: parametersSchema.optional(),
  /** Of component types: the workflows that may build such a component; absent where the generation does not say. */
  workflows: z.array(typeRefSchema).optional(),
  /** Of component types: the traits that may be added to such a component; absent where the generation does not say. */
  traits: z.array(typeRefSchema).optional(),
});
/** {@inheritDoc typeDefinitionSchema} @public */
export type TypeDefinition = z.infer<typeof typeDefinitionSchema>;

/**
 * A workflow that builds components or does anything else. `repository` says at which dotted paths of the parameters the
 * source is; it is empty for a workflow that builds nothing.
 *
 * @public
 */
export const workflowSchema = z.object({
  ...named,
  plane: modelRefSchema.optional(),
  parameters: parametersSchema.optional(),
  repository: z.object({
    url: z.string().optional(),
    branch: z.string().optional(),
    commit: z.string().optional(),
    path: z.string().optional(),
  }),
});
/** {@inheritDoc workflowSchema} @public */
export type Workflow = z.infer<typeof workflowSchema>;

/** A reference to secrets that live elsewhere: the names of its keys, never a value. @public */
export const secretReferenceSchema = z.object({
  ...named,
  keys: z.array(z.string()),
  health: healthSchema,
});
/** {@inheritDoc secretReferenceSchema} @public */
export type SecretReference = z.infer<typeof secretReferenceSchema>;

/** An alert rule of a component in an environment. `source` is what it looks at: `log`, `metric`, `budget`, … @public */
export const alertRuleSchema = z.object({
  ...named,
  component: modelRefSchema.optional(),
  environment: modelRefSchema.optional(),
  source: z.string(),
  severity: z.string().optional(),
  enabled: z.boolean(),
  channels: z.array(modelRefSchema),
  health: healthSchema,
});
/** {@inheritDoc alertRuleSchema} @public */
export type AlertRule = z.infer<typeof alertRuleSchema>;

/** Where alerts of an environment are sent: `type` is `email`, `webhook`, … Addresses and credentials are not part of it. @public */
export const notificationChannelSchema = z.object({
  ...named,
  environment: modelRefSchema.optional(),
  type: z.string(),
  isDefault: z.boolean(),
  health: healthSchema,
});
/** {@inheritDoc notificationChannelSchema} @public */
export type NotificationChannel = z.infer<typeof notificationChannelSchema>;

/** The schema of each kind of reference. @public */
export const modelSchemas = {
  tenant: tenantSchema,
  project: projectSchema,
  component: componentSchema,
  endpoint: endpointSchema,
  deploymentTrack: deploymentTrackSchema,
  build: buildSchema,
  release: releaseSchema,
  deployment: deploymentSchema,
  environment: environmentSchema,
  pipeline: pipelineSchema,
  dataPlane: planeSchema,
  buildPlane: planeSchema,
  observabilityPlane: planeSchema,
  resource: resourceSchema,
  resourceRelease: resourceReleaseSchema,
  resourceDeployment: resourceDeploymentSchema,
  projectRelease: projectReleaseSchema,
  projectDeployment: projectDeploymentSchema,
  componentType: typeDefinitionSchema,
  trait: typeDefinitionSchema,
  projectType: typeDefinitionSchema,
  resourceType: typeDefinitionSchema,
  workflow: workflowSchema,
  secretReference: secretReferenceSchema,
  alertRule: alertRuleSchema,
  notificationChannel: notificationChannelSchema,
} as const satisfies Record<ModelKind, z.ZodType>;

/** The neutral type of each kind of reference. @public */
export type ModelByKind = {
  readonly [K in ModelKind]: z.infer<(typeof modelSchemas)[K]>;
};
