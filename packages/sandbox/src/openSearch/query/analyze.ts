// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const letters = '[\\p{L}\\p{M}\\p{N}_]';
/** What stands between letters, or between digits, without parting them. */
const joined = "(?:(?<=\\p{L})[.':·’](?=\\p{L})|(?<=\\p{N})[.,;'’](?=\\p{N}))";
const single = '[\\p{Script=Han}\\p{Script=Hiragana}]';
const WORD = new RegExp(
  `${single}|(?:(?!${single})${letters})+(?:${joined}(?:(?!${single})${letters})+)*`,
  'gu',
);
const HAS_LETTER = /[\p{L}\p{N}]/u;
const LONGEST_WORD = 255;

/** The words of a text as the standard analyzer makes them: lower case, parted as Unicode (UAX 29) parts them. */
export function analyze(text: string): string[] {
  return (text.match(WORD) ?? [])
    .filter(word => HAS_LETTER.test(word))
    .flatMap(word =>
      word.length <= LONGEST_WORD
        ? word
        : word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu')) ?? [],
    )
    .map(word => word.toLowerCase());
}
