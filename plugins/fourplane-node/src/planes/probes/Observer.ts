// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PlaneFact, Problem } from '@fourplane/plugin-fourplane-common';

/** What a server holds, or why that is not known. */
export type ObserverPart<T> =
  | { state: 'read'; items: T[]; isCut: boolean }
  | { state: 'none'; problem: Problem };

/** A server with logs or metrics, and what is known of it. */
export interface Observer<T = unknown> {
  /** The entry's configuration key, that of both its servers. */
  readonly where: string;
  fact(): PlaneFact;
  /** Rejects with a `ProbeError`, or with the signal's reason. */
  read(signal: AbortSignal): Promise<ObserverPart<T>>;
}
