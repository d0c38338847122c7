// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An index, and what is written to it in this order. */
export interface Content {
  readonly index: string;
  /** Of the request that makes it. */
  readonly parameters?: string;
  /** What the index is made with; by its first document when absent. */
  readonly body?: object;
  readonly documents: readonly object[];
}
