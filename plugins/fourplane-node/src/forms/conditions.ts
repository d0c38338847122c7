// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Schema } from './Schema';

export function kept(schema: Schema, keywords: readonly string[]): Schema {
  return Object.fromEntries(
    keywords
      .filter(keyword => ['number', 'boolean'].includes(typeof schema[keyword]))
      .map(keyword => [keyword, schema[keyword]]),
  );
}

/** OpenAPI 3.0 says only that a bound is exclusive; JSON schema takes the bound itself. */
export function bounds(schema: Schema): Schema {
  return {
    ...bound(schema, 'minimum', 'exclusiveMinimum'),
    ...bound(schema, 'maximum', 'exclusiveMaximum'),
  };
}

function bound(schema: Schema, limit: string, exclusive: string): Schema {
  const value = schema[exclusive];
  if (typeof value === 'number') {
    return { [exclusive]: value };
  }
  return value === true && typeof schema[limit] === 'number'
    ? { [exclusive]: schema[limit], [limit]: undefined }
    : {};
}

/** Patterns are Go's; what JavaScript does not read the same way a form must not check. */
export function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
