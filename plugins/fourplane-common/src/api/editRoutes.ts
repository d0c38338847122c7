// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { componentSettingsSchema } from '../intent';
import { managedBySchema, modelKinds, modelRefSchema } from '../model';
import {
  componentReadPermission,
  componentUpdatePermission,
  deploymentManifestReadPermission,
  objectDeletePermission,
} from '../permissions';
import { allowanceSchema } from './allowance';
import { deploymentActionReplySchema } from './deployments';
import {
  COMPONENT,
  componentParams,
  ofComponent,
  ofThing,
  THING,
  thingParams,
} from './guardedPaths';
import { defineAction, defineRoute } from './Route';

const titled = z.object({
  ref: modelRefSchema,
  title: z.string().optional(),
  entityRef: z.string().optional(),
});

/**
 * What goes with a thing, kind by kind, and who uses it: of those only what the caller may see is named. With `managedBy` a
 * GitOps tool would make it again.
 *
 * @public
 */
export const deletionSchema = allowanceSchema.extend({
  thing: titled,
  goes: z.array(
    z.object({ kind: z.enum(modelKinds), things: z.array(titled) }),
  ),
  usedBy: z.array(titled),
  managedBy: managedBySchema.optional(),
});
/** {@inheritDoc deletionSchema} @public */
export type Deletion = z.infer<typeof deletionSchema>;

/**
 * What may be set of a component as a whole. `schema` is a JSON schema of an object with the fields of
 * `componentSettingsSchema` that it takes; `values` is what is set now. Where nothing can be set, `allowed` is false and
 * `why` says it.
 *
 * @public
 */
export const settingsFormSchema = allowanceSchema.extend({
  schema: z.record(z.string(), z.unknown()),
  values: componentSettingsSchema,
  /** What cannot be set here though the component has it, each in a sentence. */
  notes: z.array(z.string()),
  managedBy: managedBySchema.optional(),
});
/** {@inheritDoc settingsFormSchema} @public */
export type SettingsForm = z.infer<typeof settingsFormSchema>;

/** The routes of changing and deleting what is there. @public */
export const editRoutes = {
  getSettings: defineRoute({
    method: 'GET',
    path: `${COMPONENT}/settings`,
    params: componentParams,
    query: z.object({}),
    response: settingsFormSchema,
    permission: deploymentManifestReadPermission,
    guard: ofComponent,
  }),
  /** `before` is what was set of these when they were changed: they are not set where it is something else by now. */
  updateSettings: defineAction({
    method: 'POST',
    path: `${COMPONENT}/settings`,
    params: componentParams,
    body: z.object({
      key: z.uuid(),
      dryRun: z.boolean().optional(),
      settings: componentSettingsSchema,
      before: componentSettingsSchema,
    }),
    response: deploymentActionReplySchema,
    permission: componentUpdatePermission,
    guard: ofComponent,
  }),
  getDeletion: defineRoute({
    method: 'GET',
    path: `${THING}/deletion`,
    params: thingParams,
    query: z.object({}),
    response: deletionSchema,
    permission: componentReadPermission,
    guard: ofThing,
  }),
  /** `name` is the thing's own, as somebody has typed it: another one is refused. */
  deleteThing: defineAction({
    method: 'POST',
    path: `${THING}/delete`,
    params: thingParams,
    body: z.object({
      key: z.uuid(),
      dryRun: z.boolean().optional(),
      name: z.string(),
    }),
    response: deploymentActionReplySchema,
    permission: objectDeletePermission,
    guard: ofThing,
  }),
};
