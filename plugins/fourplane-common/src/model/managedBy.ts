// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/**
 * What keeps an object as it is in Git: a change made anywhere else would be undone. `name` is what the tool calls it
 * (an Argo CD Application, a Flux Kustomization or HelmRelease), `url` where its manifest is kept.
 *
 * @public
 */
export const managedBySchema = z
  .object({
    tool: z.enum(['argocd', 'flux', 'other']),
    name: z.string().optional(),
    url: z.string().optional(),
  })
  .readonly();
/** {@inheritDoc managedBySchema} @public */
export type ManagedBy = z.infer<typeof managedBySchema>;

const toolNames = { argocd: 'Argo CD', flux: 'Flux', other: 'a GitOps tool' };

/** What keeps an object, in words: `Argo CD (shop)`. @public */
export function keeperOf({ tool, name }: ManagedBy): string {
  return `${toolNames[tool]}${name ? ` (${name})` : ''}`;
}
