// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The letters that one stands for where case does not matter: itself, and its other cases that are one letter, too. */
export function casesOf(letter: string): readonly string[] {
  const cases = [letter, letter.toLowerCase(), letter.toUpperCase()];
  return [...new Set(cases.filter(each => [...each].length === 1))];
}

/** Whether a text has another within it, letter by letter, whatever their case. */
export function holdsAnyCase(wanted: string): (text: string) => boolean {
  const source = [...wanted].map(letter => {
    const cases = casesOf(letter).map(escaped).join('');
    return `[${cases}]`;
  });
  const expression = new RegExp(source.join(''), 'u');
  return text => expression.test(text);
}

function escaped(letter: string): string {
  return /[\\\]^-]/.test(letter) ? `\\${letter}` : letter;
}
