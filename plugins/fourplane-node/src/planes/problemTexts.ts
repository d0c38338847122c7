// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent, Problem } from '@fourplane/plugin-fourplane-common';

/** A problem to be read as text. */
export function sentencesOf({ what, where, mend }: Problem): string {
  return `${what} (${where})${mend ? `. ${mend}` : ''}`;
}

/** A problem as the end of a log. */
export function failureOf(
  problem: Problem,
): Extract<LogEvent, { type: 'failure' }> {
  const { what, where, mend } = problem;
  return {
    type: 'failure',
    what: `${what} (${where})`,
    ...(mend && { next: mend }),
  };
}
