// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useMemo, useState } from 'react';
import {
  literalPattern,
  regularExpressionPattern,
  type LinePattern,
  type LogQuery,
} from './linePattern';
import type { LogBuffer } from './LogBuffer';
import { LogSearch } from './LogSearch';

/** The page stays responsive: a search gives way to it after so long. */
const SLICE_MS = 12;
/** A search that takes long says how far it is so often. */
const PROGRESS_MS = 100;

const nothing: readonly number[] = [];

/** What came of a search so far. */
export interface LogMatches {
  readonly pattern?: LinePattern;
  /** Numbers of lines, ascending. */
  readonly found: readonly number[];
  readonly isDone: boolean;
  /** Why the query is none: what is wrong with a regular expression, or that there is no engine for it. */
  readonly problem?: PatternProblem;
}

type PatternProblem =
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'engineMissing' };

interface CompiledQuery {
  readonly query: LogQuery;
  readonly pattern?: LinePattern;
  readonly problem?: PatternProblem;
}

/** Searches a log while it is typed, and what is appended to it. */
export function useLogSearch(lines: LogBuffer, query: LogQuery): LogMatches {
  const literal = useMemo(() => literalPattern(query), [query]);
  const compiled = useRegularExpression(query);
  const pattern = literal ?? compiled.pattern;
  const [progress, setProgress] = useState<LogMatches>();

  useEffect(() => {
    if (!pattern) {
      return undefined;
    }
    let search = LogSearch.create(lines, pattern);
    let generation = lines.generation;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let saidAt = -Infinity;
    const goOn = () => {
      timer = undefined;
      if (lines.generation !== generation) {
        generation = lines.generation;
        search = LogSearch.create(lines, pattern);
      }
      const begin = performance.now();
      const isDone = search.run(() => performance.now() < begin + SLICE_MS);
      if (!isDone) {
        timer = setTimeout(goOn, 0);
      }
      if (isDone || begin > saidAt + PROGRESS_MS) {
        saidAt = begin;
        setProgress({ pattern, found: search.found.slice(), isDone });
      }
    };
    const stop = lines.subscribe(() => {
      timer ??= setTimeout(goOn, PROGRESS_MS);
    });
    goOn();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [lines, pattern]);

  if (!pattern) {
    const isWaiting =
      query.isRegularExpression && query.text !== '' && !compiled.problem;
    return { found: nothing, isDone: !isWaiting, problem: compiled.problem };
  }
  return progress?.pattern === pattern
    ? progress
    : { pattern, found: nothing, isDone: false };
}

/** Gets a log ready to be searched while a reader is about to type, so that the first letter finds as fast as the next. */
export function useSearchPreparation(
  lines: LogBuffer,
  isAboutToSearch: boolean,
): void {
  useEffect(() => {
    if (!isAboutToSearch) {
      return undefined;
    }
    const chunks = lines.chunks.slice();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = () => {
      const until = performance.now() + SLICE_MS;
      while (chunks.length > 0 && performance.now() < until) {
        // Asking is enough: a chunk keeps what it answered.
        chunks.pop()?.folded.at(0);
      }
      timer = chunks.length > 0 ? setTimeout(goOn, 0) : undefined;
    };
    timer = setTimeout(goOn, 0);
    return () => clearTimeout(timer);
  }, [lines, isAboutToSearch]);
}

function useRegularExpression(query: LogQuery): Omit<CompiledQuery, 'query'> {
  const [compiled, setCompiled] = useState<CompiledQuery>();
  useEffect(() => {
    if (!query.isRegularExpression || !query.text) {
      return undefined;
    }
    let isCurrent = true;
    const settle = (outcome: Omit<CompiledQuery, 'query'>) =>
      isCurrent && setCompiled({ query, ...outcome });
    regularExpressionPattern(query).then(
      pattern => settle({ pattern }),
      error => settle({ problem: problemOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [query]);
  return compiled?.query === query ? compiled : {};
}

function problemOf(error: Error): PatternProblem {
  // A bundle that cannot be fetched fails as ChunkLoadError or TypeError, a pattern as the engine's own error.
  return error.name === 'ExpressionError'
    ? { kind: 'invalid', reason: error.message }
    : { kind: 'engineMissing' };
}
