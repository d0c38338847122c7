// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** The path's or the query's values as their schema has them; an `InputError` that names the one that is wrong. */
export function checked(
  schema: z.ZodObject,
  value: unknown,
  place: 'path parameter' | 'query parameter',
): Record<string, string> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `Invalid ${place} '${issue.path.join('.')}': ${issue.message}`,
    );
  }
  return result.data as Record<string, string>;
}

/** A body that is not of its route's shape: HTTP 400, each fault at its field. */
export class BodyError extends InputError {
  readonly issues: readonly IntentIssue[];

  constructor(error: z.ZodError) {
    const issues = error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }));
    super(
      issues
        .map(({ path, message }) => `${path || 'The body'}: ${message}`)
        .join('; '),
    );
    this.issues = issues;
  }
}
