// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { RouteName, Unreadable } from '@fourplane/plugin-fourplane-common';

/**
 * Why there is no answer.
 *
 * `notPermitted`: the policy refuses. `signedOut`: the session is gone. `notFound`: OpenChoreo has no such thing.
 * `unreadable`: the custom resource is there but does not have the expected shape. `unreachable`: the backend does not
 * answer. `notReady`: it answers, but has not read the control plane yet. `incompatible`: the answer is not what this version of the pages understands. `failed`: anything else.
 *
 * @public
 */
export type FailureKind =
  | 'notPermitted'
  | 'signedOut'
  | 'notFound'
  | 'unreadable'
  | 'unreachable'
  | 'notReady'
  | 'incompatible'
  | 'failed';

/**
 * A failure of one route, as a page shows it. `since` is the ISO 8601 instant of the first failure in a row.
 *
 * @public
 */
export interface Failure {
  readonly kind: FailureKind;
  readonly route: RouteName;
  /** Path of the route, with its `:params` unfilled. */
  readonly path: string;
  /** Name of the permission the route asks for. */
  readonly permission: string;
  readonly message: string;
  readonly since: string;
  /** What could not be read; only with kind `unreadable`, and only when the backend says so. */
  readonly unreadable?: Unreadable;
}

/** Answers that are final: what was shown before must go. */
const refusals: readonly FailureKind[] = [
  'notPermitted',
  'signedOut',
  'notFound',
  'unreadable',
];

/** Whether the failure is an answer about the thing itself, not about the way to it. */
export function isRefusal(failure: Failure): boolean {
  return refusals.includes(failure.kind);
}
