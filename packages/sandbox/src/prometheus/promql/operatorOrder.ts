// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SyntaxNode } from '@lezer/common';
import { parseError } from '../PrometheusError';
import { isBinaryOperator } from './binary';
import { childrenOf, expressionsIn, suffixes, textOf } from './syntax';

interface Operand {
  readonly kind: 'operand';
  readonly node: SyntaxNode;
  /** Ranges, offsets and the like, the innermost first. */
  readonly suffixes: readonly SyntaxNode[];
}

interface Operator {
  readonly kind: 'operator';
  readonly operator: string;
  /** It says how vectors are matched. */
  readonly node: SyntaxNode;
}

interface Sign {
  readonly kind: 'sign';
  readonly isMinus: boolean;
}

type Item = Operand | Operator | Sign;

/** What expressions are made of. */
export interface Construction<T> {
  operand(node: SyntaxNode, suffixes: readonly SyntaxNode[]): T;
  binary(operator: string, node: SyntaxNode, left: T, right: T): T;
  signed(isMinus: boolean, of: T): T;
}

const ranks: readonly (readonly string[])[] = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
];
const rankOf = (operator: string): number =>
  ranks.findIndex(rank => rank.includes(operator));
/** A sign binds as a factor does. */
const SIGN_RANK = rankOf('*');
const POWER_RANK = rankOf('^');

/**
 * Puts operators in Prometheus's order. The grammar is an editor's: it takes an offset, a range or a fixed time for one
 * of everything before it, so that what it makes of `a + b offset 5m * c` is not what is meant.
 */
export function inOperatorOrder<T>(
  node: SyntaxNode,
  query: string,
  construction: Construction<T>,
): T {
  const items = itemsOf(node, query);
  let next = 0;
  function prefix(): T {
    const item = items[next];
    next += 1;
    if (item?.kind === 'sign') {
      return construction.signed(item.isMinus, climb(prefix(), SIGN_RANK + 1));
    }
    if (item?.kind !== 'operand') throw parseError('unexpected operator');
    return construction.operand(item.node, item.suffixes);
  }
  function climb(first: T, least: number): T {
    let left = first;
    for (;;) {
      const item = items[next];
      const rank = item?.kind === 'operator' ? rankOf(item.operator) : -1;
      if (item?.kind !== 'operator' || rank < least) return left;
      next += 1;
      const right = climb(prefix(), rank === POWER_RANK ? rank : rank + 1);
      left = construction.binary(item.operator, item.node, left, right);
    }
  }
  return climb(prefix(), 0);
}

function itemsOf(node: SyntaxNode, query: string): Item[] {
  const [first, second] = expressionsIn(node);
  if (node.name === 'BinaryExpr') {
    return [
      ...itemsOf(first, query),
      { kind: 'operator', node, operator: operatorOf(node, query) },
      ...itemsOf(second, query),
    ];
  }
  if (node.name === 'UnaryExpr') {
    const [sign] = node.getChildren('UnaryOp');
    const isMinus = textOf(sign, query) === '-';
    return [{ kind: 'sign', isMinus }, ...itemsOf(first, query)];
  }
  if (!suffixes.includes(node.name)) {
    return [{ kind: 'operand', node, suffixes: [] }];
  }
  const items = itemsOf(first, query);
  const last = items.pop();
  if (last?.kind !== 'operand') throw parseError('unexpected end of input');
  return [...items, { ...last, suffixes: [...last.suffixes, node] }];
}

function operatorOf(node: SyntaxNode, query: string): string {
  const [left, right] = expressionsIn(node);
  const found = childrenOf(node).find(
    ({ from }) => from >= left.to && from < right.from,
  );
  const operator = found ? textOf(found, query).toLowerCase() : '';
  if (!isBinaryOperator(operator)) {
    throw parseError(`unexpected ${JSON.stringify(operator)}`);
  }
  return operator;
}
