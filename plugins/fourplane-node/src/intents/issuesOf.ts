// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { IntentFields, WriteStep } from '../dialects/Dialect';
import { KubeError } from '../kube/KubeError';
import { describeStep } from './writeStep';

/** What the API server has against a step, said of the intent's own fields where it is known which. */
export function issuesOf(step: WriteStep, error: KubeError): IntentIssue[] {
  const { what, mend } = error.problem;
  const fields = ('fields' in step && step.fields) || {};
  const ending = mend ? { mend } : {};
  if (error.causes.length === 0) {
    return [{ path: '', message: `${describeStep(step)}: ${what}`, ...ending }];
  }
  return error.causes.map(({ field, message }) => {
    const path = field && fieldOf(field, fields);
    return path
      ? { path, message, ...ending }
      : {
          path: '',
          message: `${describeStep(step)}: ${
            field ? `${field}: ` : ''
          }${message}`,
          ...ending,
        };
  });
}

/** The longest known path that a place in the object is at or below, with what is below it. */
function fieldOf(place: string, fields: IntentFields): string | undefined {
  const parts = place.replace(/\[(\w+)\]/g, '.$1').split('.');
  for (let length = parts.length; length > 0; length--) {
    const field = fields[parts.slice(0, length).join('.')];
    if (field !== undefined) {
      return [field, ...parts.slice(length)].join('.');
    }
  }
  return undefined;
}
