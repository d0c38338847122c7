// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** An expression of a template: `${…}`, and where it stands. */
export interface FoundExpression {
  /** Without its marks. */
  readonly expression: string;
  readonly start: number;
  /** After the closing brace. */
  readonly end: number;
}

/** Where the brace that opens before `from` is closed again, quotes respected; undefined when it never is. */
function closingBrace(text: string, from: number): number | undefined {
  let open = 1;
  let quote = '';
  for (let place = from; place < text.length; place += 1) {
    const letter = text[place];
    if (quote) {
      if (letter === '\\') place += 1;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") {
      quote = letter;
    } else if (letter === '{') {
      open += 1;
    } else if (letter === '}') {
      open -= 1;
      if (open === 0) return place;
    }
  }
  return undefined;
}

/** All expressions of a text, in order. One that is never closed is plain text. */
export function findExpressions(text: string): FoundExpression[] {
  const found: FoundExpression[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    const close = start < 0 ? undefined : closingBrace(text, start + 2);
    if (close === undefined) return found;
    found.push({
      expression: text.slice(start + 2, close),
      start,
      end: close + 1,
    });
    from = close + 1;
  }
}
