// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Program } from './compileExpression';
import { isOfWord, Surroundings, Threads } from './Threads';

type Range = [from: number, to: number];

/** Where in a line an expression is, from left to right: of those that begin in one place the one tried first. None is empty. */
export function rangesOf(program: Program, line: string): Range[] {
  const ranges: Range[] = [];
  const threads = Threads.create(program);
  let from = 0;
  while (from <= line.length) {
    const range = firstFrom(program, threads, line, from);
    if (!range) {
      break;
    }
    if (range[1] > range[0]) {
      ranges.push(range);
    }
    from = range[1] > range[0] ? range[1] : range[1] + widthAt(line, range[1]);
  }
  return ranges;
}

/** Somewhere in the program, on the way to a match that begins at `from`. */
interface Thread {
  readonly place: number;
  readonly from: number;
}

/** A character of a line, and what is around it; none at the line's end. */
interface Place {
  readonly at: number;
  readonly code: number | undefined;
  readonly surroundings: Surroundings;
}

function firstFrom(
  program: Program,
  threads: Threads,
  line: string,
  begin: number,
): Range | undefined {
  let found: Range | undefined;
  let waiting: Thread[] = [];
  let before =
    begin > 0 ? line.codePointAt(lastBefore(line, begin)) : undefined;
  for (let at = begin; at <= line.length; at += widthAt(line, at)) {
    const code = line.codePointAt(at);
    const surroundings = {
      isStart: at === 0,
      isEnd: code === undefined,
      isBoundary: isOfWord(before) !== isOfWord(code),
    };
    if (!found) {
      waiting.push({ place: program.start, from: at });
    }
    const reached = read(program, threads, waiting, { at, code, surroundings });
    found = reached.match ?? found;
    waiting = reached.next;
    before = code;
    if (found && waiting.length === 0) {
      break;
    }
  }
  return found;
}

/** Reads a character: where the threads are then, and the match that comes before all that is tried later. */
function read(
  { instructions }: Program,
  threads: Threads,
  waiting: readonly Thread[],
  { at, code, surroundings }: Place,
): { next: Thread[]; match?: Range } {
  const next: Thread[] = [];
  threads.begin();
  for (const { place, from } of waiting) {
    const isMatch = threads.follow(place, surroundings, reached => {
      const instruction = instructions[reached];
      if (
        instruction.type === 'character' &&
        code !== undefined &&
        instruction.set.has(code)
      ) {
        next.push({ place: instruction.next, from });
      }
      return instruction.type === 'match';
    });
    if (isMatch) {
      return { next, match: [from, at] };
    }
  }
  return { next };
}

/** UTF-16 units of the character at a place; one at the end, so that a loop ends. */
function widthAt(line: string, at: number): number {
  return (line.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function lastBefore(line: string, at: number): number {
  return at > 1 && widthAt(line, at - 2) === 2 ? at - 2 : at - 1;
}
