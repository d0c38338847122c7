// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLine } from '../../LogScript';

/** What a step of a build writes. */
export interface StepWords {
  /** Where it ends well. */
  readonly lines: readonly LogLine[];
  /** Where it does not: what it says before it finds out. */
  readonly untilFailure: readonly LogLine[];
  /** Its last words then. */
  failure(exitCode: number): readonly LogLine[];
}
