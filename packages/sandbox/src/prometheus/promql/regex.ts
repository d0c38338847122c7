// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What RE2 has not, and JavaScript has. */
const foreign = /\(\?(?:=|!|<=|<!)|\\[1-9]/;

/** An escaped letter, a class, or a dot. */
const dot = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\./gs;
/** A dot stands for any letter but the end of a line, of which JavaScript knows more. */
const anyLetter = (found: string): string => (found === '.' ? '[^\\n]' : found);

/** A regular expression that must fit a whole value; undefined where Prometheus would not take it. */
export function wholeRegex(pattern: string): RegExp | undefined {
  const [, flags = '', rest] = /^(?:\(\?([is]+)\))?(.*)$/s.exec(pattern) ?? [];
  if (foreign.test(pattern)) return undefined;
  try {
    const named = rest.replaceAll('(?P<', '(?<');
    const source = flags.includes('s') ? named : named.replace(dot, anyLetter);
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    return undefined;
  }
}
