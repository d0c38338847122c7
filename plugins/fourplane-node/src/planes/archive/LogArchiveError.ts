// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';

/**
 * Why an archive could not be asked, as far as somebody acts on it: `configuration` (nothing was sent), `unreachable`,
 * `certificate`, `credentials` (401), `forbidden` (403), `slow` (no answer in time), `unhealthy` (parts of its data are
 * missing now), `overloaded` (429), `missingIndex` (it keeps no container logs at all, which is not the same as holding
 * no line), `tooLarge` (a single line), `protocol` (something else answers at the address), `request` (other 4xx),
 * `server` (other 5xx).
 *
 * @public
 */
export type LogArchiveFailure =
  | 'configuration'
  | 'unreachable'
  | 'certificate'
  | 'credentials'
  | 'forbidden'
  | 'slow'
  | 'unhealthy'
  | 'overloaded'
  | 'missingIndex'
  | 'tooLarge'
  | 'protocol'
  | 'request'
  | 'server';

/** What a {@link LogArchiveError} is made of. @public */
export interface LogArchiveErrorOptions {
  readonly failure: LogArchiveFailure;
  /** One line each, without a credential; `where` is the archive's address or the configuration key. */
  readonly problem: Problem;
  /** HTTP status, where one was received. */
  readonly status?: number;
  readonly cause?: unknown;
}

/**
 * A log archive that could not be read. The message is one line: what was attempted, where, why it failed and how to
 * mend it; it never carries a credential.
 *
 * @public
 */
export class LogArchiveError extends Error {
  override readonly name = 'LogArchiveError';
  readonly failure: LogArchiveFailure;
  readonly problem: Problem;
  readonly status?: number;

  constructor(options: LogArchiveErrorOptions) {
    const { what, where, mend } = options.problem;
    super(`${what} at ${where}${mend ? `. ${mend}` : ''}`, {
      cause: options.cause,
    });
    this.failure = options.failure;
    this.problem = options.problem;
    this.status = options.status;
  }
}
