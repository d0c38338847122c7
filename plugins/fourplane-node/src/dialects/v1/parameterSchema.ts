// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { resolveSchema } from '../reading/resolveSchema';

/** Stands where a schema in an older notation was, and says why there is none. */
export class BrokenSchema {
  constructor(readonly problem: string) {}
}

/** `{openAPIV3Schema}` as types and workflows declare what they take; it is read without references. */
export const schemaSection = z
  .object({
    openAPIV3Schema: z
      .unknown()
      .transform((value, context) => {
        const resolved =
          value instanceof BrokenSchema
            ? { state: 'unresolved' as const, problem: value.problem }
            : resolveSchema(value);
        if (resolved.state === 'resolved') {
          return resolved.schema;
        }
        context.addIssue({ code: 'custom', message: resolved.problem });
        return z.NEVER;
      })
      .nullish(),
  })
  .nullish();

/** What a section declares. */
export function declaredBy(
  section: z.output<typeof schemaSection>,
): Readonly<Record<string, unknown>> | undefined {
  return section?.openAPIV3Schema ?? undefined;
}
