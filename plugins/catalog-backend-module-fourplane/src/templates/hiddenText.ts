// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';

/** A field that nobody fills in and that has one value. */
export function hiddenText(value: string): JsonObject {
  return {
    type: 'string',
    const: value,
    default: value,
    'ui:widget': 'hidden',
  };
}
