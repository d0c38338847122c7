// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Parts of the page of a run. */
export const runTabs = ['logs', 'parameters', 'events', 'result'] as const;

/** What of a run is looked at, as the page's address says. */
export const runQuerySchema = z.object({
  tab: z.enum(runTabs).catch('logs'),
  /** Id of a node of the graph. */
  step: z.string().min(1).optional().catch(undefined),
  container: z.string().min(1).optional().catch(undefined),
  /** Number of a line, from 1. */
  line: z.coerce.number().int().positive().optional().catch(undefined),
});

/** What {@link runQuerySchema} reads. */
export type RunQuery = z.infer<typeof runQuerySchema>;
