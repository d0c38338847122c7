// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { columnsOf } from './columnsOf';
import { endStyle, parseAnsi, plainStyle, shownText } from './parseAnsi';

const ESC = '\u001b';

describe('parseAnsi', () => {
  it.each([
    ['31', { colour: 'red' }],
    ['1;92', { bold: true, colour: 'green' }],
    ['38;5;196', { colour: 'red' }],
    ['38;5;244', { colour: 'grey' }],
    ['38;5;12', { colour: 'blue' }],
    ['38;2;250;128;0;4', { colour: 'yellow', underline: true }],
    ['48;2;0;0;200;31', { background: 'blue', colour: 'red' }],
    ['97;41', { colour: 'white', background: 'red' }],
    ['90', { colour: 'grey' }],
    ['7;9;3;2', { inverse: true, strike: true, italic: true, dim: true }],
    ['1;31;22;39', { bold: false, dim: false, colour: undefined }],
    ['31;0', {}],
    ['31;', {}],
    ['999', {}],
  ])('reads the style %s', (codes, style) => {
    expect(parseAnsi(`${ESC}[${codes}mtext`).spans).toEqual([
      { text: 'text', style },
    ]);
  });

  it.each([
    ['plain text', 'plain text'],
    [`${ESC}[2Kcleared${ESC}[1A`, 'cleared'],
    [`${ESC}]0;title\u0007shown`, 'shown'],
    [`${ESC}]8;;https://x.example${ESC}\\link${ESC}]8;;${ESC}\\`, 'link'],
    [`${ESC}(Bcharset ${ESC}=`, 'charset '],
    ['10%\r50%\r100%', '100%'],
    [`done\r\n`, 'done'],
    [`kept\r${ESC}[0m`, 'kept'],
    ['bell\u0007 null\u0000 del\u007f', 'bell null del'],
    ['tab\there', 'tab\there'],
    [`cut off ${ESC}[3`, 'cut off '],
    [`cut off ${ESC}`, 'cut off '],
    [`${ESC}[31m<b>&amp;</b>${ESC}[0m`, '<b>&amp;</b>'],
    [`\u009b31mC1\u009b0m`, 'C1'],
    ['', ''],
  ])('shows %j as %j, in whole and in pieces', (written, shown) => {
    expect(shownText(written)).toBe(shown);
    const { spans, end } = parseAnsi(written);
    expect(spans.map(({ text }) => text).join('')).toBe(shown);
    expect(endStyle(written, plainStyle)).toEqual(end);
  });

  it('takes a long line of nothing but sequence beginnings in its stride', () => {
    const hostile = `${ESC}[`.repeat(50_000);
    expect(shownText(hostile)).toBe('');
    expect(shownText(`${ESC}]${'x'.repeat(100_000)}`)).toBe('');
  });
});

describe('columnsOf', () => {
  it.each([
    ['größe', 5],
    ['日本', 4],
    ['a\tb', 9],
    ['\t\t', 16],
    ['e\u0301', 1],
    ['🚀', 2],
  ])('of %j are %d', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});
