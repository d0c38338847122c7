// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A field as a text says it: `integer | default=1 minimum=1`. */
export interface ShorthandField {
  /** The type as written, `[]map<string>` too. */
  readonly type: string;
  readonly constraints: readonly ShorthandConstraint[];
}

/** `default=1`; without a value, `oc:build`. */
export interface ShorthandConstraint {
  readonly name: string;
  readonly value?: string;
  /** It was in quotes, and so is text whatever it looks like. */
  readonly isQuoted: boolean;
}

/** What a shorthand cannot mean, in words. */
export class ShorthandError extends Error {}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Takes a field's text apart; throws a {@link ShorthandError}. */
export function parseShorthandField(text: string): ShorthandField {
  const bar = text.indexOf('|');
  const type = (bar < 0 ? text : text.slice(0, bar)).trim();
  if (type === '') {
    throw new ShorthandError('names no type');
  }
  return {
    type,
    constraints: bar < 0 ? [] : constraintsIn(text.slice(bar + 1)),
  };
}

function constraintsIn(text: string): ShorthandConstraint[] {
  const constraints: ShorthandConstraint[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s|]+/, '');
    if (rest === '') {
      return constraints;
    }
    const [word = ''] = /^[^\s=|]+/.exec(rest) ?? [];
    if (word === '') {
      throw new ShorthandError(`has a value without a name: "${rest}"`);
    }
    rest = rest.slice(word.length);
    if (!rest.startsWith('=')) {
      constraints.push({ name: word, isQuoted: false });
      continue;
    }
    const value = valueAtStart(rest.slice(1), word);
    constraints.push({
      name: word,
      value: value.text,
      isQuoted: value.isQuoted,
    });
    rest = rest.slice(1 + value.length);
  }
}

interface Value {
  readonly text: string;
  readonly isQuoted: boolean;
  /** How much of the text it took. */
  readonly length: number;
}

function valueAtStart(text: string, name: string): Value {
  const [first] = text;
  if (first === "'" || first === '"') {
    return quoted(text, first, name);
  }
  const length = first in CLOSING ? bracketed(text) : wordLength(text);
  return { text: text.slice(0, length), isQuoted: false, length };
}

/** Up to a space; a bar within a word, as in a pattern, is part of it. */
function wordLength(text: string): number {
  return /^\S*/.exec(text)?.[0].length ?? 0;
}

/** JSON may hold spaces; what comes after it up to a space is the value's too, as in the pattern `[a-z]+`. */
function bracketed(text: string): number {
  const closers: string[] = [];
  let isInText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') {
      index++;
    } else if (character === '"') {
      isInText = !isInText;
    } else if (!isInText && character in CLOSING) {
      closers.push(CLOSING[character]);
    } else if (!isInText && character === closers.at(-1)) {
      closers.pop();
      if (closers.length === 0) {
        return index + 1 + wordLength(text.slice(index + 1));
      }
    }
  }
  return wordLength(text);
}

/** A quote is doubled to stand for itself in single quotes, escaped in double ones. */
function quoted(text: string, quote: string, name: string): Value {
  let content = '';
  for (let index = 1; index < text.length; index++) {
    const character = text[index];
    if (quote === '"' && character === '\\' && index + 1 < text.length) {
      content += unescaped(text[++index]);
    } else if (character !== quote) {
      content += character;
    } else if (quote === "'" && text[index + 1] === quote) {
      content += quote;
      index++;
    } else {
      return { text: content, isQuoted: true, length: index + 1 };
    }
  }
  throw new ShorthandError(`has a ${name} whose quote does not end`);
}

/** In a text that usually is a pattern only the quote and the backslash need an escape. */
function unescaped(character: string): string {
  return character === '"' || character === '\\' ? character : `\\${character}`;
}
