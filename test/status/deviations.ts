// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What the sandbox does otherwise than the real controllers, on purpose. */
export interface Deviation {
  /** Matches `Kind namespace/name > field > field`. */
  readonly where: RegExp;
  readonly why: string;
}

export const deviations: readonly Deviation[] = [];
