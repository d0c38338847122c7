// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent, Problem } from '@fourplane/plugin-fourplane-common';

/** A problem to be read as text. */
export function sentencesOf({ what, where, mend }: Problem): string {
  return `${what} (${where})${mend ? `. ${mend}` : ''}`;
}

type LogFailure = Extract<LogEvent, { type: 'failure' }>;

/** A problem as the end of a log. */
export function failureOf(problem: Problem): LogFailure {
  const { what, where, mend } = problem;
  return {
    type: 'failure',
    what: `${what} (${where})`,
    ...(mend && { next: mend }),
  };
}

/** A problem within a log, which goes on all the same. */
export function gapOf(problem: Problem): LogFailure {
  return { ...failureOf(problem), goesOn: true };
}
