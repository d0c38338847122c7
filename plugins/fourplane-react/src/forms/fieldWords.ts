// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldProps } from './FieldProps';

/** Label and description of a control, and whether it must be filled. */
export function fieldWords({ field, name, isRequired }: FieldProps) {
  return {
    label: field.title ?? name,
    description: field.description,
    isRequired: isRequired === true && field.fallback === undefined,
  };
}
