// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Exit statuses of `npm run cluster`, so that a script can tell why nothing runs. */
export const exitStatus = {
  failed: 1,
  usage: 2,
  noGo: 3,
  notBuilt: 4,
} as const;

/** What is wrong, how to mend it, and the exit status it means; shown to people without a stack. */
export class ClusterError extends Error {
  readonly name = 'ClusterError';
  readonly mend?: string;
  readonly exitStatus: number;

  constructor(
    what: string,
    options: { mend?: string; exitStatus?: number; cause?: unknown } = {},
  ) {
    super(what, { cause: options.cause });
    this.mend = options.mend;
    this.exitStatus = options.exitStatus ?? exitStatus.failed;
  }
}
