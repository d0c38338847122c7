// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Program } from './compileExpression';
import { isOfWord, Threads } from './Threads';

/** All one knows at a place in a line: where in the program one may be, and what is before it. */
interface State {
  readonly places: readonly number[];
  readonly before: 'start' | 'word' | 'other';
  readonly next: Map<number, State | 'found'>;
  isFoundAtEnd?: boolean;
}

/** States and ways between them that are kept; with more than this it begins anew. */
const MOST_KEPT = 20_000;

/**
 * Tells whether an expression is in a line, with one look at each character: what follows from a state and a character
 * is worked out once.
 */
export class ExpressionTest {
  readonly #program: Program;
  readonly #threads: Threads;
  readonly #states = new Map<string, State>();
  #kept = 0;

  static create(program: Program): ExpressionTest {
    return new ExpressionTest(program);
  }

  private constructor(program: Program) {
    this.#program = program;
    this.#threads = Threads.create(program);
  }

  isIn(line: string): boolean {
    let state = this.#stateOf([], 'start');
    for (let at = 0; at < line.length; at++) {
      let code = line.charCodeAt(at);
      if (code >= 0xd800 && code < 0xdc00) {
        code = line.codePointAt(at) ?? code;
        at += code > 0xffff ? 1 : 0;
      }
      const next = state.next.get(code) ?? this.#after(state, code);
      if (next === 'found') {
        return true;
      }
      state = next;
    }
    state.isFoundAtEnd ??= this.#follow(state, undefined, () => {});
    return state.isFoundAtEnd;
  }

  #after(state: State, code: number): State | 'found' {
    const { instructions } = this.#program;
    const places = new Set<number>();
    const isFound = this.#follow(state, code, place => {
      const instruction = instructions[place];
      if (instruction.type === 'character' && instruction.set.has(code)) {
        places.add(instruction.next);
      }
    });
    const next = isFound
      ? 'found'
      : this.#stateOf(
          [...places].sort((one, other) => one - other),
          isOfWord(code) ? 'word' : 'other',
        );
    state.next.set(code, next);
    this.#kept += 1;
    return next;
  }

  /** Follows a state, and the expression from its start, up to the next character; returns whether it is found there. */
  #follow(
    { places, before }: State,
    code: number | undefined,
    visit: (place: number) => void,
  ): boolean {
    const { instructions, start } = this.#program;
    const surroundings = {
      isStart: before === 'start',
      isEnd: code === undefined,
      isBoundary: (before === 'word') !== isOfWord(code),
    };
    this.#threads.begin();
    return [...places, start].some(from =>
      this.#threads.follow(from, surroundings, place => {
        visit(place);
        return instructions[place].type === 'match';
      }),
    );
  }

  #stateOf(places: readonly number[], before: State['before']): State {
    if (this.#kept > MOST_KEPT) {
      this.#states.clear();
      this.#kept = 0;
    }
    const key = `${before} ${places.join()}`;
    let state = this.#states.get(key);
    if (!state) {
      state = { places, before, next: new Map() };
      this.#states.set(key, state);
      this.#kept += 1;
    }
    return state;
  }
}
