// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Stretches up to now that can be chosen, in seconds. */
export const spans = {
  '15m': 900,
  '1h': 3_600,
  '6h': 21_600,
  '1d': 86_400,
  '7d': 604_800,
  '30d': 2_592_000,
} as const;

/** One of {@link spans}. */
export type Span = keyof typeof spans;

/** Names of {@link spans}, shortest first. */
export const spanNames = Object.keys(spans) as Span[];

const instant = z.iso.datetime({ offset: true }).optional().catch(undefined);

/** The time a page shows, as keys of its address: a stretch up to now, or from one instant to another. */
export const timeRangeKeys = {
  range: z.enum(spanNames).catch('1h'),
  from: instant,
  to: instant,
};

/** What {@link timeRangeKeys} read. */
export interface TimeRange {
  readonly range: Span;
  readonly from?: string;
  readonly to?: string;
}

/** The time as routes are asked for it. From one instant to another wins where both are there. */
export function askedTime({ range, from, to }: TimeRange): {
  readonly last?: string;
  readonly from?: string;
  readonly to?: string;
} {
  return from && to && Date.parse(from) < Date.parse(to)
    ? { from, to }
    : { last: `${spans[range]}` };
}
