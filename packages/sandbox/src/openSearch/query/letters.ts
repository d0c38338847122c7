// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const ASCII_LETTER = /^[a-z]$/i;

/** Letters of ASCII in lower case, others as they are: as far as OpenSearch goes where it is not to mind the case. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

/** One letter, in a regular expression of JavaScript. */
export function letterSource(letter: string, ignoresCase: boolean): string {
  if (ignoresCase && ASCII_LETTER.test(letter)) {
    return `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
  }
  return letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The same within brackets. */
export function classLetterSource(
  letter: string,
  ignoresCase: boolean,
): string {
  return ignoresCase && ASCII_LETTER.test(letter)
    ? `${letter.toLowerCase()}${letter.toUpperCase()}`
    : letter.replace(/[\\\]^[&~-]/g, '\\$&').replace(/[/(){}|]/g, '\\$&');
}
