// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RemovalGuardOptions } from './RemovalGuard';

/** The sync's measures. Not configuration: they are chosen once, and smaller in tests. Times are milliseconds. */
export interface EntitySyncSettings {
  /** Changes are gathered this long after the first of them. */
  readonly coalesceMs: number;
  /** Most entities in one delta. */
  readonly batchSize: number;
  /** The event loop is given way after this much work. */
  readonly sliceMs: number;
  /** How long the first lists may run before what has been listed is shown without the rest. */
  readonly patienceMs: number;
  /** First and longest wait after a failed mutation. */
  readonly retryMs: { readonly first: number; readonly longest: number };
  readonly guard: RemovalGuardOptions;
  /** How long after a mass removal was held back the second list is asked for. */
  readonly confirmAfterMs: number;
}

export const defaultSettings: EntitySyncSettings = {
  coalesceMs: 50,
  batchSize: 500,
  sliceMs: 10,
  patienceMs: 30_000,
  retryMs: { first: 500, longest: 60_000 },
  guard: { share: 0.2, floor: 10 },
  confirmAfterMs: 30_000,
};
