// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { intentIssueSchema, overridesSchema } from '../intent';
import {
  capabilities,
  componentSchema,
  deploymentSchema,
  environmentSchema,
  healthSchema,
  managedBySchema,
  modelRefSchema,
  problemSchema,
  projectDeploymentSchema,
  resourceDeploymentSchema,
  runtimeSchema,
  unreadableSchema,
} from '../model';
import { allowanceSchema } from './allowance';

/** A thing by its reference, with its display name where it has one. */
const titled = z.object({ ref: modelRefSchema, title: z.string().optional() });

/**
 * What runs in an environment, whatever it is of: a component, a managed resource (`resource`, and `outputs` for its
 * users), or a project's own infrastructure (`project`, and its `namespace` on the data plane).
 *
 * @public
 */
export const placedSchema = deploymentSchema
  .partial({ component: true })
  .extend({
    resource: modelRefSchema.optional(),
    outputs: resourceDeploymentSchema.shape.outputs.optional(),
    project: modelRefSchema.optional(),
    namespace: projectDeploymentSchema.shape.namespace,
  });
/** {@inheritDoc placedSchema} @public */
export type Placed = z.infer<typeof placedSchema>;

/**
 * How a deployment is: the worst of what the control plane's conditions and the data plane's pods say. `from` says which
 * of them the reason is from, `pod` names the pod. A data plane that is not seen now says nothing.
 *
 * @public
 */
export const deploymentHealthSchema = healthSchema
  .unwrap()
  .extend({
    from: z.enum(['conditions', 'pods']),
    pod: z.string().optional(),
  })
  .readonly();
/** {@inheritDoc deploymentHealthSchema} @public */
export type DeploymentHealth = z.infer<typeof deploymentHealthSchema>;

/**
 * What can be deployed: a release, or a build where the generation has no releases. `environments` are those it runs in
 * now. `createdAt` is an ISO 8601 instant.
 *
 * @public
 */
export const releaseSummarySchema = z.object({
  ref: modelRefSchema,
  title: z.string().optional(),
  image: z.string().optional(),
  createdAt: z.string().optional(),
  build: z
    .object({
      ref: modelRefSchema,
      commit: z.string().optional(),
      branch: z.string().optional(),
    })
    .optional(),
  environments: z.array(modelRefSchema),
});
/** {@inheritDoc releaseSummarySchema} @public */
export type ReleaseSummary = z.infer<typeof releaseSummarySchema>;

/**
 * What runs in an environment beside what runs in the one before it, `from`. `behind` and `ahead` go by when the releases
 * were made; `different` is the same release with other overrides; `unknown` where that cannot be told.
 *
 * @public
 */
export const driftSchema = z.object({
  from: modelRefSchema,
  state: z.enum(['same', 'behind', 'ahead', 'different', 'unknown']),
  /** How many releases lie between. */
  releases: z.number().int().optional(),
});
/** {@inheritDoc driftSchema} @public */
export type Drift = z.infer<typeof driftSchema>;

/** What can be done with one environment's deployment. @public */
export const deploymentActionsSchema = z.object({
  deploy: allowanceSchema,
  promote: z.array(allowanceSchema.extend({ to: modelRefSchema })),
  rollback: allowanceSchema,
  undeploy: allowanceSchema,
  suspend: allowanceSchema,
  resume: allowanceSchema,
  restart: allowanceSchema,
  configure: allowanceSchema,
});
/** {@inheritDoc deploymentActionsSchema} @public */
export type DeploymentActions = z.infer<typeof deploymentActionsSchema>;

/**
 * A thing in one environment. `label` is what to call the environment: its title, or its title and its name where
 * another one shown beside it has the same title. Without a `deployment` nothing of it runs there. `others` are further
 * deployments of it to the same environment, of which there should be none. `since` and `by` (an entity ref) say when and
 * by whom what is wanted there last changed, each absent where it is not known.
 *
 * @public
 */
