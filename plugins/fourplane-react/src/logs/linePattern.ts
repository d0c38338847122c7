// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What a reader searches for. @public */
export interface LogQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isRegularExpression: boolean;
}

/** A query made ready to be looked for. */
export interface LinePattern {
  /** The text itself, when it is no regular expression: whole chunks are searched for it at once. */
  readonly literal?: {
    readonly text: string;
    readonly isCaseSensitive: boolean;
  };
  isIn(line: string): boolean;
  /** Where in a line it is: from and to, in order, none empty. */
  rangesIn(line: string): [from: number, to: number][];
}

/** Characters of a line that a regular expression looks at, at most. */
const LONGEST_MATCHED = 100_000;

/** The pattern of a plain text; `undefined` for none. */
export function literalPattern(query: LogQuery): LinePattern | undefined {
  const { isCaseSensitive } = query;
  if (!query.text || query.isRegularExpression) {
    return undefined;
  }
  const fold = (text: string) => (isCaseSensitive ? text : text.toLowerCase());
  const text = fold(query.text);
  return {
    literal: { text, isCaseSensitive },
    isIn: line => fold(line).includes(text),
    rangesIn: line => {
      const folded = fold(line);
      const ranges: [number, number][] = [];
      // A few letters change their length with their case; there, a wrong piece would be marked.
      let at = folded.length === line.length ? folded.indexOf(text) : -1;
      while (at >= 0) {
        ranges.push([at, at + text.length]);
        at = folded.indexOf(text, at + text.length);
      }
      return ranges;
    },
  };
}

/**
 * The pattern of a regular expression: its time grows with the text and never more, whatever the pattern. Throws an Error
 * that says what is wrong with a pattern that is none. The engine is fetched on first use.
 */
export async function regularExpressionPattern(
  query: LogQuery,
): Promise<LinePattern> {
  const { compileExpression, ExpressionTest, parseExpression, rangesOf } =
    await import('../expression');
  const program = compileExpression(
    parseExpression(query.text, query.isCaseSensitive),
  );
  const test = ExpressionTest.create(program);
  return {
    isIn: line => test.isIn(line.slice(0, LONGEST_MATCHED)),
    rangesIn: line => rangesOf(program, line.slice(0, LONGEST_MATCHED)),
  };
}
