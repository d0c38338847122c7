// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { modelRefSchema } from './ref';

/** What every thing in the model carries: identity and the words people gave it. */
export const named = {
  ref: modelRefSchema,
  title: z.string().optional(),
  description: z.string().optional(),
};

/** Owner as written on the CR (`fourplane.dev/owner`): an entity ref, possibly short. */
export const owned = { ...named, owner: z.string().optional() };

/** A reference to a type definition, as the CR writes it (`{kind, name}`). */
export const typeRefSchema = z.object({ kind: z.string(), name: z.string() });

/** A JSON schema as the author of a type wrote it, its references to its own definitions resolved. */
export const parametersSchema = z.record(z.string(), z.unknown());
