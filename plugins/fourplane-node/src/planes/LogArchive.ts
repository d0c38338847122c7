// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Lines of one container of one pod. `pod` is its exact name. @public */
export interface ArchiveQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /**
   * The pod's uid, where it is known: a name may have been used before, and may be used on another cluster whose logs go
   * to the same archive.
   */
  readonly podUid?: string;
  /** Only lines written at or after this instant, RFC 3339: when what is asked about began. */
  readonly since?: string;
  /** Only lines after this position. */
  readonly after?: ArchivePosition;
  /** Only so many of the last lines, at least one. */
  readonly tail?: number;
}

/**
 * Where in a log: which of the lines with this time, in the order they were written. `at` is RFC 3339 in UTC with nine
 * digits of a second (`2026-11-25T06:51:25.187000001Z`), as a kubelet gives it; `nth` counts the lines of the container
 * with the very same time that come before. A position read from a pod's log means the same in an archive, as long as
 * the archive keeps the time whole. In one that keeps milliseconds only, the lines of the position's own millisecond
 * are given again rather than lost.
 *
 * @public
 */
export interface ArchivePosition {
  readonly at: string;
  readonly nth: number;
}

/** A line as the container wrote it. @public */
export interface ArchivedLine extends ArchivePosition {
  readonly text: string;
}

/**
 * Where logs are kept after their pods are gone. Rejects with a `LogArchiveError` whose message names the archive, what
 * went wrong and what to do; with the signal's reason when that aborts.
 *
 * @public
 */
export interface LogArchive {
  /** For people: `OpenSearch`. */
  readonly title: string;
  /**
   * Oldest first, up to where the log ends when it is asked; nothing when it holds no line of this container. What has
   * been given when it rejects is right, but more may be missing.
   */
  lines(
    query: ArchiveQuery,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<ArchivedLine>;
  /** When the archive drops lines, where it is known: an ISO 8601 instant before which nothing is kept. */
  keptSince?(options: {
    readonly signal: AbortSignal;
  }): Promise<string | undefined>;
}
