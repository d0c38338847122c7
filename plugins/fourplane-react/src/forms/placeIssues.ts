// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { variantOf } from './checkForm';
import type { FormField } from './FormField';
import { isFormValues, normalPath } from './formValues';

/** Issues by the normal path of the field each is shown at; those of no field are at the empty path. */
export type PlacedIssues = ReadonlyMap<string, readonly IntentIssue[]>;

/** Gives every issue to the field its path names, or to the nearest one around it: none is lost. */
export function placeIssues(
  field: FormField,
  value: unknown,
  issues: readonly IntentIssue[],
): PlacedIssues {
  const placed = new Map<string, IntentIssue[]>();
  for (const issue of issues) {
    const parts = normalPath(issue.path).split('.').filter(Boolean);
    const place = parts.slice(0, depthIn(field, value, parts)).join('.');
    placed.set(place, [...(placed.get(place) ?? []), issue]);
  }
  return placed;
}

/** How many parts of a path lead to a field that is drawn with a message of its own. */
function depthIn(
  field: FormField,
  value: unknown,
  parts: readonly string[],
): number {
  const [part, ...rest] = parts;
  if (part === undefined) {
    return 0;
  }
  if (field.kind === 'variants') {
    return depthIn(variantOf(field.variants, value), value, parts);
  }
  if (field.kind === 'group') {
    const member = field.fields.find(({ name }) => name === part)?.field;
    const inner = isFormValues(value) ? value[part] : undefined;
    return member ? 1 + depthIn(member, inner, rest) : 0;
  }
  if (field.kind === 'list' && Array.isArray(value) && value.length > +part) {
    return 1 + depthIn(field.item, value[+part], rest);
  }
  return 0;
}
