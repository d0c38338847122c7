// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ModelKind, modelRefSchema } from '../model';
import { typeRefSchema } from '../model/named';

/** What people know a thing by; `title` is absent where it has none. */
const words = {
  title: z.string().optional(),
  description: z.string().optional(),
};

/** A thing of the catalog that a form may name; `entityRef` is what the form then holds. @public */
export const thingChoiceSchema = z.object({
  ref: modelRefSchema,
  entityRef: z.string(),
  ...words,
});
/** {@inheritDoc thingChoiceSchema} @public */
export type ThingChoice = z.infer<typeof thingChoiceSchema>;

/** An environment to deploy to; `isFirst` where a project's pipeline begins with it. @public */
export const environmentChoiceSchema = thingChoiceSchema.extend({
  isFirst: z.boolean(),
  isProduction: z.boolean(),
});
/** {@inheritDoc environmentChoiceSchema} @public */
export type EnvironmentChoice = z.infer<typeof environmentChoiceSchema>;

/** The kinds of types and traits, as the path of their choices says them. @public */
export const typeChoiceKinds = [
  'componentType',
  'projectType',
  'resourceType',
  'trait',
] as const satisfies readonly ModelKind[];
/** One of {@link typeChoiceKinds}. @public */
export type TypeChoiceKind = (typeof typeChoiceKinds)[number];

/**
 * A type or trait by the name that an intent gives. `isShared`: the whole control plane has it, not the tenant alone.
 * `workflows` are those that may build a component of it; absent where that is not said.
 *
 * @public
 */
export const typeChoiceSchema = z.object({
  name: z.string(),
  ...words,
  isShared: z.boolean(),
  workloadType: z.string().optional(),
  workflows: z.array(typeRefSchema).optional(),
});
/** {@inheritDoc typeChoiceSchema} @public */
export type TypeChoice = z.infer<typeof typeChoiceSchema>;

/** A workflow by the name that an intent gives; `buildsSource` where it is told where a source is. @public */
export const workflowChoiceSchema = z.object({
  name: z.string(),
  ...words,
  isShared: z.boolean(),
  buildsSource: z.boolean(),
});
/** {@inheritDoc workflowChoiceSchema} @public */
export type WorkflowChoice = z.infer<typeof workflowChoiceSchema>;

/** A reference to secrets with the names of its keys, never a value. @public */
export const secretChoiceSchema = z.object({
  name: z.string(),
  ...words,
  keys: z.array(z.string()),
});
/** {@inheritDoc secretChoiceSchema} @public */
export type SecretChoice = z.infer<typeof secretChoiceSchema>;

/** Whether something new can have a name: `wrong` where Kubernetes takes no such name. @public */
export const nameCheckSchema = z.object({
  state: z.enum(['free', 'taken', 'wrong']),
});
/** {@inheritDoc nameCheckSchema} @public */
export type NameCheck = z.infer<typeof nameCheckSchema>;

/** Longest name of something new. @public */
export const MAX_NAME = 63;

/** Whether something new can have the name: it becomes a label value and a part of namespace names. @public */
export function isNewName(name: string): boolean {
  return (
    name.length <= MAX_NAME && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
  );
}
