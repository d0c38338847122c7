// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type StepPhase =
  | 'Pending'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'Error';

/** One step of a build, as far as it has come. */
export interface BuildStep {
  name: string;
  phase?: StepPhase;
  startedAt?: string;
  completedAt?: string;
  message?: string;
}
