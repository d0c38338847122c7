// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** One thing wrong with an object; `path` is dotted. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

type Path = readonly (string | number)[];

/** More rounds than any schema here is deep, so that the loop ends even on hostile input. */
const MAX_ROUNDS = 32;

/**
 * Parses an object, setting aside what is wrong where the rest can be read without it: first the offending field, then
 * what contains it, as long as the schema still lacks something required. `data` is absent when nothing was left.
 */
export function parseTolerantly<S extends z.ZodType>(
  schema: S,
  object: unknown,
): { data?: z.output<S>; issues: readonly Issue[] } {
  const first = schema.safeParse(object);
  if (first.success) {
    return { data: first.data, issues: [] };
  }
  const issues = first.error.issues.map(issue => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  let rest: unknown = object;
  let error: z.ZodError = first.error;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const offending = offendingPaths(error, rest);
    if (offending.some(path => path.length === 0)) {
      return { issues };
    }
    rest = offending.reduce(without, rest);
    const next = schema.safeParse(rest);
    if (next.success) {
      return { data: next.data, issues };
    }
    error = next.error;
  }
  return { issues };
}

/**
 * What an error complains of, as far as it is there to be taken out: each once, and nothing within something else that
 * is. Later array items come first, so that taking one out does not move those still to be taken out.
 */
function offendingPaths(error: z.ZodError, value: unknown): Path[] {
  const paths = new Map<string, Path>();
  for (const issue of error.issues) {
    const named = issue.path.map(key => (typeof key === 'symbol' ? '' : key));
    const path = nearestPresent(value, named);
    paths.set(JSON.stringify(path), path);
  }
  const isTakenOut = (path: Path) => paths.has(JSON.stringify(path));
  return [...paths.values()]
    .filter(path => !path.some((_, depth) => isTakenOut(path.slice(0, depth))))
    .sort(laterItemFirst);
}

function laterItemFirst(one: Path, other: Path): number {
  const depth = one.findIndex((key, index) => key !== other[index]);
  const [first, second] = [one[depth], other[depth]];
  return typeof first === 'number' && typeof second === 'number'
    ? second - first
    : 0;
}

function nearestPresent(value: unknown, path: Path): Path {
  let current = value;
  for (let depth = 0; depth < path.length; depth++) {
    if (!isContainer(current) || !Object.hasOwn(current, path[depth])) {
      return path.slice(0, depth);
    }
    current = Reflect.get(current, path[depth]);
  }
  return path;
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) =>
          index === key ? without(item, rest) : item,
        );
  }
  if (!isContainer(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) {
        return [[name, item]];
      }
      return rest.length === 0 ? [] : [[name, without(item, rest)]];
    }),
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
