// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { healthStates, type Health } from '@fourplane/plugin-fourplane-common';

/** Words of a reason that say no more than the status itself. */
const EMPTY_WORDS = new Set<string>([
  ...healthStates,
  'condition',
  'error',
  'failure',
  'not',
  'resource',
  'resources',
]);

/**
 * Why a thing is as it is, in one line: the message, after the reason where that adds something to it. `undefined` when
 * neither says more than the status: `ResourcesDegraded` alone does not.
 *
 * @public
 */
export function causeOf({ reason, message }: Health): string | undefined {
  const isTelling =
    reason !== undefined &&
    wordsOf(reason).some(word => !EMPTY_WORDS.has(word));
  if (!isTelling) {
    return message || undefined;
  }
  if (!message) {
    return reason;
  }
  const said = message.replace(/\s+/g, '').toLocaleLowerCase();
  return said.includes(reason.toLocaleLowerCase())
    ? message
    : `${reason}: ${message}`;
}

/** `ImagePullBackOff` -> image, pull, back, off */
function wordsOf(reason: string): string[] {
  return reason
    .split(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(word => word.toLocaleLowerCase());
}
