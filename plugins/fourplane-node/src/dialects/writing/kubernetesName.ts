// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';

/** The longest object name Kubernetes takes. */
export const OBJECT_NAME_LIMIT = 253;
/** The longest label value, and the longest namespace name. */
export const LABEL_LIMIT = 63;

const HASH_LENGTH = 8;

/**
 * The name OpenChoreo makes of parts: each part cleaned and cut to its share of the limit, then eight hexadecimal digits
 * of the SHA-256 of the parts as they were given.
 */
export function kubernetesName(
  limit: number,
  ...parts: readonly string[]
): string {
  const hash = createHash('sha256')
    .update(parts.join('-'))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  // Every part and the hash are joined by a hyphen.
  const budget = limit - HASH_LENGTH - parts.length;
  const share = Math.floor(budget / parts.length);
  const remainder = budget % parts.length;
  const cut = parts.map((part, index) =>
    part
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, share + (index < remainder ? 1 : 0)),
  );
  return [...cut, hash].join('-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

/** `<base>-<ending>` as a label value: the base is cut where both do not fit. */
export function endingWith(base: string, ending: string): string {
  const cut = base
    .slice(0, LABEL_LIMIT - ending.length - 1)
    .replace(/[^A-Za-z0-9]+$/, '');
  return cut ? `${cut}-${ending}` : ending;
}
