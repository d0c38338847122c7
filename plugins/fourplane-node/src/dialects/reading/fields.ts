// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Fields that may be absent; JSON's null counts as absent. */
export const text = z.string().nullish();
export const integer = z.number().int().nullish();
export const flag = z.boolean().nullish();
export const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();

/** A name that must be there. */
export const name = z.string().min(1);

/** Metadata that decides health. */
export const lifeCycleMetadata = {
  generation: integer,
  deletionTimestamp: text,
};

/** A copy without the fields that are undefined: smaller to keep, and equal where it should be. */
export function withoutAbsent<T extends object>(value: T): T {
  const copy: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) {
      copy[key] = value[key];
    }
  }
  return copy as T;
}

/** Null as absence, which is what the model knows. */
export function present<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
