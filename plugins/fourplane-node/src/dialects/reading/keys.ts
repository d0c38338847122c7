// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A key of an index over names, which cannot contain `/`. */
export function keyOf(...names: readonly string[]): string {
  return names.join('/');
}
