// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ExpressionError } from './ExpressionError';

const ASCII = 128;

/**
 * Which characters stand in one place of an expression. The browser's own engine answers, of one character at a time,
 * which takes it no longer whatever is asked; answers for ASCII are kept.
 */
export class CharacterSet {
  readonly #expression: RegExp;
  readonly #known: (boolean | undefined)[] = [];

  /** From what stands for one character: `a`, `.`, `\\d`, `[^a-z]`. */
  static create(source: string, isCaseSensitive: boolean): CharacterSet {
    try {
      return new CharacterSet(
        new RegExp(`^${source}$`, isCaseSensitive ? 'u' : 'iu'),
      );
    } catch {
      throw new ExpressionError(`invalid characters ${source}`);
    }
  }

  private constructor(expression: RegExp) {
    this.#expression = expression;
  }

  has(codePoint: number): boolean {
    if (codePoint >= ASCII) {
      return this.#expression.test(String.fromCodePoint(codePoint));
    }
    this.#known[codePoint] ??= this.#expression.test(
      String.fromCodePoint(codePoint),
    );
    return this.#known[codePoint];
  }
}
