// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sample } from './values';

interface RateOptions {
  /** The range that was asked for, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Whether a value below the one before means that counting began anew. */
  readonly isCounter: boolean;
  /** Per second. */
  readonly isRate: boolean;
}

/**
 * By how much a series has changed over the whole range, though its samples begin and end within. A counter is taken not
 * to have been below zero, and a series that ends half a step before the range's end to have ended there.
 */
export function extrapolatedRate(
  samples: readonly Sample[],
  { from, to, isCounter, isRate }: RateOptions,
): number | undefined {
  if (samples.length < 2) return undefined;
  const [first] = samples;
  const last = samples[samples.length - 1];
  let change = last.value - first.value;
  if (isCounter) {
    samples.reduce((before, each) => {
      if (each.value < before.value) change += before.value;
      return each;
    });
  }
  const sampled = (last.at - first.at) / 1_000;
  const between = sampled / (samples.length - 1);
  let toStart = (first.at - from) / 1_000;
  const toEnd = (to - last.at) / 1_000;
  if (isCounter && change > 0 && first.value >= 0) {
    toStart = Math.min(toStart, sampled * (first.value / change));
  }
  const added = (gap: number) => (gap < between * 1.1 ? gap : between / 2);
  const factor = (sampled + added(toStart) + added(toEnd)) / sampled;
  return change * (isRate ? factor / ((to - from) / 1_000) : factor);
}
