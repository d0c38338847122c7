// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivePosition } from '../LogArchive';

/** The `id` of a line: where it stands in its container's log. */
export function lineIdOf({ at, nth }: ArchivePosition): string {
  return `${at}-${nth}`;
}

const LINE_ID = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)-(\d{1,9})$/;

/** What an `id` says; undefined for a text that is none. */
export function positionOf(id: string): ArchivePosition | undefined {
  const [, at, nth] = LINE_ID.exec(id) ?? [];
  return at === undefined ? undefined : { at, nth: Number(nth) };
}

/** Whether one line was written after another. */
export function isAfter(one: ArchivePosition, other: ArchivePosition): boolean {
  return one.at > other.at || (one.at === other.at && one.nth > other.nth);
}

/** The whole second a time is in, as a text of the same order. */
export function secondOf(at: string): string {
  return at.slice(0, 19);
}

/**
 * From where a log is read again to go on after a line: a second before the line's own, because what two streams of one
 * container write at the same moment may stand in the log in another order than their times.
 */
export function rereadFrom(at: string): string {
  const second = Date.parse(`${secondOf(at)}Z`) - 1000;
  return `${new Date(second).toISOString().slice(0, 19)}Z`;
}
