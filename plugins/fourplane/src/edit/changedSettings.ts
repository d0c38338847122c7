// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormValues } from '@fourplane/plugin-fourplane-react';

/** What a form holds besides what it began with, part by part; one that was emptied is empty, since what is not said stays. Pure. */
export function changedSettings(
  before: FormValues,
  after: FormValues,
): FormValues {
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter(part => !isSame(before[part], after[part]))
      .map(part => [part, after[part] ?? emptied(before[part])]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  return typeof value === 'string' ? '' : {};
}
