// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** As Prometheus interpolates: between the two values around the rank. */
export function quantileOf(
  quantile: number,
  values: readonly number[],
): number {
  if (values.length === 0 || Number.isNaN(quantile)) return NaN;
  if (quantile < 0) return -Infinity;
  if (quantile > 1) return Infinity;
  const sorted = [...values].sort((a, b) => {
    if (Number.isNaN(a)) return -1;
    return Number.isNaN(b) ? 1 : a - b;
  });
  const rank = quantile * (sorted.length - 1);
  const low = Math.floor(rank);
  const high = Math.min(sorted.length - 1, low + 1);
  const weight = rank - low;
  return sorted[low] * (1 - weight) + sorted[high] * weight;
}

export const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0);

/** A sum that keeps what is lost in each addition, as Neumaier's does. */
export function exactSumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost +=
      Math.abs(sum) >= Math.abs(value)
        ? sum - next + value
        : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

export const meanOf = (values: readonly number[]): number =>
  sumOf(values) / values.length;

/** Of the values themselves, not of a sample of them. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanOf(values.map(value => (value - mean) ** 2));
}

/** The same, found one after the other: of a single value, whatever it is, there is none. */
export function runningVariance([first, ...others]: readonly number[]): number {
  let mean = first;
  let squares = 0;
  others.forEach((value, index) => {
    const delta = value - mean;
    mean += delta / (index + 2);
    squares += delta * (value - mean);
  });
  return squares / (others.length + 1);
}

/** The largest that is a number; NaN where none is. */
export const largestOf = (values: readonly number[]): number =>
  values.reduce((most, value) =>
    value > most || Number.isNaN(most) ? value : most,
  );

/** The smallest that is a number; NaN where none is. */
export const smallestOf = (values: readonly number[]): number =>
  values.reduce((least, value) =>
    value < least || Number.isNaN(least) ? value : least,
  );
