// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../json';
import { simplePattern } from '../query/simplePattern';

/** What of a document is given: all, nothing, or by the patterns of `_source`. */
export type SourceFilter = (source: JsonObject) => JsonObject | undefined;

/** Reads `_source` of a search. */
export function sourceFilter(wanted: unknown): SourceFilter {
  if (wanted === false) return () => undefined;
  if (wanted === undefined || wanted === true) return source => source;
  const { includes, excludes } = isJsonObject(wanted)
    ? {
        includes: wanted.includes ?? wanted.include,
        excludes: wanted.excludes ?? wanted.exclude,
      }
    : { includes: wanted, excludes: undefined };
  const isIncluded = anyOf(includes);
  const isExcluded = anyOf(excludes);
  const includesAll = [includes ?? []].flat().length === 0;
  return source =>
    filtered(source, '', includesAll, isIncluded, isExcluded) ?? {};
}

function anyOf(patterns: unknown): (path: string) => boolean {
  const each = [patterns ?? []].flat().map(p => simplePattern(String(p)));
  return path => each.some(pattern => pattern.test(path));
}

function filtered(
  value: JsonObject,
  path: string,
  isWithin: boolean,
  isIncluded: (path: string) => boolean,
  isExcluded: (path: string) => boolean,
): JsonObject | undefined {
  const kept: [string, unknown][] = [];
  for (const [key, each] of Object.entries(value)) {
    const below = path ? `${path}.${key}` : key;
    if (isExcluded(below)) continue;
    const included = isWithin || isIncluded(below);
    if (isJsonObject(each)) {
      const inner = filtered(each, below, included, isIncluded, isExcluded);
      if (inner) kept.push([key, inner]);
    } else if (included) {
      kept.push([key, each]);
    }
  }
  return kept.length > 0 || (isWithin && Object.keys(value).length === 0)
    ? Object.fromEntries(kept)
    : undefined;
}
