// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SyntaxNode } from '@lezer/common';
import { parseError } from '../PrometheusError';
import { checkType } from './checkTypes';
import { Expression, FixedTime } from './Expression';
import { durationMs, numberOf } from './literals';
import { textOf } from './syntax';

type Suffix = (of: Expression, node: SyntaxNode, query: string) => Expression;

const range: Suffix = (of, node, query) => {
  if (of.kind !== 'selector') {
    throw parseError('ranges only allowed for vector selectors');
  }
  const [duration] = node.getChildren('DurationExpr');
  const rangeMs = positive(durationOf(duration, query));
  return { kind: 'range', selector: of, rangeMs };
};

const subquery: Suffix = (of, node, query) => {
  checkType(of, 'vector', 'subquery');
  const [duration, step] = node.getChildren('DurationExpr');
  return {
    kind: 'subquery',
    of,
    rangeMs: positive(durationOf(duration, query)),
    offsetMs: 0,
    ...(step && { stepMs: positive(durationOf(step, query)) }),
  };
};

const offset: Suffix = (of, node, query) => {
  const [duration] = node.getChildren('OffsetDurationExpr');
  return shifted(of, { offsetMs: durationOf(duration, query) });
};

const fixed: Suffix = (of, node, query) => {
  const word = node.getChild('AtModifierPreprocessors');
  if (word) {
    const isStart = textOf(word, query).startsWith('start');
    return shifted(of, { fixedAt: isStart ? 'start' : 'end' });
  }
  const time = node.lastChild;
  const seconds = numberOf(time ? textOf(time, query) : '');
  return shifted(of, { fixedAt: seconds * 1_000 });
};

const kinds: Readonly<Record<string, Suffix>> = {
  MatrixSelector: range,
  SubqueryExpr: subquery,
  OffsetExpr: offset,
  StepInvariantExpr: fixed,
};

/** An expression with what comes after it. */
export function parseSuffix(
  of: Expression,
  node: SyntaxNode,
  query: string,
): Expression {
  return kinds[node.name](of, node, query);
}

/** Applies to a selector, with or without a range, and to a subquery. */
function shifted(
  of: Expression,
  shift: { readonly offsetMs?: number; readonly fixedAt?: FixedTime },
): Expression {
  if (of.kind === 'range') {
    return { ...of, selector: { ...of.selector, ...shift } };
  }
  if (of.kind === 'selector' || of.kind === 'subquery') {
    return { ...of, ...shift };
  }
  throw parseError(
    'offset modifier must be preceded by an instant vector selector or range vector selector or a subquery',
  );
}

function durationOf(node: SyntaxNode | undefined, query: string): number {
  const text = node ? textOf(node, query) : '';
  const isBehind = text.startsWith('-');
  const size = durationMs(isBehind ? text.slice(1).trim() : text);
  if (size === undefined) {
    throw parseError(`bad number or duration syntax: ${JSON.stringify(text)}`);
  }
  return isBehind ? -size : size;
}

function positive(milliseconds: number): number {
  if (milliseconds <= 0) {
    throw parseError('duration must be greater than 0');
  }
  return milliseconds;
}
