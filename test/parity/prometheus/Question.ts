// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { began } from './samples';

/** One request, asked of the stand-in and of the real server. */
export interface Question {
  /** `group/what it is about` */
  readonly name: string;
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the order of what is answered counts. */
  readonly isOrdered?: boolean;
}

/** Seconds since 1970, so many minutes after measuring began. */
export const minute = (minutes: number): string =>
  String(began / 1_000 + minutes * 60);

/** A query at one time, half an hour after measuring began when nothing is said. */
export const instant = (
  name: string,
  query: string,
  minutes = 30,
): Question => ({
  name,
  path: 'query',
  parameters: { query, time: minute(minutes) },
});

/** A query over a time, twenty minutes from the tenth on in steps of a minute when nothing is said. */
export const range = (
  name: string,
  query: string,
  over: { from?: number; to?: number; step?: string } = {},
): Question => ({
  name,
  path: 'query_range',
  parameters: {
    query,
    start: minute(over.from ?? 10),
    end: minute(over.to ?? 30),
    step: over.step ?? '60',
  },
});
