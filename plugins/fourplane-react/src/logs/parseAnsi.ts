// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The eight hues of a terminal; bright ones and the 256 and RGB palettes are brought down to them. */
export const ansiColours = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
] as const;

/** One of a terminal's hues, or its grey. */
export type AnsiColour = (typeof ansiColours)[number] | 'grey';

/** How a piece of a line looks. */
export interface AnsiStyle {
  readonly colour?: AnsiColour;
  readonly background?: AnsiColour;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly inverse?: boolean;
}

/** A piece of a line of one style. */
export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

/** The look of text that no sequence has changed. */
export const plainStyle: AnsiStyle = {};

/* eslint-disable no-control-regex -- they are what is looked for */

/** Control characters, but for the tab. */
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/;
const CONTROLS = new RegExp(CONTROL, 'g');
const LINE_END = /[\r\n]+$/;

/** CSI (its parameters and its final byte), OSC and other strings, and two-byte sequences; cut off ones too. */
const SEQUENCE =
  /(?:\u001b\[|\u009b)([0-?]*)[ -/]*([@-~]?)|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-Z\\-~]?/g;

/* eslint-enable no-control-regex */

/** Whether a line holds nothing but what is shown as it is. */
export function isPlain(text: string): boolean {
  return !CONTROL.test(text);
}

/**
 * The text of a line as a terminal would show it: without sequences, and of a line rewritten with carriage returns what
 * was written last.
 */
export function shownText(written: string): string {
  const bare = written.replace(SEQUENCE, '').replace(LINE_END, '');
  const text = bare.slice(bare.lastIndexOf('\r') + 1);
  return isPlain(text) ? text : text.replace(CONTROLS, '');
}

/** The style in which a line ends that began in `start`. */
export function endStyle(written: string, start: AnsiStyle): AnsiStyle {
  const last = written.lastIndexOf('\u001b[');
  // Most coloured lines end with a reset; they need no more than a look at it.
  if (last >= 0 && /^0*m/.test(written.slice(last + 2, last + 5))) {
    return plainStyle;
  }
  return last < 0 && !written.includes('\u009b')
    ? start
    : parseAnsi(written, start).end;
}

/** A line in pieces of one style, which together are its {@link shownText}, and the style in which it ends. */
export function parseAnsi(
  written: string,
  start: AnsiStyle = plainStyle,
): { spans: AnsiSpan[]; end: AnsiStyle } {
  let spans: AnsiSpan[] = [];
  let style = start;
  let isRewritten = false;
  const push = (piece: string) => {
    const bare = piece.replace(/\r+$/, '');
    const from = bare.lastIndexOf('\r') + 1;
    isRewritten ||= from > 0;
    const text = bare.slice(from);
    if (text && isRewritten) {
      spans = [];
      isRewritten = false;
    }
    const shown = text.replace(CONTROLS, '');
    if (shown) {
      spans.push({ text: shown, style });
    }
    isRewritten ||= bare !== piece;
  };
  let read = 0;
  for (const match of written.matchAll(SEQUENCE)) {
    push(written.slice(read, match.index));
    read = match.index + match[0].length;
    if (match[2] === 'm') {
      style = styleAfter(style, match[1] ?? '');
    }
  }
  push(written.slice(read).replace(LINE_END, ''));
  return { spans, end: style };
}

function styleAfter(before: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const [colour, used] = paletteColour(codes.slice(index + 1));
      index += used;
      style = { ...style, [code === 38 ? 'colour' : 'background']: colour };
    } else {
      style = applied(style, code);
    }
  }
  return style;
}

const switches: Readonly<Record<number, AnsiStyle>> = {
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strike: false },
  39: { colour: undefined },
  49: { background: undefined },
};

function applied(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) {
    return plainStyle;
  }
  if (code in switches) {
    return { ...style, ...switches[code] };
  }
  const isBright = code >= 90;
  const hue = (isBright ? code - 60 : code) - 30;
  if (hue >= 0 && hue < 8) {
    return { ...style, colour: ofSixteen(hue, isBright) };
  }
  if (hue >= 10 && hue < 18) {
    return { ...style, background: ofSixteen(hue - 10, isBright) };
  }
  return style;
}

function ofSixteen(hue: number, isBright: boolean): AnsiColour | undefined {
  return hue === 0 && isBright ? 'grey' : ansiColours[hue];
}

/** The colour that `5;n` or `2;r;g;b` names, and how many numbers that took. */
function paletteColour(
  codes: readonly number[],
): readonly [colour: AnsiColour | undefined, used: number] {
  const [kind, first = 0, second = 0, third = 0] = codes;
  if (kind === 2) {
    return [nearest(first, second, third), 4];
  }
  if (kind !== 5) {
    return [undefined, 1];
  }
  if (first < 16) {
    return [ofSixteen(first % 8, first >= 8), 2];
  }
  if (first >= 232) {
    const level = 8 + (first - 232) * 10;
    return [nearest(level, level, level), 2];
  }
  const cube = first - 16;
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  return [
    nearest(
      level(Math.floor(cube / 36)),
      level(Math.floor(cube / 6) % 6),
      level(cube % 6),
    ),
    2,
  ];
}

/** The hue of a colour of 0 to 255 a channel: a channel takes part when it is near the strongest one. */
function nearest(red: number, green: number, blue: number): AnsiColour {
  const strongest = Math.max(red, green, blue);
  const weakest = Math.min(red, green, blue);
  if (strongest - weakest < 40) {
    const shades = ['black', 'grey', 'grey', 'white'] as const;
    return shades[Math.floor(strongest / 64)] ?? 'white';
  }
  const half = (strongest + weakest) / 2;
  const hue =
    (red > half ? 1 : 0) + (green > half ? 2 : 0) + (blue > half ? 4 : 0);
  return ansiColours[hue] ?? 'white';
}
