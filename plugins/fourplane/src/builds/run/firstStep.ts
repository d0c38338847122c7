// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Step } from './graph/stepsOf';

/**
 * The step a run is opened with: the first that failed, else the one that runs, else the last that has a log, else the
 * first.
 */
export function firstStep(steps: readonly Step[]): Step | undefined {
  const ended = (step: Step) => step.node.completedAt ?? '\uffff';
  const failed = steps
    .filter(({ node }) => node.phase === 'failed')
    .sort((one, other) => ended(one).localeCompare(ended(other)));
  return (
    failed.find(({ node }) => node.hasLog) ??
    failed[0] ??
    steps.find(({ node }) => node.phase === 'running') ??
    steps.findLast(({ node }) => node.hasLog) ??
    steps[0]
  );
}
