// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';
import { Unreadable } from '@fourplane/plugin-fourplane-common';

/**
 * The custom resource behind the requested object cannot be understood: HTTP 422. The message is the whole row a page
 * shows; `unreadable` carries the same in parts.
 */
export class UnreadableError extends CustomErrorBase {
  override name = 'UnreadableError' as const;
  readonly statusCode = 422;
  readonly unreadable: Unreadable;

  constructor(unreadable: Unreadable) {
    super(messageOf(unreadable));
    this.unreadable = unreadable;
  }
}

function messageOf({ object, ref, issues }: Unreadable): string {
  const name = object.namespace
    ? `${object.namespace}/${object.name}`
    : object.name;
  const reasons = issues.map(({ path, message }) =>
    path ? `${path}: ${message}` : message,
  );
  return `${object.kind} ${name} of control plane ${
    ref.controlPlane
  } cannot be read: ${reasons.join('; ')}`;
}
