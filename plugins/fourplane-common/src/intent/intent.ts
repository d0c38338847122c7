// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { deployedKinds, ModelKind, ModelRef, modelRefSchema } from '../model';

/*
 * What somebody wants of a control plane, in the model's words. An intent names things by reference and never a custom
 * resource; each generation makes its own manifests of it. Absent fields of an update stay as they are.
 */

/** A reference of one of the given kinds. */
const refOf = (...kinds: readonly [ModelKind, ...ModelKind[]]) =>
  modelRefSchema.refine(
    (ref: ModelRef) => kinds.includes(ref.kind),
    `must refer to a ${kinds.join(' or a ')}`,
  );

/** The words people give a thing; an empty text takes them away. `owner` is an entity ref, possibly short. */
const words = {
  title: z.string().max(253).optional(),
  description: z.string().max(2_000).optional(),
  owner: z.string().max(253).optional(),
};

/** A type as the control plane knows it; `kind` where a namespaced and a cluster-scoped one may share the name. */
const typeUse = z.object({
  kind: z.string().min(1).optional(),
  name: z.string().min(1),
});

/** Values for a type's JSON schema. */
const parameters = z.record(z.string(), z.unknown());

const sourceUse = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('git'),
    url: z.string().min(1),
    branch: z.string().min(1).optional(),
    commit: z
      .string()
      .regex(/^[0-9a-fA-F]{7,40}$/, 'must be 7 to 40 hexadecimal digits')
      .optional(),
    path: z.string().optional(),
    /** What builds it; the generation's usual one when absent. */
    workflow: typeUse.optional(),
    /** Of the workflow, beside what says where the source is. */
    parameters: parameters.optional(),
  }),
  z.object({ type: z.literal('image'), image: z.string().min(1) }),
]);

const environmentVariable = z.union([
  z.object({ name: z.string().min(1), value: z.string() }),
  z.object({
    name: z.string().min(1),
    secret: z.object({ name: z.string().min(1), key: z.string().min(1) }),
  }),
]);

