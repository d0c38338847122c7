// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  intentIssueSchema,
  type IntentIssue,
  type RouteName,
} from '@fourplane/plugin-fourplane-common';
import { failureOf } from '../replies/failureOf';
import type { FailureKind } from '../replies';

/** Why an action was not done. `issues` say what is wrong with what was asked, each at its field. @public */
export interface ActionFailure {
  readonly kind: FailureKind;
  readonly message: string;
  /** Name of the permission the action asks for. */
  readonly permission: string;
  readonly issues: readonly IntentIssue[];
}

const issuesSchema = intentIssueSchema.array();

/** Translates whatever an action of the client rejected with. @public */
export function actionFailureOf(
  error: unknown,
  route: RouteName,
): ActionFailure {
  const { kind, message, permission } = failureOf(error, route, '');
  const issues = issuesSchema.safeParse(
    error instanceof ResponseError && 'issues' in error.cause
      ? error.cause.issues
      : [],
  );
  return {
    kind,
    message,
    permission,
    issues: issues.success ? issues.data : [],
  };
}
