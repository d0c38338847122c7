// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { notInTheSandbox } from '../OpenSearchError';
import { classLetterSource, letterSource } from './letters';

interface RegExpOptions {
  readonly ignoresCase: boolean;
  /** Whether `~ & < > @ #` are more than letters. */
  readonly hasOperators: boolean;
}

/** Why a pattern cannot be read, in Lucene's words. */
export class LuceneRegExpError extends Error {}

const classes: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  s: '[ \\t\\n\\r]',
  S: '[^ \\t\\n\\r]',
  w: '[a-zA-Z0-9_]',
  W: '[^a-zA-Z0-9_]',
};

const OPERATORS = '~&<>@#';

/** A pattern of Lucene's, which always is for a whole value. */
export interface LucenePattern {
  readonly expression: RegExp;
  /**
   * Whether a value has, letter for letter, what the pattern cannot do without: two letters or more that stand side by
   * side. Fields of type wildcard look for that first, and mind the case even where they are not to.
   */
  hasNeeded(value: string): boolean;
}

/** A part of a pattern. */
interface Part {
  /** In JavaScript. */
  readonly source: string;
  /** Of letters alone, these. */
  readonly letters?: string;
  hasNeeded(value: string): boolean;
}

const part = (source: string): Part => ({ source, hasNeeded: () => true });

class LuceneRegExp {
  private readonly letters: readonly string[];
  private position = 0;

  constructor(pattern: string, private readonly options: RegExpOptions) {
    this.letters = [...pattern];
  }

  read(): LucenePattern {
    const { source, hasNeeded } = this.union();
    if (this.position < this.letters.length) {
      throw this.problem('end-of-string expected');
    }
    return { expression: new RegExp(`^(?:${source})$`, 'su'), hasNeeded };
  }

  private union(): Part {
    const first = this.concatenation();
    if (!this.take('|')) return first;
    const other = this.union();
    return {
      source: `${first.source}|${other.source}`,
      hasNeeded: value => first.hasNeeded(value) || other.hasNeeded(value),
    };
  }

  private concatenation(): Part {
    const parts = [this.repetition()];
    while (this.position < this.letters.length && !this.isAt(')|')) {
      const next = this.repetition();
      const last = parts[parts.length - 1];
      if (last.letters !== undefined && next.letters !== undefined) {
        parts[parts.length - 1] = literal(
          last.source + next.source,
          last.letters + next.letters,
        );
      } else {
        parts.push(next);
      }
    }
    const [first, ...others] = parts;
    return others.length === 0
      ? first
      : {
          source: parts.map(({ source }) => source).join(''),
          hasNeeded: value => parts.every(each => each.hasNeeded(value)),
        };
  }

  private repetition(): Part {
    let repeated = this.unit();
    while (this.isAt('?*+{')) {
      const sign = this.next();
      const often = sign === '{' ? this.count() : sign;
      const { hasNeeded } = repeated;
      const isOptional = /^([?*]|\{0+[,}])/.test(often);
      repeated = {
        ...part(`(?:${repeated.source})${often}`),
        ...(!isOptional && { hasNeeded }),
      };
    }
    return repeated;
  }

  private count(): string {
    const least = this.number();
    const most = this.take(',') ? this.digits() : undefined;
    if (!this.take('}')) throw this.problem("expected '}'");
    return most === undefined ? `{${least}}` : `{${least},${most}}`;
  }

  private number(): string {
    const digits = this.digits();
    if (digits === '') throw this.problem('integer expected');
    return digits;
  }

  private digits(): string {
    let digits = '';
    while (this.isAt('0123456789')) digits += this.next();
    return digits;
  }

  private unit(): Part {
    const { options } = this;
    if (this.take('.')) return part('.');
    if (this.take('(')) return this.group();
    if (this.take('[')) return this.class();
    if (this.take('"')) return this.quoted();
    if (options.hasOperators && this.isAt(OPERATORS)) {
      throw notInTheSandbox(
        `the operators ${OPERATORS} of regexp queries; escape them, or say flags: NONE`,
      );
    }
    if (this.take('\\')) {
      const letter = this.next();
      return letter in classes ? part(classes[letter]) : this.letter(letter);
    }
    return this.letter(this.next());
  }

  private letter(letter: string): Part {
    return literal(letterSource(letter, this.options.ignoresCase), letter);
  }

  private group(): Part {
    if (this.take(')')) return literal('', '');
    const inner = this.union();
    if (!this.take(')')) throw this.problem("expected ')'");
    return { ...inner, source: `(?:${inner.source})` };
  }

  private quoted(): Part {
    let source = '';
    let letters = '';
    while (this.position < this.letters.length && !this.isAt('"')) {
      const letter = this.next();
      letters += letter;
      source += letterSource(letter, this.options.ignoresCase);
    }
    if (!this.take('"')) throw this.problem(`expected '"'`);
    return literal(source, letters);
  }

  private class(): Part {
    let source = this.take('^') ? '^' : '';
    do {
      source += this.classPart();
    } while (this.position < this.letters.length && !this.isAt(']'));
    if (!this.take(']')) throw this.problem("expected ']'");
    return part(`[${source}]`);
  }

  private classPart(): string {
    const from = this.classLetter();
    if (!this.take('-')) {
      return classLetterSource(from, this.options.ignoresCase);
    }
    // a hyphen at the end is one
    if (this.isAt(']')) {
      return `${classLetterSource(from, this.options.ignoresCase)}\\-`;
    }
    // of a range Lucene takes the case as it is
    const to = this.classLetter();
    return `${classLetterSource(from, false)}-${classLetterSource(to, false)}`;
  }

  private classLetter(): string {
    this.take('\\');
    return this.next();
  }

  private isAt(letters: string): boolean {
    const letter = this.letters[this.position];
    return letter !== undefined && letters.includes(letter);
  }

  private take(letter: string): boolean {
    if (this.letters[this.position] !== letter) return false;
    this.position += 1;
    return true;
  }

  private next(): string {
    const letter = this.letters[this.position];
    if (letter === undefined)
      throw new LuceneRegExpError('unexpected end-of-string');
    this.position += 1;
    return letter;
  }

  private problem(what: string): LuceneRegExpError {
    return new LuceneRegExpError(`${what} at position ${this.position}`);
  }
}

function literal(source: string, letters: string): Part {
  return {
    source,
    letters,
    hasNeeded: value => letters.length < 2 || value.includes(letters),
  };
}

/** Reads a pattern; throws a {@link LuceneRegExpError}. */
export function readLuceneRegExp(
  pattern: string,
  options: RegExpOptions,
): LucenePattern {
  return new LuceneRegExp(pattern, options).read();
}
