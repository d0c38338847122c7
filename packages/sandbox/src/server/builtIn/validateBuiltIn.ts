// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { validateDefinition } from '../resources/validateDefinition';
import type { FieldError } from '../schema/FieldError';
import type { Schema } from '../schema/Schema';
import { updateRules } from './updateRules';
import { validateTyped } from './validateTyped';

/** What is wrong with an object of a built-in kind beyond its metadata, and beyond what its types can hold. */
export function validateBuiltIn(
  schema: Schema,
  object: ApiObject,
  old: ApiObject | undefined,
): FieldError[] {
  const goType = schema.goType ?? '';
  if (goType === 'apiextensions.v1.CustomResourceDefinition') {
    return validateDefinition(object);
  }
  return [
    ...validateTyped(object, schema),
    ...(old ? updateRules[goType]?.(object, old) ?? [] : []),
  ];
}
