// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HeldRemovals } from './RemovalGuard';

/** How far the catalog follows a control plane. Times are ISO 8601 instants. @public */
export interface EntitySyncStatus {
  readonly provider: string;
  /** `waiting`: nothing has been listed; `partial`: some kinds never were, nothing is reconciled; `live`. */
  readonly state: 'waiting' | 'partial' | 'live';
  readonly lastFullAt?: string;
  readonly entities: number;
  /** References whose entity is about to be looked at. */
  readonly pending: number;
  /** References that cannot be judged before their kinds have been listed. */
  readonly unproven: number;
  /** A mass removal that waits for a second list. */
  readonly heldRemovals?: HeldRemovals;
  /** Entities that are not shown as they are, and why. */
  readonly notes: readonly { entityRef: string; note: string }[];
  /** Why the last mutation failed. */
  readonly problem?: string;
}
