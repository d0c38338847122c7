// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reply, ReplyMeta } from '@fourplane/plugin-fourplane-common';
import { isRefusal, type Failure } from './Failure';

/**
 * What asking a route has come to. `present` keeps the last good answer; `refreshFailure` says why it could not be
 * brought up to date.
 *
 * @public
 */
export type ReplyOutcome<T> =
  | {
      readonly state: 'present';
      readonly data: T;
      readonly meta: ReplyMeta;
      readonly refreshFailure?: Failure;
    }
  | { readonly state: 'failed'; readonly failure: Failure };

/** The outcome of a good answer. */
export function outcomeOfReply<T>(reply: Reply<T>): ReplyOutcome<T> {
  return { state: 'present', data: reply.data, meta: reply.meta };
}

/**
 * The outcome of a failure after what was there before: a broken way to the backend keeps the last good answer, a
 * refusal takes it away, and a failure that goes on keeps the instant it began.
 */
export function outcomeOfFailure<T>(
  previous: ReplyOutcome<T> | undefined,
  failure: Failure,
): ReplyOutcome<T> {
  const earlier =
    previous?.state === 'failed' ? previous.failure : previous?.refreshFailure;
  const lasting =
    earlier?.kind === failure.kind
      ? { ...failure, since: earlier.since }
      : failure;
  return previous?.state === 'present' && !isRefusal(failure)
    ? { ...previous, refreshFailure: lasting }
    : { state: 'failed', failure: lasting };
}
