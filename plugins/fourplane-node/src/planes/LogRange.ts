// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The most that can be asked for as the last lines of a log. @public */
export const MAX_TAIL = 10_000;

/** Which lines of a log. @public */
export interface LogRange {
  /** The `id` of the last line the caller has: only later ones. */
  readonly after?: string;
  /** Only so many of the last lines, at most {@link MAX_TAIL}, then on. */
  readonly tail?: number;
  /** Ends when the container has ended, instead of where the log ends now. */
  readonly follow: boolean;
}
