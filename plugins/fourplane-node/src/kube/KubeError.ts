// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';

/**
 * Why a call to an API server failed, as far as the caller acts on it:
 * `configuration` (nothing was sent), `unreachable`, `certificate`, `credentials` (401), `forbidden` (403),
 * `notFound` (404), `alreadyExists` and `conflict` (409: the name is taken, the object has changed), `expired` (410:
 * resource version or continue token too old), `invalid` (422), `overloaded` (429),
 * `request` (other 4xx), `server` (5xx), `protocol` (the answer is not Kubernetes').
 *
 * @public
 */
export type KubeFailure =
  | 'configuration'
  | 'unreachable'
  | 'certificate'
  | 'credentials'
  | 'forbidden'
  | 'notFound'
  | 'alreadyExists'
  | 'conflict'
  | 'expired'
  | 'invalid'
  | 'overloaded'
  | 'request'
  | 'server'
  | 'protocol';

/** One thing the API server has against an object; `field` is a dotted path into it. @public */
export interface KubeCause {
  readonly field?: string;
  readonly message: string;
}

/** What a {@link KubeError} is made of. @public */
export interface KubeErrorOptions {
  readonly failure: KubeFailure;
  /** One line each, without a credential; `where` is the server or the configuration key. */
  readonly problem: Problem;
  /** HTTP status, where one was received. */
  readonly status?: number;
  /** The `reason` of the API's `Status`. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number;
  /** What is wrong with an object, where the server says so. */
  readonly causes?: readonly KubeCause[];
  readonly cause?: unknown;
}

/**
 * A failed call to a Kubernetes API server. The message is one line: what was attempted, where, why it failed and how
 * to mend it; it never carries a credential.
 *
 * @public
 */
export class KubeError extends Error {
  override readonly name = 'KubeError';
  readonly failure: KubeFailure;
  readonly problem: Problem;
  readonly status?: number;
  readonly reason?: string;
  readonly retryAfterSeconds?: number;
  readonly causes: readonly KubeCause[];

  constructor(options: KubeErrorOptions) {
    const { what, where, mend } = options.problem;
    super(`${what} at ${where}${mend ? `. ${mend}` : ''}`, {
      cause: options.cause,
    });
    this.failure = options.failure;
    this.problem = options.problem;
    this.status = options.status;
    this.reason = options.reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.causes = options.causes ?? [];
  }
}
