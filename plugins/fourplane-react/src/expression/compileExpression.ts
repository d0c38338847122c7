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

/** The program that finds what an expression stands for. Throws an {@link ExpressionError} where it is too large. */
export function compileExpression(node: ExpressionNode): Program {
  const instructions: Instruction[] = [];
  const add = (instruction: Instruction): number => {
    if (instructions.length >= MOST_INSTRUCTIONS) {
      throw new ExpressionError('too many repetitions within each other');
    }
    return instructions.push(instruction) - 1;
  };
  /** Writes a part, back to front; returns where it begins. */
  const write = (part: ExpressionNode, next: number): number => {
    switch (part.type) {
      case 'character':
        return add({ type: 'character', set: part.set, next });
      case 'assertion':
        return add({ type: 'assertion', assertion: part.assertion, next });
      case 'sequence':
        return part.parts.reduceRight((after, one) => write(one, after), next);
      case 'choice':
        return add({
          type: 'choice',
          ways: part.options.map(option => write(option, next)),
        });
      default:
        return repeat(part, next);
    }
  };
  const repeat = (
    part: Extract<ExpressionNode, { type: 'repetition' }>,
    next: number,
  ): number => {
    const { of, least, most, isLazy } = part;
    const either = (once: number) => (isLazy ? [next, once] : [once, next]);
    let begin = next;
    if (most === Infinity) {
      begin = add({ type: 'choice', ways: [] });
      instructions[begin] = { type: 'choice', ways: either(write(of, begin)) };
    } else {
      for (let more = least; more < most; more++) {
        begin = add({ type: 'choice', ways: either(write(of, begin)) });
      }
    }
    for (let one = 0; one < least; one++) {
      begin = write(of, begin);
    }
    return begin;
  };
  const start = write(node, add({ type: 'match' }));
  return { instructions, start };
}
