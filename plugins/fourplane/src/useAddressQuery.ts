// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { z } from 'zod';

/**
 * What a page keeps in its address: every key reads text or nothing, and what it makes of nothing is its default. A key
 * ends in `.catch()`, so that what is not understood counts as not said.
 */
export type AddressSchema = z.ZodObject<
  Readonly<Record<string, z.ZodType<string | number | boolean | undefined>>>
>;

/** Reads the query from an address. */
export function readAddress<S extends AddressSchema>(
  schema: S,
  params: URLSearchParams,
): z.infer<S> {
  return schema.parse(
    Object.fromEntries(
      Object.keys(schema.shape).map(key => [key, params.get(key) ?? undefined]),
    ),
  );
}

/** The address with this query: a key with its own default is left out, and other parameters are kept. */
export function writeAddress<S extends AddressSchema>(
  schema: S,
  params: URLSearchParams,
  query: Partial<z.infer<S>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const defaults = readAddress(schema, new URLSearchParams());
  for (const key of Object.keys(schema.shape)) {
    const value = query[key];
    if (value === undefined || value === defaults[key]) {
      next.delete(key);
    } else {
      next.set(key, `${value}`);
    }
  }
  return next;
}

/**
 * The query in the page's address and its change, which takes the place of the address before. A change that does not
 * name the key `startsOver` (the place in a list) puts it back to its default.
 */
export function useAddressQuery<S extends AddressSchema>(
  schema: S,
  startsOver?: keyof z.infer<S>,
) {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readAddress(schema, params), [schema, params]);
  const change = (part: Partial<z.infer<S>>) =>
    setParams(
      current =>
        writeAddress(schema, current, {
          ...readAddress(schema, current),
          ...(startsOver && { [startsOver]: undefined }),
          ...part,
        }),
      { replace: true },
    );
  /** The same page with this query and nothing else of it. */
  const hrefOf = (only: Partial<z.infer<S>>) =>
    `?${writeAddress(schema, params, only)}`;
  return { query, change, hrefOf };
}
