// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Program } from './compileExpression';
import type { Assertion } from './ExpressionNode';

/** What is on either side of a place in a line. */
export interface Surroundings {
  readonly isStart: boolean;
  readonly isEnd: boolean;
  /** Whether a word begins or ends here. */
  readonly isBoundary: boolean;
}

/** Where in a program one may be at a place in a line: each instruction once, those tried first before the others. */
export class Threads {
  readonly #program: Program;
  readonly #seen: Uint32Array;
  #generation = 0;

  static create(program: Program): Threads {
    return new Threads(program);
  }

  private constructor(program: Program) {
    this.#program = program;
    this.#seen = new Uint32Array(program.instructions.length);
  }

  /** Forgets where one was. */
  begin(): void {
    this.#generation += 1;
  }

  /**
   * Goes on from an instruction without reading: calls back for each that reads a character, and for a match. Ends, and
   * returns true, as soon as the callback does.
   */
  follow(
    from: number,
    surroundings: Surroundings,
    visit: (place: number) => boolean,
  ): boolean {
    const waiting = [from];
    for (
      let place = waiting.pop();
      place !== undefined;
      place = waiting.pop()
    ) {
      if (this.#seen[place] === this.#generation) {
        continue;
      }
      this.#seen[place] = this.#generation;
      const instruction = this.#program.instructions[place];
      if (instruction.type === 'choice') {
        for (let way = instruction.ways.length - 1; way >= 0; way--) {
          waiting.push(instruction.ways[way]);
        }
      } else if (instruction.type !== 'assertion') {
        if (visit(place)) {
          return true;
        }
      } else if (holds(instruction.assertion, surroundings)) {
        waiting.push(instruction.next);
      }
    }
    return false;
  }
}

function holds(
  assertion: Assertion,
  { isStart, isEnd, isBoundary }: Surroundings,
): boolean {
  switch (assertion) {
    case 'start':
      return isStart;
    case 'end':
      return isEnd;
    case 'boundary':
      return isBoundary;
    default:
      return !isBoundary;
  }
}

/** Whether a character belongs to a word; `undefined`, at an end of the line, does not. */
export function isOfWord(codePoint: number | undefined): boolean {
  return (
    codePoint !== undefined &&
    codePoint < 128 &&
    /\w/.test(String.fromCharCode(codePoint))
  );
}
