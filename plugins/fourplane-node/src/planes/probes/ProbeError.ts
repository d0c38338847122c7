// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ProbeCause, Problem } from '@fourplane/plugin-fourplane-common';

interface ProbeErrorOptions {
  readonly reason: ProbeCause;
  /** One line each, without a credential. */
  readonly problem: Problem;
  readonly cause?: unknown;
}

/** A server that does not answer as it should, and why. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
  readonly reason: ProbeCause;
  readonly problem: Problem;

  constructor({ reason, problem, cause }: ProbeErrorOptions) {
    super(`${problem.what} at ${problem.where}`, { cause });
    this.reason = reason;
    this.problem = problem;
  }
}
