// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SyntaxNode } from '@lezer/common';
import { parseError } from '../PrometheusError';
import { Selector } from './Expression';
import { NAME } from './labels';
import { unquoted } from './literals';
import { Matcher } from './Matcher';
import { wholeRegex } from './regex';

const operators = ['=', '!=', '=~', '!~'] as const;

/** A matcher; throws where it is no valid one. */
export function matcherOf(
  label: string,
  given: string,
  value: string,
): Matcher {
  const operator = operators.find(each => each === given);
  if (!operator) {
    throw parseError(`unexpected ${JSON.stringify(given)}`);
  }
  if (operator === '=' || operator === '!=') {
    const isWanted = operator === '=';
    const accepts = (text: string) => (text === value) === isWanted;
    return { label, operator, value, accepts };
  }
  const regex = wholeRegex(value);
  if (!regex) {
    throw parseError(`error parsing regexp: ${JSON.stringify(value)}`);
  }
  const isWanted = operator === '=~';
  const accepts = (text: string) => regex.test(text) === isWanted;
  return { label, operator, value, accepts };
}

/** What series a selector means. */
export function parseSelector(node: SyntaxNode, query: string): Selector {
  const textOf = ({ from, to }: SyntaxNode) => query.slice(from, to);
  const identifier = node.getChild('Identifier');
  const pairs = node.getChild('LabelMatchers');
  if (
    pairs?.getChild('QuotedLabelMatcher') ||
    pairs?.getChild('QuotedLabelName')
  ) {
    throw parseError(
      'unexpected string in label matching, expected identifier',
    );
  }
  const matchers = (pairs?.getChildren('UnquotedLabelMatcher') ?? []).map(
    pair => {
      const [label, operator, value] = [
        'LabelName',
        'MatchOp',
        'StringLiteral',
      ].map(name => pair.getChild(name));
      if (!label || !operator || !value) {
        throw parseError(`unexpected ${JSON.stringify(textOf(pair))}`);
      }
      return matcherOf(
        textOf(label),
        textOf(operator),
        unquoted(textOf(value)),
      );
    },
  );
  if (identifier && matchers.some(({ label }) => label === NAME)) {
    throw parseError(
      `metric name must not be set twice: ${JSON.stringify(
        textOf(identifier),
      )}`,
    );
  }
  const all = identifier
    ? [matcherOf(NAME, '=', textOf(identifier)), ...matchers]
    : matchers;
  if (all.every(({ accepts }) => accepts(''))) {
    throw parseError(
      'vector selector must contain at least one non-empty matcher',
    );
  }
  return { kind: 'selector', matchers: all, offsetMs: 0 };
}
