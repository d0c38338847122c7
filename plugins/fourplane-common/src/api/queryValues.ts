// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { MAX_FIELD_FILTERS, parseFieldFilters } from '../model';

/** A whole number in a query string. */
export const count = (smallest: number, largest: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine(
      value => value >= smallest && value <= largest,
      `must be from ${smallest} to ${largest}`,
    );

/** An ISO 8601 instant in a query string. */
export const instant = z.iso.datetime({ offset: true });

/** Several of them in a query string, between commas: at least one, and at most 100. */
export const list = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .string()
    .min(1)
    .transform(text => text.split(','))
    .pipe(z.array(item).max(100));

/** Filters of fields in a query string, as `parseFieldFilters` reads them. */
export const fieldFilters = z
  .string()
  .min(1)
  .max(4_000)
  .transform((text, context) => {
    const parsed = parseFieldFilters(text);
    if (parsed.state === 'wrong') {
      context.addIssue({ code: 'custom', message: parsed.what });
      return z.NEVER;
    }
    if (parsed.filters.length > MAX_FIELD_FILTERS) {
      context.addIssue({
        code: 'custom',
        message: `must be at most ${MAX_FIELD_FILTERS}`,
      });
      return z.NEVER;
    }
    return parsed.filters;
  });
