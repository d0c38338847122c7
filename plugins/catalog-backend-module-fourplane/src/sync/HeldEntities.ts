// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the catalog holds of one control plane, before this process has written anything. */
export interface HeldEntities {
  /** Entity refs. Rejects when the catalog does not answer. */
  refs(options: { readonly signal: AbortSignal }): Promise<ReadonlySet<string>>;
}
