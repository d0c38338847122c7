// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The text at a dotted path of what a form holds; `undefined` where there is none, or an empty one. Pure. */
export function textAt(formData: unknown, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((at, part) => Object(at)[part], formData);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