/** What runs, and how others reach it. */
const workloadUse = z.object({
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z.array(environmentVariable).optional(),
  endpoints: z
    .array(
      z.object({
        name: z.string().min(1),
        /** As the generation spells it: `HTTP`, `gRPC`, `TCP`, … */
        type: z.string().min(1),
        port: z.number().int().min(1).max(65535),
        basePath: z.string().optional(),
        /** `project`, `namespace`, `internal`, `external`; from its own project when empty. */
        visibility: z.array(z.string()).optional(),
        schema: z
          .object({ type: z.string().optional(), content: z.string() })
          .optional(),
      }),
    )
    .optional(),
  dependencies: z
    .array(
      z.object({
        component: refOf('component'),
        endpoint: z.string().min(1),
        /** From what is known of the endpoint (`address`, `host`, `port`, `basePath`) to the variable that gets it. */
        env: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  /** Managed resources, with the variable that gets each output. */
  resources: z
    .array(
      z.object({
        resource: refOf('resource'),
        env: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  /** Cron expression of a scheduled task. */
  schedule: z.string().optional(),
});

const componentParts = {
  ...words,
  lifecycle: z.string().optional(),
  links: z
    .array(z.object({ url: z.string(), title: z.string().optional() }))
    .optional(),
  parameters: parameters.optional(),
  traits: z
    .array(
      typeUse.extend({
        instance: z.string().min(1),
        parameters: parameters.optional(),
      }),
    )
    .optional(),
  autoDeploy: z.boolean().optional(),
  autoBuild: z.boolean().optional(),
  workload: workloadUse.optional(),
};

/**
 * What a thing is given in one environment only, each part the new whole. Of a component `componentType` are values for
 * its type's `environmentConfigs`, `traits` those for its traits' by instance, `workload` what its containers get besides;
 * of a managed resource and of a project's own infrastructure `resourceType` and `projectType` are those for their type's.
 *
 * @public
 */
export const overridesSchema = z.object({
  componentType: parameters.optional(),
  traits: z.record(z.string(), parameters).optional(),
  workload: z
    .object({ env: z.array(environmentVariable).optional() })
    .optional(),
  resourceType: parameters.optional(),
  projectType: parameters.optional(),
});
/** {@inheritDoc overridesSchema} @public */
export type Overrides = z.infer<typeof overridesSchema>;

/** A component, or where a generation releases them a managed resource, or a project for its own infrastructure. */
const deployable = refOf('component', 'resource', 'project');
/** A release of a {@link deployable}, or a build of a component. */
const released = refOf('release', 'build', 'resourceRelease', 'projectRelease');

const promotionPaths = z.array(
  z.object({
    from: refOf('environment'),
    to: z.array(refOf('environment')).min(1),
  }),
);

/** How a control plane reaches a plane: by an agent's certificate authority, or directly with a client certificate. */
const planeAccess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('agent'),
    planeId: z.string().min(1).optional(),
    /** PEM of the authority that signs the agent's certificate; it is public. */
    clientCa: z.string().min(1),
  }),
  z.object({
    type: z.literal('direct'),
    server: z.url({ protocol: /^https$/ }),
    /** PEM texts. */
    caCert: z.string().min(1),
    clientCert: z.string().min(1),
    clientKey: z.string().min(1),
  }),
]);

const planeParts = {
  ...words,
  access: planeAccess,
  observabilityPlane: refOf('observabilityPlane').optional(),
};

/** Every intent, by name. @public */
export const intentSchemas = {
  createTenant: z.object({
    intent: z.literal('createTenant'),
    tenant: refOf('tenant'),
    ...words,
  }),
  updateTenant: z.object({
    intent: z.literal('updateTenant'),
    tenant: refOf('tenant'),
    ...words,
  }),
  createProject: z.object({
    intent: z.literal('createProject'),
    project: refOf('project'),
    ...words,
    /** The tenant's only one, or the one named `default`, when absent. */
    pipeline: refOf('pipeline').optional(),
    type: typeUse.optional(),
    parameters: parameters.optional(),
  }),
  updateProject: z.object({
    intent: z.literal('updateProject'),
    project: refOf('project'),
    ...words,
    pipeline: refOf('pipeline').optional(),
    parameters: parameters.optional(),
  }),
  createComponent: z.object({
    intent: z.literal('createComponent'),
    component: refOf('component'),
    /** `{name: 'service'}`, `web-application`, `scheduled-task`, or a component type's name. */
    type: typeUse,
    source: sourceUse,
    ...componentParts,
  }),
  /** Of the parts that are given each is the new whole: traits, parameters and workload are not merged. */
  updateComponent: z.object({
    intent: z.literal('updateComponent'),
    component: refOf('component'),
    source: sourceUse.optional(),
    ...componentParts,
  }),
  createDeploymentTrack: z.object({
    intent: z.literal('createDeploymentTrack'),
    track: refOf('deploymentTrack'),
    ...words,
    branch: z.string().min(1).optional(),
    path: z.string().optional(),
    autoBuild: z.boolean().optional(),
    autoDeploy: z.boolean().optional(),
  }),
  createEnvironment: z.object({
    intent: z.literal('createEnvironment'),
    environment: refOf('environment'),
    ...words,
    dataPlane: refOf('dataPlane'),
    isProduction: z.boolean().optional(),
  }),
  updateEnvironment: z.object({
    intent: z.literal('updateEnvironment'),
    environment: refOf('environment'),
    ...words,
    isProduction: z.boolean().optional(),
  }),
  createPipeline: z.object({
    intent: z.literal('createPipeline'),
    pipeline: refOf('pipeline'),
    ...words,
    paths: promotionPaths,
  }),
  updatePipeline: z.object({
    intent: z.literal('updatePipeline'),
    pipeline: refOf('pipeline'),
    ...words,
    paths: promotionPaths.optional(),
  }),
  createDataPlane: z.object({
    intent: z.literal('createDataPlane'),
    plane: refOf('dataPlane'),
    ...planeParts,
    gateway: z
      .object({
        publicHost: z.string().min(1),
        organizationHost: z.string().min(1).optional(),
      })
      .optional(),
  }),
  createBuildPlane: z.object({
    intent: z.literal('createBuildPlane'),
    plane: refOf('buildPlane'),
    ...planeParts,
  }),
  createResource: z.object({
    intent: z.literal('createResource'),
    resource: refOf('resource'),
    ...words,
    type: typeUse,
    parameters: parameters.optional(),
  }),
  triggerBuild: z.object({
    intent: z.literal('triggerBuild'),
    component: refOf('component'),
    track: refOf('deploymentTrack').optional(),
    /** The component's own when absent. */
    branch: z.string().min(1).optional(),
    commit: z
      .string()
      .regex(/^[0-9a-fA-F]{7,40}$/, 'must be 7 to 40 hexadecimal digits')
      .optional(),
    parameters: parameters.optional(),
  }),
  /** Builds again with what a build was given: the same revision and the same parameters, whatever the component says now. */
  retryBuild: z.object({
    intent: z.literal('retryBuild'),
    build: refOf('build'),
  }),
  createRelease: z.object({
    intent: z.literal('createRelease'),
    component: refOf('component'),
    /** Named by the control plane or from the component when absent. */
    release: refOf('release').optional(),
  }),
  /** Puts a release into an environment, whatever ran there before. */
  deploy: z.object({
    intent: z.literal('deploy'),
    component: deployable,
    environment: refOf('environment'),
    /** A release, or a build where a generation has no releases; the newest when absent. */
    release: released.optional(),
    /** Set there along with it; what is there already stays where absent. */
    overrides: overridesSchema.optional(),
  }),
  /** Puts what runs in one environment into another one, along the project's pipeline. */
  promote: z.object({
    intent: z.literal('promote'),
    component: deployable,
    from: refOf('environment'),
    to: refOf('environment'),
    /** Set in the environment it goes to; what is there already stays where absent. */
    overrides: overridesSchema.optional(),
  }),
  /** Puts an earlier release, or an earlier build's image, back into an environment. */
  rollback: z.object({
    intent: z.literal('rollback'),
    deployment: refOf(...deployedKinds),
    to: released,
  }),
  /** Of a managed resource all of it there is deleted, its data too; a component can be resumed. */
  undeploy: z.object({
    intent: z.literal('undeploy'),
    deployment: refOf('deployment', 'resourceDeployment'),
  }),
  suspend: z.object({
    intent: z.literal('suspend'),
    deployment: refOf('deployment'),
  }),
  /** Takes an undeployment or a suspension back. */
  resume: z.object({
    intent: z.literal('resume'),
    deployment: refOf('deployment'),
  }),
  restart: z.object({
    intent: z.literal('restart'),
    deployment: refOf('deployment'),
  }),
  /** Sets what a deployment has of its own. Of the parts that are given each is the new whole; an empty one takes all away. */
  configureDeployment: z.object({
    intent: z.literal('configureDeployment'),
    deployment: refOf(...deployedKinds),
    overrides: overridesSchema,
  }),
  /** Deletes a thing with what belongs to it, as its generation does. */
  delete: z.object({ intent: z.literal('delete'), ref: modelRefSchema }),
} as const;

/**
 * What `updateComponent` may set of a component as a whole: each part the new whole, what is left out stays as it is.
 *
 * @public
 */
export const componentSettingsSchema = intentSchemas.updateComponent.pick({
  title: true,
  description: true,
  owner: true,
  parameters: true,
  traits: true,
  workload: true,
});
/** {@inheritDoc componentSettingsSchema} @public */
export type ComponentSettings = z.infer<typeof componentSettingsSchema>;

/** The name of an intent. @public */
export type IntentName = keyof typeof intentSchemas;

/** One intent. @public */
export type IntentOf<N extends IntentName> = z.infer<(typeof intentSchemas)[N]>;

/** An intent that can set what a thing has of its own in one environment. @public */
export type OverridingIntent = IntentOf<
  'configureDeployment' | 'deploy' | 'promote'
>;

/** Any intent. @public */
export type Intent = { [N in IntentName]: IntentOf<N> }[IntentName];

/**
 * What is wrong with an intent, at which of its fields (a dotted path, empty for the whole), and how to mend it where
 * that is known.
 *
 * @public
 */
export const intentIssueSchema = z.object({
  path: z.string(),
  message: z.string(),
  mend: z.string().optional(),
});

/** {@inheritDoc intentIssueSchema} @public */
export type IntentIssue = z.infer<typeof intentIssueSchema>;

/**
 * Reads an intent from what somebody sent. References must be of the right kinds and of one control plane; whether what
 * they name exists is for the control plane to say.
 *
 * @public
 */
export function parseIntent(
  value: unknown,
):
  | { readonly state: 'read'; readonly intent: Intent }
  | { readonly state: 'refused'; readonly issues: readonly IntentIssue[] } {
  const named = z
    .object({ intent: z.enum(Object.keys(intentSchemas) as IntentName[]) })
    .safeParse(value);
  const parsed = named.success
    ? intentSchemas[named.data.intent].safeParse(value)
    : named;
  return parsed.success
    ? // The schema was chosen by the intent's own name.
      { state: 'read', intent: parsed.data as Intent }
    : {
        state: 'refused',
        issues: parsed.error.issues.map(({ path, message }) => ({
          path: path.map(String).join('.'),
          message,
        })),
      };
}
