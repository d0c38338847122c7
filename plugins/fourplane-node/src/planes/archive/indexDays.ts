// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const DATED = /(\d{4})[-.](\d\d)[-.](\d\d)$/;
const DAY_MS = 86_400_000;
/** OpenSearch takes 4,096 for the first line of a request. */
const LONGEST_TARGETS = 2_000;

/** The day a name carries, `2026-11-25`; shippers go by UTC. */
function dayOf(index: string): string | undefined {
  return DATED.exec(index)?.slice(1).join('-');
}

/** The beginning of the oldest day that names of indices carry; undefined where one carries none. */
export function oldestDay(indices: readonly string[]): string | undefined {
  const days = indices.map(dayOf);
  const [oldest] = [...days].sort();
  return days.includes(undefined) || oldest === undefined
    ? undefined
    : `${oldest}T00:00:00.000Z`;
}

/**
 * Which indices are searched for lines since a time: those of the patterns, also such as appear meanwhile, without those
 * of days before. So a broken index of last month keeps nobody from the log of today.
 */
export function searchTargets(
  patterns: readonly string[],
  indices: readonly string[],
  since: string | undefined,
): string {
  if (since === undefined) {
    return patterns.join(',');
  }
  // A day less, for a shipper whose day begins elsewhere.
  const first = new Date(Date.parse(since) - DAY_MS).toISOString().slice(0, 10);
  const before = indices
    .filter(index => (dayOf(index) ?? first) < first)
    .map(index => `-${index}`);
  const targets = [...patterns, ...before].join(',');
  return targets.length > LONGEST_TARGETS ? patterns.join(',') : targets;
}
