// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';

/** What of a step's context says which step it is. */
export interface StepIdentity {
  readonly task: { readonly id: string };
  readonly step?: { readonly id?: string };
  readonly each?: JsonObject;
}

/**
 * Names what one step of one task does for ever, whoever runs it again: `scaffolder/TASK/STEP`. Each turn of a step with
 * `each` has a key of its own.
 */
export function taskKey(context: StepIdentity): string {
  const { task, step } = context;
  return `${keyPrefixOf(task.id)}${step?.id ?? ''}${turnOf(context)}`;
}

/** What the keys of all steps of a task begin with. */
export function keyPrefixOf(task: string): string {
  return `scaffolder/${task}/`;
}

/** Tells the turns of a step with `each` apart; empty for any other. */
export function turnOf({ each }: StepIdentity): string {
  return each
    ? `/${createHash('sha256')
        .update(JSON.stringify(each))
        .digest('hex')
        .slice(0, 8)}`
    : '';
}
