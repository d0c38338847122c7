// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Which lines of a log. @public */
export interface LogRange {
  /** The `id` of the last line the caller has: only later ones. */
  readonly after?: string;
  /** Only so many of the last lines, then on. */
  readonly tail?: number;
  /** Ends when the container has ended, instead of where the log ends now. */
  readonly follow: boolean;
}
