// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ResponseError } from '@backstage/errors';
import {
  intentIssueSchema,
  refusalSchema,
  type IntentIssue,
  type RouteName,
} from '@fourplane/plugin-fourplane-common';
import { failureOf } from '../replies/failureOf';
import type { FailureKind } from '../replies';

/**
 * `refused`: what is asked cannot be, or the configuration or the rights on the control plane are against it.
 * `conflict`: somebody else wrote meanwhile. `incomplete`: it failed in the middle, and the same attempt goes on.
 */
type RefusalKind = 'refused' | 'conflict' | 'incomplete';

/** Why an action was not done. `issues` say what is wrong with what was asked, each at its field. @public */
export interface ActionFailure {
  readonly kind: FailureKind | RefusalKind;
  readonly message: string;
  /** Name of the permission the action asks for. */
  readonly permission: string;
  readonly issues: readonly IntentIssue[];
  /** What is there already; only with kind `incomplete`. */
  readonly written: readonly string[];
}

const issuesSchema = intentIssueSchema.array();

/** Translates whatever an action of the client rejected with. @public */
export function actionFailureOf(
  error: unknown,
  route: RouteName,
): ActionFailure {
  const { kind, message, permission } = failureOf(error, route, '');
  const about = { message, permission, written: [] };
  if (!(error instanceof ResponseError)) {
    return { ...about, kind, issues: [] };
  }
  const refusal = refusalSchema.safeParse(error.cause);
  if (refusal.success) {
    const { issues, written = [] } = refusal.data;
    return { ...about, kind: refusalKindOf(error), issues, written };
  }
  const issues = issuesSchema.safeParse(
    'issues' in error.cause ? error.cause.issues : [],
  );
  return { ...about, kind, issues: issues.success ? issues.data : [] };
}

function refusalKindOf({ statusCode }: ResponseError): RefusalKind {
  switch (statusCode) {
    case 409:
      return 'conflict';
    case 502:
      return 'incomplete';
    default:
      return 'refused';
  }
}
