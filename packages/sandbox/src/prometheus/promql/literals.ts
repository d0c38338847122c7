// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseError } from '../PrometheusError';

const units: readonly (readonly [string, number])[] = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
];
const durationPattern = new RegExp(
  `^${units.map(([unit]) => `(?:(\\d+)${unit})?`).join('')}$`,
);

/** Milliseconds of a duration such as `1h30m`; undefined of anything else. */
export function durationMs(text: string): number | undefined {
  const [, ...counts] = durationPattern.exec(text) ?? [];
  if (text === '' || counts.length === 0) return undefined;
  return units.reduce(
    (sum, [, size], index) => sum + Number(counts[index] ?? 0) * size,
    0,
  );
}

/** A number of PromQL; durations are none in Prometheus 2. */
export function numberOf(text: string): number {
  const [, sign, digits] = /^([+-]?)\s*(.*)$/.exec(text.toLowerCase()) ?? [];
  const size = Number(digits === 'inf' ? 'Infinity' : digits);
  if (Number.isNaN(size) && digits !== 'nan') {
    throw parseError(`bad number or duration syntax: ${JSON.stringify(text)}`);
  }
  return sign === '-' ? -size : size;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
};

/** What a quoted text says. */
export function unquoted(text: string): string {
  const [quote] = text;
  if (text.length < 2 || !text.endsWith(quote)) {
    throw parseError('unterminated quoted string');
  }
  const inner = text.slice(1, -1);
  if (quote === '`') return inner;
  if (inner.includes('\n')) throw parseError('unterminated quoted string');
  return inner.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{3})|(.))/gi,
    (_, hex?: string, unicode?: string, octal?: string, other = '') => {
      const code = hex ?? unicode;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      const meant = other === quote ? quote : escapes[other];
      if (meant === undefined) {
        throw parseError(
          `unknown escape sequence U+${other
            .charCodeAt(0)
            .toString(16)
            .toUpperCase()
            .padStart(4, '0')} '${other}'`,
        );
      }
      return meant;
    },
  );
}
