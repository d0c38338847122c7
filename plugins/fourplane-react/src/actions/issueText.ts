// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IntentIssue } from '@fourplane/plugin-fourplane-common';

/** What is wrong and how to mend it, as sentences. */
export function issueText({ message, mend }: IntentIssue): string {
  if (!mend) {
    return message;
  }
  return `${message}${/[.!?:;]$/.test(message) ? '' : '.'} ${mend}`;
}
