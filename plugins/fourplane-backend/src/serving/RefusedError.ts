// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';
import {
  IntentIssue,
  Refusal,
  REFUSED_ERROR,
} from '@fourplane/plugin-fourplane-common';
import { IntentOutcome, RefusalCause } from '@fourplane/plugin-fourplane-node';

type Refused = Extract<IntentOutcome, { state: 'refused' | 'incomplete' }>;

const statusOf: Readonly<Record<RefusalCause, number>> = {
  intent: 400,
  closed: 403,
  denied: 403,
  conflict: 409,
};

/**
 * An action that was not done, or not to its end: HTTP 400 where it asks for what cannot be, 403 where the configuration
 * or the rights on the control plane are against it, 409 where somebody else wrote at the same time, 502 where it failed
 * in the middle; `written` then names what is there already, and the same action with the same key goes on.
 */
export class RefusedError extends CustomErrorBase implements Refusal {
  override readonly name = REFUSED_ERROR;
  readonly statusCode: number;
  readonly issues: IntentIssue[];
  readonly written?: string[];

  constructor(outcome: Refused) {
    super(messageOf(outcome));
    this.issues = [...outcome.issues];
    if (outcome.state === 'incomplete') {
      this.statusCode = 502;
      this.written = outcome.written.map(
        ({ kind, name, result }) => `${kind} ${name} (${result})`,
      );
    } else {
      this.statusCode = statusOf[outcome.cause ?? 'intent'];
    }
  }
}

function messageOf({ issues }: Refused): string {
  return issues
    .map(({ path, message, mend }) =>
      [path && `${path}: `, message, mend && `. ${mend}`]
        .filter(Boolean)
        .join(''),
    )
    .join('; ');
}
