// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArgoWorkflow } from './objects';

/** When a workflow that has ended is taken away, in milliseconds since 1970; infinite for one that stays. */
export function expiresAt({ spec, status = {} }: ArgoWorkflow): number {
  const { ttlStrategy = {} } = {
    ...status.storedWorkflowTemplateSpec,
    ...spec,
  };
  const seconds =
    (status.phase === 'Succeeded'
      ? ttlStrategy.secondsAfterSuccess
      : ttlStrategy.secondsAfterFailure) ?? ttlStrategy.secondsAfterCompletion;
  return seconds === undefined || !status.finishedAt
    ? Infinity
    : Date.parse(status.finishedAt) + seconds * 1_000;
}
