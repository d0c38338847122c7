// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';

/** The same address for the same pod, whenever asked. */
export function podAddress({ metadata }: KubeObject): string {
  let hash = 0;
  for (const letter of metadata.uid ?? metadata.name) {
    hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  }
  return `10.42.${(hash >> 8) & 255}.${hash & 255}`;
}
