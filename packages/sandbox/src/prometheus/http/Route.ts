// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SeriesSource } from '../store/SeriesSource';

/** What is scraped, as `/api/v1/targets` tells. */
export interface ScrapeTarget {
  readonly job: string;
  readonly instance: string;
  /** Milliseconds since 1970. */
  readonly lastScrape: number;
}

/** What the routes work on. */
export interface Served {
  readonly series: SeriesSource;
  /** Milliseconds since 1970. */
  now(): number;
  targets(): readonly ScrapeTarget[];
}

/** A route of the API: what it answers becomes `data`. Throws a `PrometheusError` with what it is refused with. */
export type Route = (
  served: Served,
  parameters: URLSearchParams,
  segment: string,
) => unknown;
