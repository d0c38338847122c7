// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem } from '@fourplane/plugin-fourplane-common';

/**
 * Why a server could not be asked, as far as somebody acts on it: `configuration` (nothing was sent), `unreachable`,
 * `certificate`, `slow` (no answer in time), `tooLarge` (the answer), `protocol` (something else answers).
 */
export type EndpointFailure =
  | 'configuration'
  | 'unreachable'
  | 'certificate'
  | 'slow'
  | 'tooLarge'
  | 'protocol';

/** What became of a question. */
export interface FailedEndpoint {
  readonly failure: EndpointFailure;
  /** One line each, without a credential. */
  readonly problem: Problem;
  readonly cause?: unknown;
}

/** What was attempted, for messages. */
export interface EndpointOperation {
  /** An infinitive: `read the log`. */
  readonly attempt: string;
  /** The server's address. */
  readonly address: string;
  /** The configuration key of the entry, for what to mend. */
  readonly configuredAt: string;
}

/** The server in people's words, and what is done about it. */
export interface EndpointProgram {
  /** `OpenSearch` */
  readonly name: string;
  /** What else is often met at its address. */
  readonly lookalikes: string;
  readonly mendSlow: string;
  readonly mendTooLarge: string;
}
