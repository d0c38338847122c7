// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Failure, ReplyState } from '@fourplane/plugin-fourplane-react';

/** One of what may be chosen; `id` is what the form then holds. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

/** What may be chosen, or why that is not known. */
export type Choices =
  /** An earlier field has to be filled in before. */
  | { readonly state: 'waiting'; readonly for: 'project' | 'place' | 'tenant' }
  /** What an earlier field names is nothing that the caller can see. */
  | { readonly state: 'unknown'; readonly text: string }
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly look: () => void;
      readonly isLooking: boolean;
    }
  | { readonly state: 'present'; readonly choices: readonly Choice[] };

/** The choices in a reply. */
export function choicesOf<T>(
  reply: ReplyState<T>,
  choicesIn: (data: T) => readonly Choice[],
): Choices {
  switch (reply.state) {
    case 'present':
      return { state: 'present', choices: choicesIn(reply.data) };
    case 'failed': {
      const { failure, look, isLooking } = reply;
      return { state: 'failed', failure, look, isLooking };
    }
    default:
      return { state: 'loading' };
  }
}
