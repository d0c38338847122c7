// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** How many observations were at most so large. */
export interface Bucket {
  readonly upTo: number;
  readonly count: number;
}

/** The value that a share of the observations does not exceed, taken as evenly spread within each bucket. */
export function histogramQuantile(
  quantile: number,
  given: readonly Bucket[],
): number {
  if (Number.isNaN(quantile)) return NaN;
  if (quantile < 0) return -Infinity;
  if (quantile > 1) return Infinity;
  const buckets = monotonic(given);
  const lastIndex = buckets.length - 1;
  if (buckets[lastIndex]?.upTo !== Infinity || lastIndex < 1) return NaN;
  const observations = buckets[lastIndex].count;
  if (observations === 0) return NaN;
  const rank = quantile * observations;
  const found = buckets.slice(0, -1).findIndex(({ count }) => count >= rank);
  if (found < 0) return buckets[lastIndex - 1].upTo;
  const { upTo, count } = buckets[found];
  if (found === 0) return upTo <= 0 ? upTo : upTo * (rank / count);
  const below = buckets[found - 1];
  const share = (rank - below.count) / (count - below.count);
  return below.upTo + (upTo - below.upTo) * share;
}

/** In order, those of the same bound added up, none below the one before. */
function monotonic(given: readonly Bucket[]): Bucket[] {
  const buckets: Bucket[] = [];
  for (const bucket of [...given].sort((a, b) => a.upTo - b.upTo)) {
    const same = buckets[buckets.length - 1];
    if (same?.upTo === bucket.upTo) {
      const count = same.count + bucket.count;
      buckets.splice(-1, 1, { ...same, count });
    } else {
      buckets.push(bucket);
    }
  }
  let most = -Infinity;
  return buckets.map(({ upTo, count }) => {
    most = Math.max(most, count);
    return { upTo, count: most };
  });
}
