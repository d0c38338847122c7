// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { CharacterSet } from './CharacterSet';
import { ExpressionError } from './ExpressionError';
import type { Assertion, ExpressionNode } from './ExpressionNode';

/** A step towards a match; numbers are places in the program. Of a choice, the first is tried first. */
export type Instruction =
  | {
      readonly type: 'character';
      readonly set: CharacterSet;
      readonly next: number;
    }
  | {
      readonly type: 'assertion';
      readonly assertion: Assertion;
      readonly next: number;
    }
  | { readonly type: 'choice'; readonly ways: readonly number[] }
  | { readonly type: 'match' };

/** What to do, from `start` on. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
}

/** Each character of a line takes as many steps as there are instructions, at most. */
const MOST_INSTRUCTIONS = 5_000;

/** Writes the parts of an expression, back to front. */
class Writer {
  constructor(private readonly instructions: Instruction[]) {}

  /** Returns the instruction's place. */
  add(instruction: Instruction): number {
    if (this.instructions.length >= MOST_INSTRUCTIONS) {
      throw new ExpressionError('too many repetitions within each other');
    }
    return this.instructions.push(instruction) - 1;
  }

  /** Writes a part that is followed by what is at `next`; returns where it begins. */
  write(part: ExpressionNode, next: number): number {
    switch (part.type) {
      case 'character':
        return this.add({ type: 'character', set: part.set, next });
      case 'assertion':
        return this.add({ type: 'assertion', assertion: part.assertion, next });
      case 'sequence':
        return part.parts.reduceRight(
          (after, one) => this.write(one, after),
          next,
        );
      case 'choice':
        return this.add({
          type: 'choice',
          ways: part.options.map(option => this.write(option, next)),
        });
      default:
        return this.#repeat(part, next);
    }
  }

  #repeat(
    part: Extract<ExpressionNode, { type: 'repetition' }>,
    next: number,
  ): number {
    const { of, least, most, isLazy } = part;
    const either = (once: number) => (isLazy ? [next, once] : [once, next]);
    let begin = next;
    if (most === Infinity) {
      begin = this.add({ type: 'choice', ways: [] });
      this.instructions[begin] = {
        type: 'choice',
        ways: either(this.write(of, begin)),
      };
    } else {
      for (let more = least; more < most; more++) {
        begin = this.add({
          type: 'choice',
          ways: either(this.write(of, begin)),
        });
      }
    }
    for (let one = 0; one < least; one++) {
      begin = this.write(of, begin);
    }
    return begin;
  }
}

/** The program that finds what an expression stands for. Throws an {@link ExpressionError} where it is too large. */
export function compileExpression(node: ExpressionNode): Program {
  const instructions: Instruction[] = [];
  const writer = new Writer(instructions);
  const start = writer.write(node, writer.add({ type: 'match' }));
  return { instructions, start };
}
