// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { managedBySchema } from './managedBy';
import { owned, typeRefSchema } from './named';
import { modelRefSchema } from './ref';

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
  /** What the workflow is given, without what says where the source is, and without values of secret-like names. */
  buildParameters: z.record(z.string(), z.unknown()).optional(),
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
  /** What its pods are labelled with on every data plane, and no others; absent where that cannot be told. */
  podLabels: z.record(z.string(), z.string()).optional(),
  managedBy: managedBySchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc componentSchema} @public */
export type Component = z.infer<typeof componentSchema>;
