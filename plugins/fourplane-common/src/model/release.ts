// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { named } from './named';
import { modelRefSchema } from './ref';

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
