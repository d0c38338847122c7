// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badRequest } from '../http/StatusError';

/** Whether an object's labels are chosen. */
export type LabelPredicate = (labels: Record<string, string>) => boolean;

interface Token {
  readonly kind: 'word' | 'symbol' | 'end';
  readonly text: string;
}

const SYMBOLS = ['==', '!=', '=', '!', '(', ')', ',', '>', '<'];

const symbolAt = (text: string) => SYMBOLS.find(each => text.startsWith(each));

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest) {
    const symbol = symbolAt(rest);
    const taken = symbol ?? /^[^\s=!(),<>]+/.exec(rest)?.[0] ?? rest[0];
    tokens.push({ kind: symbol ? 'symbol' : 'word', text: taken });
    rest = rest.slice(taken.length).trimStart();
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

const KEY =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

class LabelSelectorParser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenise(text);
  }

  parse(): LabelPredicate[] {
    const requirements: LabelPredicate[] = [];
    if (this.#peek().kind === 'end') {
      return requirements;
    }
    for (;;) {
      const first = this.#peek();
      if (first.kind !== 'word' && first.text !== '!') {
        throw badRequest(
          `found '${first.text}', expected: !, identifier, or 'end of string'`,
        );
      }
      requirements.push(this.#requirement());
      const next = this.#take();
      if (next.kind === 'end') {
        return requirements;
      }
      if (next.text !== ',') {
        throw badRequest(
          `found '${next.text}', expected: ',' or 'end of string'`,
        );
      }
      const after = this.#peek();
      if (after.kind !== 'word' && after.text !== '!') {
        throw badRequest(
          `found '${after.text}', expected: identifier after ','`,
        );
      }
    }
  }

  #requirement(): LabelPredicate {
    if (this.#peek().text === '!') {
      this.#take();
      const absent = this.#key();
      return labels => labels[absent] === undefined;
    }
    const key = this.#key();
    const next = this.#peek();
    if (next.kind === 'end' || next.text === ',') {
      return labels => labels[key] !== undefined;
    }
    const operator = this.#take().text;
    switch (operator) {
      case '=':
      case '==': {
        const value = this.#value();
        return labels => labels[key] === value;
      }
      case '!=': {
        const value = this.#value();
        return labels => labels[key] !== value;
      }
      case 'in':
      case 'notin': {
        const values = this.#values();
        return labels => {
          const label = labels[key];
          return label === undefined
            ? operator === 'notin'
            : values.has(label) === (operator === 'in');
        };
      }
      case '>':
      case '<': {
        const bound = Number(this.#value());
        return labels => {
          const label = Number(labels[key] ?? NaN);
          return operator === '>' ? label > bound : label < bound;
        };
      }
      default:
        throw badRequest(
          `unable to parse requirement: found '${operator}', expected: in, notin, =, ==, !=, gt, lt`,
        );
    }
  }

  #key(): string {
    const token = this.#take();
    if (token.kind !== 'word') {
      throw badRequest(
        `unable to parse requirement: found '${token.text}', expected: identifier`,
      );
    }
    if (!KEY.test(token.text)) {
      throw badRequest(
        `unable to parse requirement: <nil>: Invalid value: "${token.text}": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      );
    }
    return token.text;
  }

  #value(): string {
    return this.#peek().kind === 'word' ? this.#take().text : '';
  }

  #values(): Set<string> {
    const open = this.#take();
    if (open.text !== '(') {
      throw badRequest(
        `unable to parse requirement: found '${open.text}' expected: '('`,
      );
    }
    const values = new Set<string>();
    for (;;) {
      values.add(this.#value());
      const next = this.#take();
      if (next.text === ')') {
        return values;
      }
      if (next.text !== ',') {
        throw badRequest(
          `unable to parse requirement: found '${next.text}', expected: ',' or ')'`,
        );
      }
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at];
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    this.#at = Math.min(this.#at + 1, this.#tokens.length - 1);
    return token;
  }
}

/** Reads a label selector. Throws a 400 in Kubernetes' words for one that cannot be read. */
export function parseLabelSelector(text: string): LabelPredicate {
  const requirements = new LabelSelectorParser(text).parse();
  return labels => requirements.every(each => each(labels));
}
