// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Parts of the panel of an environment. */
export const panelTabs = [
  'health',
  'endpoints',
  'resources',
  'logs',
  'release',
  'history',
] as const;

const said = z.string().min(1).optional().catch(undefined);

/** What of the deployments is looked at, as the page's address says. */
export const deployQuerySchema = z.object({
  environment: said,
  tab: z.enum(panelTabs).catch('health'),
  /** Id of an object of the runtime tree. */
  object: said,
  pod: said,
  container: said,
  previous: z.literal('true').optional().catch(undefined),
  /** What is compared, from this to that: `environment:NAME`, `release:NAME` or `build:NAME`. */
  with: said,
  against: said,
});

/** What {@link deployQuerySchema} reads. */
export type DeployQuery = z.infer<typeof deployQuerySchema>;
