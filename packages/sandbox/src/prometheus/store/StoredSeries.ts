// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Labels, labelsKey } from '../promql/labels';
import { Matcher, matches } from '../promql/Matcher';
import { Sample } from '../promql/values';
import { Series, SeriesSource } from './SeriesSource';

/** A series as given to {@link StoredSeries}. */
export interface GivenSeries {
  readonly labels: Labels;
  /** Oldest first. */
  readonly samples: readonly Sample[];
}

/** Series with samples that somebody has measured. */
export class StoredSeries implements SeriesSource {
  static of(given: readonly GivenSeries[]): StoredSeries {
    return new StoredSeries(given);
  }

  private readonly series: readonly Series[];

  private constructor(given: readonly GivenSeries[]) {
    this.series = [...given]
      .sort((a, b) => (labelsKey(a.labels) < labelsKey(b.labels) ? -1 : 1))
      .map(({ labels, samples }) => ({
        // an empty one is none
        labels: Object.fromEntries(
          Object.entries(labels).filter(([, value]) => value !== ''),
        ),
        samples: (from, to) =>
          samples.filter(({ at }) => at >= from && at <= to),
        last: (from, to) =>
          samples.filter(({ at }) => at >= from && at <= to).at(-1),
      }));
  }

  select(matchers: readonly Matcher[]): readonly Series[] {
    return this.series.filter(({ labels }) => matches(labels, matchers));
  }
}
