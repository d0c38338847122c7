// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogContext } from '@fourplane/plugin-fourplane-common';
import { IndexedLine, IndexFilter, LeftOut } from '../LogIndex';
import { Asked } from './askedSource';
import { foundLineOf } from './foundLineOf';
import { SearchedIndex } from './SearchedIndices';

/** How far around a line others are looked for. */
const CONTEXT_MS = 30 * 86_400_000;

/** A line, where it is one of the index's first scope, and those of its container around it, oldest first. */
export interface Around {
  readonly line?: IndexedLine;
  readonly before: readonly IndexedLine[];
  readonly after: readonly IndexedLine[];
  readonly leftOut?: LeftOut;
}

/** Finds a line and those around it. Rejects as the index does. */
export async function linesAround(
  { index, scopes }: SearchedIndex,
  { id, before, after }: { id: string; before: number; after: number },
  signal: AbortSignal,
): Promise<Around> {
  const [scope] = scopes;
  const line = await index.line({ scope, id }, { signal });
  if (!line) {
    return { before: [], after: [] };
  }
  const [time] = line.position.key;
  const filter: IndexFilter = {
    scopes: [scope],
    from: time - CONTEXT_MS,
    to: time + CONTEXT_MS,
    pods: [line.pod],
    containers: [line.container],
  };
  const side = async (order: 'asc' | 'desc', limit: number) =>
    limit === 0
      ? undefined
      : index.search(
          { ...filter, order, limit, after: line.position },
          { signal },
        );
  const [earlier, later] = await Promise.all([
    side('desc', before),
    side('asc', after),
  ]);
  const leftOut = earlier?.leftOut ?? later?.leftOut;
  return {
    line,
    before: [...(earlier?.lines ?? [])].reverse(),
    after: later?.lines ?? [],
    ...(leftOut && { leftOut }),
  };
}

/** As it is told; nothing where the index did not answer. */
export function toldAround(
  asked: Asked<Around>,
  searched: SearchedIndex,
): Pick<LogContext, 'before' | 'line' | 'after'> {
  if (asked.state === 'failed') {
    return { before: [], after: [] };
  }
  const found = (line: IndexedLine) => foundLineOf(line, searched);
  const { line, before, after } = asked.answer;
  return {
    before: before.map(found),
    ...(line && { line: found(line) }),
    after: after.map(found),
  };
}
