// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { managedBySchema } from './managedBy';
import { named } from './named';
import { ModelRef, modelRefSchema, RefOf } from './ref';

/** Kinds of what is placed in an environment: of a component, of a managed resource, of a project's own infrastructure. */
export const deployedKinds = [
  'deployment',
  'resourceDeployment',
  'projectDeployment',
] as const;
/** One of {@link deployedKinds}. @public */
export type DeployedKind = (typeof deployedKinds)[number];
/** Something placed in an environment. @public */
export type DeployedRef = RefOf<DeployedKind>;

/** Whether a reference is of something placed in an environment. @public */
export function isDeployedRef(ref: ModelRef): ref is DeployedRef {
  return deployedKinds.some(kind => kind === ref.kind);
}

/** A URL under which a deployed endpoint answers. @public */
export const endpointUrlSchema = z.object({
  endpoint: z.string(),
  type: z.string().optional(),
  visibility: z.string(),
  url: z.string(),
});

/**
 * What everything that runs in an environment carries. `changedAt`: when what is wanted there last changed, an ISO 8601
 * instant; `changedBy`: the entity ref of who asked for that change, where it was made through the portal and nothing has
 * changed since. Either is absent where it is not known.
 */
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
  /** A fingerprint of what is set for it alone: equal where the same is set, absent where nothing is. */
  overrides: z.string().optional(),
  managedBy: managedBySchema.optional(),
  changedAt: z.string().optional(),
  changedBy: z.string().optional(),
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

/** Anything placed in an environment. @public */
export type Deployed = Deployment | ResourceDeployment | ProjectDeployment;

/** The component, the managed resource or the project that is placed. @public */
export function deployedThing(deployed: Deployed): ModelRef {
  if ('component' in deployed) {
    return deployed.component;
  }
  return 'resource' in deployed ? deployed.resource : deployed.project;
}
