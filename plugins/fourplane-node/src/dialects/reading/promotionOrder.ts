// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

interface PromotionPath {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * The environments of a pipeline in promotion order: each after everything that is promoted into it, otherwise as first
 * seen. What lies on a cycle keeps its first-seen place among what is left.
 */
export function promotionOrder(paths: readonly PromotionPath[]): string[] {
  const waiting = new Set(paths.flatMap(({ from, to }) => [from, ...to]));
  const sourcesOf = new Map<string, Set<string>>();
  for (const { from, to } of paths) {
    for (const target of to) {
      const sources = sourcesOf.get(target) ?? new Set();
      sourcesOf.set(target, sources.add(from));
    }
  }
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const isFree = (name: string) =>
      [...(sourcesOf.get(name) ?? [])].every(
        source => source === name || !waiting.has(source),
      );
    const [firstSeen] = waiting;
    const next = [...waiting].find(isFree) ?? firstSeen;
    waiting.delete(next);
    ordered.push(next);
  }
  return ordered;
}
