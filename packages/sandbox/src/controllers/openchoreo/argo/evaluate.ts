// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const tokens =
  /\s*(\(|\)|&&|\|\||==|!=|!|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()!=&|]+)/y;

function tokensOf(text: string): string[] {
  const found: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.trimEnd().length) {
    const match = tokens.exec(text);
    if (!match) throw new Error(`cannot read the condition '${text}'`);
    found.push(match[1]);
  }
  return found;
}

const unquoted = (token: string) => token.replace(/^(["'])(.*)\1$/, '$2');

/**
 * Whether a condition holds: names, texts and numbers compared by `==` and `!=`, joined by `&&`, `||`, `!` and brackets,
 * which is what `when` and `depends` are made of. A name alone holds when `isTrue` says so. Throws where it cannot be read.
 */
export function evaluate(
  text: string,
  isTrue: (name: string) => boolean = name => name === 'true',
): boolean {
  const left = tokensOf(text);
  const take = (): string => {
    const token = left.shift();
    if (token === undefined) throw new Error(`'${text}' ends too early`);
    return token;
  };
  const single = (): boolean => {
    const token = take();
    if (token === '!') return !single();
    if (token === '(') {
      const inner = either();
      take();
      return inner;
    }
    if (left[0] !== '==' && left[0] !== '!=') return isTrue(token);
    const isSame = take() === '==';
    return (unquoted(token) === unquoted(take())) === isSame;
  };
  const both = (): boolean => {
    let holds = single();
    while (left[0] === '&&') {
      take();
      const next = single();
      holds = holds && next;
    }
    return holds;
  };
  function either(): boolean {
    let holds = both();
    while (left[0] === '||') {
      take();
      const next = both();
      holds = holds || next;
    }
    return holds;
  }
  return either();
}
