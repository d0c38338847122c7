// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { letterSource } from './letters';
import { never, Query } from './Query';
import { patternQuery } from './valueQueries';

/** A letter of a pattern, or what stands for some. */
interface Token {
  readonly letter: string;
  readonly isEscaped: boolean;
}

/**
 * Documents in which a value (of a text: a word) of the field is, as a whole, of a pattern: `*` any letters, `?` one, `\`
 * takes the next for itself.
 */
export function wildcardQuery(
  field: string,
  pattern: string,
  ignoresCase: boolean,
): Query {
  const tokens = [...pattern.matchAll(/\\(.)|(.)/gsu)].map(
    ([, escaped, plain]): Token => ({
      letter: escaped ?? plain,
      isEscaped: escaped !== undefined,
    }),
  );
  const expression = new RegExp(
    `^${tokens.map(token => sourceOf(token, ignoresCase)).join('')}$`,
    'su',
  );
  const hasBackslash = tokens.some(
    ({ letter, isEscaped }) => isEscaped && letter === '\\',
  );
  return index => {
    // an empty pattern finds nothing, not even an empty text
    if (pattern === '') return never;
    // OpenSearch 2.19 finds nothing by an escaped backslash in fields of type wildcard
    return hasBackslash && index.mapping.field(field)?.type === 'wildcard'
      ? never
      : patternQuery(field, value => expression.test(value))(index);
  };
}

function sourceOf({ letter, isEscaped }: Token, ignoresCase: boolean): string {
  if (isEscaped) return letterSource(letter, ignoresCase);
  if (letter === '*') return '.*';
  return letter === '?' ? '.' : letterSource(letter, ignoresCase);
}
