// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { planePartOf } from './planePart';

/** An index with logs; what OpenSearch does not say is absent. `health` is its own word. @public */
export const logIndexSchema = z.object({
  name: z.string(),
  health: z.string(),
  documents: z.number().int().optional(),
  bytes: z.number().optional(),
});
/** {@inheritDoc logIndexSchema} @public */
export type StoredLogIndex = z.infer<typeof logIndexSchema>;

/** What a Prometheus scrapes; `health` is its own word (`up`, `down`, `unknown`). @public */
export const scrapeTargetSchema = z.object({
  pool: z.string(),
  instance: z.string(),
  health: z.string(),
  lastError: z.string().optional(),
  lastScrapeAt: z.string().optional(),
});
/** {@inheritDoc scrapeTargetSchema} @public */
export type ScrapedTarget = z.infer<typeof scrapeTargetSchema>;

/**
 * What the servers of an observability plane hold, as it was at `asOf`: indices with logs, largest first, and targets,
 * those that do not answer first.
 *
 * @public
 */
export const observerContentsSchema = z.object({
  asOf: z.string(),
  indices: planePartOf(logIndexSchema),
  targets: planePartOf(scrapeTargetSchema),
});
/** {@inheritDoc observerContentsSchema} @public */
export type ObserverContents = z.infer<typeof observerContentsSchema>;
