// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const LITERALS: Record<string, string> = { t: 'true', f: 'false', n: 'null' };

/** The complaint about a word that begins like a literal and is none. */
function literalComplaint(text: string, start: number): string | undefined {
  const word = LITERALS[text[start]];
  for (let at = 1; at < word.length; at += 1) {
    const each = text[start + at];
    if (each === undefined) {
      return 'unexpected end of JSON input';
    }
    if (each !== word[at]) {
      return `invalid character '${each}' in literal ${word} (expecting '${word[at]}')`;
    }
  }
  return undefined;
}

/** The complaint of Go's JSON decoder about a text that JavaScript's refused. */
export function jsonComplaint(text: string): string {
  const end = 'unexpected end of JSON input';
  let inString = false;
  let expectsKey = false;
  const stack: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const each = text[at];
    if (inString) {
      if (each === '\\') {
        at += 1;
      } else if (each === '"') {
        inString = false;
      }
    } else if (each === '"') {
      inString = true;
      expectsKey = false;
    } else if (each === '{' || each === '[') {
      stack.push(each);
      expectsKey = each === '{';
    } else if (each === '}' || each === ']') {
      stack.pop();
      expectsKey = false;
    } else if (each === ',') {
      expectsKey = stack.at(-1) === '{';
    } else if (expectsKey && !/\s/.test(each)) {
      return `invalid character '${each}' looking for beginning of object key string`;
    } else if (/[tfn]/.test(each)) {
      const complaint = literalComplaint(text, at);
      if (complaint) {
        return complaint;
      }
      at += (each === 'f' ? 'false' : 'true').length - 1;
    } else if (!/[\s:0-9eE+\-.]/.test(each)) {
      return `invalid character '${each}' looking for beginning of value`;
    }
  }
  return end;
}
