// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Plan, WriteStep } from '../Dialect';

/** What an intent comes to. */
export function planned(
  steps: readonly WriteStep[],
  refs: readonly ModelRef[],
): Plan {
  return { state: 'planned', steps, refs };
}

/** Why an intent cannot be done. */
export function refused(...issues: readonly IntentIssue[]): Plan {
  return { state: 'refused', issues };
}

/** One thing that is wrong; `path` is the intent's field, `mend` what to do about it. */
export function issueAt(
  path: string,
  message: string,
  mend?: string,
): IntentIssue {
  return { path, message, ...(mend && { mend }) };
}
