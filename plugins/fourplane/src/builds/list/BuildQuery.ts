// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { buildPhases } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** How far back builds are looked for, in hours. */
export const buildPeriods = { day: 24, week: 7 * 24, month: 30 * 24 } as const;

/** Which builds are looked at, as the page's address says. */
export const buildQuerySchema = z.object({
  phase: z.enum(buildPhases).optional().catch(undefined),
  branch: z.string().min(1).optional().catch(undefined),
  commit: z.string().catch(''),
  period: z.enum(['day', 'week', 'month']).optional().catch(undefined),
  cursor: z.string().min(1).optional().catch(undefined),
});

/** What {@link buildQuerySchema} reads. */
export type BuildQuery = z.infer<typeof buildQuerySchema>;

/** Whether it leaves builds out. */
export function isFiltered(query: BuildQuery): boolean {
  const { phase, branch, commit, period } = query;
  return Boolean(phase || branch || commit || period);
}

const HEX = /^[0-9a-f]{1,40}$/i;

/** Whether text can be the beginning of a commit. */
export function isCommit(text: string): boolean {
  return HEX.test(text.trim());
}

/** Builds on a page. */
export const BUILDS_PER_PAGE = 25;

const MINUTE_MS = 60_000;

/** The query as the backend is asked. The time is cut to minutes, so that a page does not ask anew with every drawing. */
export function buildListInput(query: BuildQuery, now: number) {
  const { phase, branch, commit, period, cursor } = query;
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const since =
    period && new Date(minute - buildPeriods[period] * 60 * MINUTE_MS);
  return {
    ...(phase && { phase }),
    ...(branch && { branch }),
    ...(isCommit(commit) && { commit: commit.trim().toLowerCase() }),
    ...(since && { since: since.toISOString() }),
    ...(cursor && { cursor }),
    limit: `${BUILDS_PER_PAGE}`,
  };
}
