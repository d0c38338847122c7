// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SyntaxNode } from '@lezer/common';

const operands = [
  'NumberDurationLiteral',
  'StringLiteral',
  'ParenExpr',
  'VectorSelector',
  'FunctionCall',
  'AggregateExpr',
];
/** What comes after an operand and belongs to it. */
export const suffixes = [
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
];
const expressions = [...operands, ...suffixes, 'UnaryExpr', 'BinaryExpr'];

export const textOf = ({ from, to }: SyntaxNode, query: string): string =>
  query.slice(from, to);

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let each = node.firstChild; each; each = each.nextSibling) {
    if (each.name !== 'LineComment') children.push(each);
  }
  return children;
}

/** The expressions that a node is made of. */
export const expressionsIn = (node: SyntaxNode): SyntaxNode[] =>
  childrenOf(node).filter(({ name }) => expressions.includes(name));

/** Names in parentheses. */
export const labelsIn = (
  node: SyntaxNode | null | undefined,
  query: string,
): string[] =>
  node ? node.getChildren('LabelName').map(each => textOf(each, query)) : [];
