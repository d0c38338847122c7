// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const ZERO_WIDTH = /^[\p{Mark}\p{Cf}]$/u;
const TAB = 8;

/** Ranges of code points that take two cells: Hangul, CJK, full-width forms and pictographs. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** How many cells of a terminal a text takes: tabs go to the next multiple of eight, wide characters count twice. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += character === '\t' ? TAB - (columns % TAB) : widthOf(character);
  }
  return columns;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) {
    return 1;
  }
  if (ZERO_WIDTH.test(character)) {
    return 0;
  }
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}
