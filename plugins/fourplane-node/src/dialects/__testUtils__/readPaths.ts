// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** The paths of the leaves a schema reads; array items and map values are gone through without being named. */
export function readPaths(schema: z.core.$ZodType): string[][] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return readPaths(schema.unwrap());
  }
  if (schema instanceof z.ZodArray) {
    return readPaths(schema.element);
  }
  if (schema instanceof z.ZodRecord) {
    return readPaths(schema.valueType);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(
      ([name, field]) => readPaths(field).map(rest => [name, ...rest]),
    );
  }
  return [[]];
}
