// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { OpenSearchFaults } from '../OpenSearchFaults';
import { PointsInTime } from '../search/PointsInTime';
import { IndexStore } from '../store/IndexStore';
import { Answer, Call } from './Call';

/** What the routes work on. */
export interface Served {
  readonly indices: IndexStore;
  readonly pointsInTime: PointsInTime;
  readonly faults: OpenSearchFaults;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A row of the API. */
export interface Route {
  readonly methods: readonly string[];
  /** Segments; those that begin with a colon take any text and are handed over in order. */
  readonly path: readonly string[];
  /** Beside those that every route takes; absent where they are not checked. */
  readonly parameters?: readonly string[];
  handle(served: Served, call: Call, ...segments: string[]): Answer;
}
