// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { named, parametersSchema, typeRefSchema } from './named';

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
