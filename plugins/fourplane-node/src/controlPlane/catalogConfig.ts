// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

const name = z.string().min(1).max(253);

/** The kinds whose things an entity of the portal's own may stand for. */
const linkedKinds = [
  'tenant',
  'project',
  'component',
  'resource',
  'environment',
  'pipeline',
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
] as const;

/** One thing that an entity of the portal's own stands for, said in the configuration instead of on its CR. */
const catalogLinkSchema = z.strictObject({
  entity: z.string().min(1),
  kind: z.enum(linkedKinds).default('component'),
  tenant: name.optional(),
  project: name.optional(),
  name,
});

/** {@inheritDoc catalogLinkSchema} */
export type CatalogLink = z.infer<typeof catalogLinkSchema>;

/** How the things of a control plane are in the catalog. */
export const catalogConfigSchema = z
  .strictObject({
    mode: z.enum(['ingest', 'link', 'both']).default('ingest'),
    links: z.array(catalogLinkSchema).default([]),
  })
  .superRefine(({ mode, links }, context) => {
    if (mode === 'ingest' && links.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['links'],
        message: 'go with the mode "link" or "both"',
      });
    }
  });

/** {@inheritDoc catalogConfigSchema} */
export type CatalogConfig = z.infer<typeof catalogConfigSchema>;
