// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** The control plane whose entities carry no prefix. @public */
export const DEFAULT_CONTROL_PLANE = 'default';

/** Longest `metadata.name` the catalog accepts, in characters. */
const MAX_NAME_LENGTH = 63;
const HASH_LENGTH = 10;
/** Lower case only: the catalog compares names without regard to case. */
const CATALOG_NAME = /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/;
/** What a shortened name ends with; a name that ends so by itself is shortened too, or the two could meet. */
const HASH_ENDING = /-[0-9a-f]{10}$/;

/** The name of an entity of a control plane from its parts, which hold no `_`: injective. */
export function entityName(
  controlPlane: string,
  parts: readonly string[],
): string {
  const prefix =
    controlPlane === DEFAULT_CONTROL_PLANE ? '' : `${controlPlane}__`;
  return fitted(prefix + parts.join('_'));
}

/** The name, if the catalog can hold it and tell it from all others; else one that is cut, with a hash of the whole. */
function fitted(name: string): string {
  if (
    name.length <= MAX_NAME_LENGTH &&
    CATALOG_NAME.test(name) &&
    !HASH_ENDING.test(name)
  ) {
    return name;
  }
  const hash = bytesToHex(sha256(utf8ToBytes(name))).slice(0, HASH_LENGTH);
  const readable = name
    .toLowerCase()
    .replace(/[^-a-z0-9_.]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, MAX_NAME_LENGTH - HASH_LENGTH - 1);
  return readable ? `${readable}-${hash}` : hash;
}
