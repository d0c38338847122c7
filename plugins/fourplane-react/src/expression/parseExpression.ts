// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { CharacterSet } from './CharacterSet';
import { ExpressionError } from './ExpressionError';
import type { Assertion, ExpressionNode } from './ExpressionNode';

/** More of one thing is more than a line of a log has of it. */
const MOST_REPEATED = 1_000;

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;
const GROUP = /\((?:\?(?::|P?<[A-Za-z_]\w*>))?/y;
const CHARACTERS = /\[(?:\\.|[^\]\\])*\]/suy;
const ESCAPE =
  /\\(?:x[0-9a-f]{2}|x\{[0-9a-f]{1,6}\}|u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|c[a-z]|p\{[^}]*\}|.)/isuy;

const assertions: Readonly<Record<string, Assertion>> = {
  '^': 'start',
  $: 'end',
  '\\A': 'start',
  '\\z': 'end',
  '\\b': 'boundary',
  '\\B': 'noBoundary',
};

/** The source of one character that stands for itself. */
function literal(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

class Parser {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly isCaseSensitive: boolean,
  ) {}

  whole(): ExpressionNode {
    const node = this.#choice();
    if (this.#at < this.text.length) {
      throw new ExpressionError('unexpected )');
    }
    return node;
  }

  #choice(): ExpressionNode {
    const options = [this.#sequence()];
    while (this.text[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 ? options[0] : { type: 'choice', options };
  }

  #sequence(): ExpressionNode {
    const parts: ExpressionNode[] = [];
    while (this.#at < this.text.length && !'|)'.includes(this.text[this.#at])) {
      parts.push(this.#repeated(this.#one()));
    }
    return { type: 'sequence', parts };
  }

  #repeated(of: ExpressionNode): ExpressionNode {
    const match = this.#take(QUANTIFIER);
    if (!match) {
      return of;
    }
    const [all, sign, from, comma, to, lazy] = match;
    const least = sign ? Number(sign === '+') : Number(from);
    let most = sign === '?' ? 1 : Infinity;
    if (!sign && (!comma || to)) {
      most = Number(comma ? to : from);
    }
    if (least > most) {
      throw new ExpressionError(`${all} counts backwards`);
    }
    if (Math.max(least, most === Infinity ? 0 : most) > MOST_REPEATED) {
      throw new ExpressionError(`${all} is more than ${MOST_REPEATED}`);
    }
    if (this.#peek(QUANTIFIER)) {
      throw new ExpressionError('nothing to repeat');
    }
    return { type: 'repetition', of, least, most, isLazy: lazy !== '' };
  }

  #one(): ExpressionNode {
    const sign = this.text[this.#at];
    if ('*+?'.includes(sign)) {
      throw new ExpressionError('nothing to repeat');
    }
    if (sign === '(') {
      return this.#group();
    }
    if (sign === '[') {
      const match = this.#take(CHARACTERS);
      if (!match) {
        throw new ExpressionError('missing closing ]');
      }
      return this.#character(match[0]);
    }
    if (sign === '\\') {
      return this.#escaped();
    }
    const character = String.fromCodePoint(
      this.text.codePointAt(this.#at) ?? 0,
    );
    this.#at += character.length;
    if (character in assertions) {
      return { type: 'assertion', assertion: assertions[character] };
    }
    return this.#character(character === '.' ? character : literal(character));
  }

  #group(): ExpressionNode {
    const [opening] = this.#take(GROUP) ?? ['('];
    if (opening === '(' && this.text[this.#at] === '?') {
      throw new ExpressionError(
        `${this.text.slice(this.#at - 1, this.#at + 2)} is not supported`,
      );
    }
    const node = this.#choice();
    if (this.text[this.#at] !== ')') {
      throw new ExpressionError('missing closing )');
    }
    this.#at += 1;
    return node;
  }

  #escaped(): ExpressionNode {
    const [escape] = this.#take(ESCAPE) ?? [];
    if (escape === undefined) {
      throw new ExpressionError('trailing \\');
    }
    if (escape in assertions) {
      return { type: 'assertion', assertion: assertions[escape] };
    }
    if (/^\\[1-9k]/.test(escape)) {
      throw new ExpressionError(`${escape} is not supported`);
    }
    if (/^\\[^a-z0-9]$/isu.test(escape)) {
      return this.#character(literal(escape.slice(1)));
    }
    return this.#character(escape.replace('\\x{', '\\u{'));
  }

  #character(source: string): ExpressionNode {
    return {
      type: 'character',
      set: CharacterSet.create(source, this.isCaseSensitive),
    };
  }

  #peek(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    return expression.exec(this.text);
  }

  #take(expression: RegExp): RegExpExecArray | null {
    const match = this.#peek(expression);
    this.#at += match?.[0].length ?? 0;
    return match;
  }
}

/**
 * Reads a regular expression: JavaScript's, without what takes more than one look at a character (back references and
 * look-around), and with `(?i)` in front. Throws an {@link ExpressionError}.
 */
export function parseExpression(
  text: string,
  isCaseSensitive: boolean,
): ExpressionNode {
  const isFolded = text.startsWith('(?i)');
  return new Parser(
    isFolded ? text.slice('(?i)'.length) : text,
    isCaseSensitive && !isFolded,
  ).whole();
}
