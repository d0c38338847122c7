// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormField } from './FormField';

/** What a new item of a list, or another shape, begins with. */
export function emptyValue(field: FormField): unknown {
  if (field.fallback !== undefined) {
    return field.fallback;
  }
  switch (field.kind) {
    case 'text':
      return '';
    case 'number':
      return Math.ceil(field.minimum ?? 0);
    case 'switch':
      return false;
    case 'choice':
      return field.options[0];
    case 'list':
      return [];
    case 'group':
      return {};
    case 'variants':
      return emptyValue(field.variants[0] ?? { kind: 'json' });
    default:
      return field.type === 'array' ? [] : {};
  }
}
