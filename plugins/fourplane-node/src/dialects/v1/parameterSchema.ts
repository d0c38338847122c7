// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { resolveSchema } from '../reading/resolveSchema';

/** `{openAPIV3Schema}` as types and workflows declare what they take; it is read without references. */
export const schemaSection = z
  .object({
    openAPIV3Schema: z
      .unknown()
      .transform((value, context) => {
        const resolved = resolveSchema(value);
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