export const environmentDeploymentSchema = z.object({
  ref: modelRefSchema,
  label: z.string(),
  environment: environmentSchema.optional(),
  dataPlane: titled
    .extend({ region: z.string().optional(), health: healthSchema.optional() })
    .optional(),
  /** Whether the project's pipeline leads through it. */
  isOnPipeline: z.boolean(),
  promotesTo: z.array(modelRefSchema),
  deployment: placedSchema.optional(),
  others: z.array(placedSchema),
  health: deploymentHealthSchema.optional(),
  runtime: runtimeSchema.optional(),
  release: releaseSummarySchema.omit({ environments: true }).optional(),
  drift: driftSchema.optional(),
  since: z.string().optional(),
  by: z.string().optional(),
  managedBy: managedBySchema.optional(),
  /** Of a scheduled task that is not suspended: when it runs next, an ISO 8601 instant. */
  nextRunAt: z.string().optional(),
  actions: deploymentActionsSchema,
});
/** {@inheritDoc environmentDeploymentSchema} @public */
export type EnvironmentDeployment = z.infer<typeof environmentDeploymentSchema>;

/**
 * The environments of a component, a managed resource, or a project for its own infrastructure: those of its project's
 * pipeline in promotion order, then those it runs in beside it. `releases` are newest first; `component` is there of a
 * component.
 *
 * @public
 */
export const thingDeploymentsSchema = z.object({
  thing: titled,
  component: componentSchema.optional(),
  pipeline: titled.optional(),
  environments: z.array(environmentDeploymentSchema),
  releases: z.array(releaseSummarySchema),
  autoDeploy: allowanceSchema.extend({ on: z.boolean() }).optional(),
  capabilities: z.array(z.enum(capabilities)),
  /** What could not be read of them; absent when all could. */
  unreadable: z.array(unreadableSchema).optional(),
});
/** {@inheritDoc thingDeploymentsSchema} @public */
export type ThingDeployments = z.infer<typeof thingDeploymentsSchema>;

/** What a step of a thing's history is. @public */
export const historyTypes = [
  'commit',
  'build',
  'image',
  'release',
  'environment',
] as const;

/**
 * One step on the way from a commit to an environment. `id` is unique in the reply and `after` names the steps it came
 * from; `title` is what to call it, `by` an entity ref. An environment's step is its present deployment: what ran there
 * before is not kept by a control plane.
 *
 * @public
 */
export const historyEntrySchema = z.object({
  id: z.string(),
  type: z.enum(historyTypes),
  title: z.string(),
  at: z.string().optional(),
  by: z.string().optional(),
  /** The build, the release or the deployment. */
  ref: modelRefSchema.optional(),
  environment: titled.optional(),
  health: healthSchema.optional(),
  after: z.array(z.string()),
});
/** {@inheritDoc historyEntrySchema} @public */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/**
 * A thing's history, newest first; a step whose time is not known stands by what came of it. `omitted` counts the
 * builds that are too old to be told of.
 *
 * @public
 */
export const deploymentHistorySchema = z.object({
  entries: z.array(historyEntrySchema),
  omitted: z.number().int(),
});
/** {@inheritDoc deploymentHistorySchema} @public */
export type DeploymentHistory = z.infer<typeof deploymentHistorySchema>;

/**
 * One difference: `object` says of which (`ReleaseBinding acme/cart-staging`), `path` is dotted, absent `before` means
 * added and absent `after` taken away. Values are JSON; those of secrets are `(hidden)`.
 *
 * @public
 */
