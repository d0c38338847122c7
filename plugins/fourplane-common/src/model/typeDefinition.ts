// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { owned, parametersSchema, typeRefSchema } from './named';

const endpointRulesSchema = z.object({
  /** At least so many. */
  least: z.number().int().optional(),
  /** At most so many. */
  most: z.number().int().optional(),
  /** One of them is of this type. */
  usualType: z.string().optional(),
  /** All of them are of this type. */
  onlyType: z.string().optional(),
});
/** What a type's rules say of endpoints. @public */
export type EndpointRules = z.infer<typeof endpointRulesSchema>;

const templateWordsSchema = z.object({
  /** As written: `none` where there shall be no such template. */
  offer: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  /** As written; the catalog may not take all of them. */
  tags: z.array(z.string()).optional(),
  /** As written: an entity ref, possibly short. */
  owner: z.string().optional(),
});
/** How a generated software template should be. @public */
export type TemplateWords = z.infer<typeof templateWordsSchema>;

/**
 * A type that components, projects or resources are made of, or a trait: what it takes, as JSON schemas. `parameters` go
 * into the object that is made of it, `environmentConfigs` into its deployment in an environment.
 *
 * @public
 */
export const typeDefinitionSchema = z.object({
  ...owned,
  /** Of component types: `deployment`, `statefulset`, `cronjob`, `job`, `proxy`. */
  workloadType: z.string().optional(),
  parameters: parametersSchema.optional(),
  environmentConfigs: parametersSchema.optional(),
  /** Of component types: the workflows that may build such a component; absent where the generation does not say. */
  workflows: z.array(typeRefSchema).optional(),
  /** Of component types: the traits that may be added to such a component; absent where the generation does not say. */
  traits: z.array(typeRefSchema).optional(),
  /** Of component types: what its rules say of the endpoints of a component, as far as they can be understood. */
  endpoints: endpointRulesSchema.optional(),
  /** The software template that is generated of it, as far as its CR says how that should be. */
  template: templateWordsSchema.optional(),
});
/** {@inheritDoc typeDefinitionSchema} @public */
export type TypeDefinition = z.infer<typeof typeDefinitionSchema>;
