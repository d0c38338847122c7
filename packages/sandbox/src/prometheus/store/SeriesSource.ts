// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Labels } from '../promql/labels';
import { Matcher } from '../promql/Matcher';
import { Sample } from '../promql/values';

/** One time series. */
export interface Series {
  /** With the metric's name as `__name__`. */
  readonly labels: Labels;
  /** From one instant to another in milliseconds since 1970, both included, oldest first. */
  samples(from: number, to: number): readonly Sample[];
  /** The last one of these; `undefined` where there is none. */
  last(from: number, to: number): Sample | undefined;
  /** From when on it is known to be gone: what scraped it says so. */
  readonly goneAt?: number;
}

/** Where series are. */
export interface SeriesSource {
  /** Those that all matchers accept, in the order of their labels. */
  select(matchers: readonly Matcher[]): readonly Series[];
}