export const changeSchema = z.object({
  object: z.string(),
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
/** {@inheritDoc changeSchema} @public */
export type Change = z.infer<typeof changeSchema>;

/**
 * Two releases, environments, or a release and what runs, as text and by their differences. Of what is on a data plane it
 * is what is declared of it: an object that is not there is one change without a path, and one that could not be looked
 * at is in `problems` and nowhere else.
 *
 * @public
 */
export const comparisonSchema = z.object({
  left: z.object({ title: z.string(), yaml: z.string() }),
  right: z.object({ title: z.string(), yaml: z.string() }),
  changes: z.array(changeSchema),
  problems: z.array(problemSchema).optional(),
});
/** {@inheritDoc comparisonSchema} @public */
export type Comparison = z.infer<typeof comparisonSchema>;

/**
 * What may be set differently in one environment. `schema` is a JSON schema of an object with the fields of
 * `overridesSchema` that are taken there; `values` is what is set now, and `missing` are the dotted paths of what has to be
 * set and is not. Where nothing can be set, `allowed` is false and `why` says it.
 *
 * @public
 */
export const overrideFormSchema = allowanceSchema.extend({
  environment: titled,
  schema: z.record(z.string(), z.unknown()),
  values: overridesSchema,
  missing: z.array(z.string()),
  /** What may be set, and could not be found out, each in a sentence. */
  notes: z.array(z.string()),
});
/** {@inheritDoc overrideFormSchema} @public */
export type OverrideForm = z.infer<typeof overrideFormSchema>;

/** One object of a runtime tree, as YAML with the values of secrets hidden. @public */
export const runtimeManifestSchema = z.object({ yaml: z.string() });

/** One cell of a matrix. @public */
export const deploymentCellSchema = environmentDeploymentSchema
  .pick({
    ref: true,
    health: true,
    release: true,
    drift: true,
    since: true,
    by: true,
  })
  .extend({
    deployment: modelRefSchema,
    desired: deploymentSchema.shape.desired,
    replicas: runtimeSchema.shape.replicas,
    image: z.string().optional(),
    urls: deploymentSchema.shape.urls,
  });
/** {@inheritDoc deploymentCellSchema} @public */
export type DeploymentCell = z.infer<typeof deploymentCellSchema>;

/**
 * Components, managed resources and projects' own infrastructure, and where they run; `cells` has one entry per environment
 * that a thing runs in, and `type` is the component's or the managed resource's. There is nothing in it, and nothing is
 * counted, of what the caller may not read: `unreadable` are things and deployments the caller may see,
 * which could not be read; where such a deployment would run is not known.
 *
 * @public
 */
export const deploymentMatrixSchema = z.object({
  /** The columns: of the project's pipeline in promotion order, then others that the rows' things run in. */
  environments: z.array(
    environmentDeploymentSchema.pick({
      ref: true,
      label: true,
      environment: true,
      dataPlane: true,
      isOnPipeline: true,
    }),
  ),
  rows: z.array(
    z.object({
      thing: titled.extend({ type: z.string().optional() }),
      entityRef: z.string().optional(),
      cells: z.array(deploymentCellSchema),
    }),
  ),
  unreadable: z.array(unreadableSchema).optional(),
});
/** {@inheritDoc deploymentMatrixSchema} @public */
export type DeploymentMatrix = z.infer<typeof deploymentMatrixSchema>;

/**
 * What every deployment action is asked with. `key` names it for ever: asked again with the same key it goes on where it
 * stopped. With `dryRun` nothing is stored and the reply says what would change.
 */
const asked = { key: z.uuid(), dryRun: z.boolean().optional() };
const name = z.string().min(1).max(253);

/** What can be deployed, by name: a release of the thing, or a component's build where a generation has no releases. */
const deployable = z.object({
  kind: z.enum(['release', 'build', 'resourceRelease', 'projectRelease']),
  name,
});
/** What is set along with it, in that environment alone; it needs the permission to change overrides, too. */
const overrides = overridesSchema.optional();

/** The bodies of the deployment actions. Environments are names within the thing's tenant. @public */
export const deploymentActionBodies = {
  deploy: z.object({
    ...asked,
    environment: name,
    release: deployable,
    overrides,
  }),
  promote: z.object({ ...asked, from: name, to: name, overrides }),
  rollback: z.object({ ...asked, to: deployable }),
  undeploy: z.object(asked),
  suspend: z.object(asked),
  resume: z.object(asked),
  restart: z.object(asked),
  configure: z.object({ ...asked, overrides: overridesSchema }),
  setAutoDeploy: z.object({ ...asked, on: z.boolean() }),
};

/**
 * What a deployment action comes to. `checked` is a dry run: `changes` is exactly what would be written, `unchecked`
 * names what could not be tried, and with `issues` it would be refused. What is refused otherwise is an error.
 *
 * @public
 */
export const deploymentActionReplySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('checked'),
    changes: z.array(changeSchema),
    unchecked: z.array(z.string()),
    issues: z.array(intentIssueSchema),
  }),
  z.object({ state: z.literal('done'), refs: z.array(modelRefSchema) }),
]);
/** {@inheritDoc deploymentActionReplySchema} @public */
export type DeploymentActionReply = z.infer<typeof deploymentActionReplySchema>;
