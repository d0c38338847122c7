// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Matcher } from './Matcher';

/** What an expression is worth. */
export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

/** When a selector looks, other than at the time of the evaluation: milliseconds since 1970, or of the whole query. */
export type FixedTime = number | 'start' | 'end';

interface Shifted {
  readonly offsetMs: number;
  readonly fixedAt?: FixedTime;
}

export interface Selector extends Shifted {
  readonly kind: 'selector';
  readonly matchers: readonly Matcher[];
}

/** Labels that samples are put together by. */
export interface Grouping {
  /** With `__name__` where they are left out. */
  readonly labels: readonly string[];
  readonly without: boolean;
}

/** Which samples of two vectors belong together. */
export interface Matching {
  readonly on: boolean;
  readonly labels: readonly string[];
  /** What is not compared where `labels` are ignored: they and `__name__`. */
  readonly ignored: readonly string[];
  readonly card: 'oneToOne' | 'manyToOne' | 'oneToMany' | 'manyToMany';
  /** Labels taken over from the one side. */
  readonly include: readonly string[];
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly bool: boolean;
  readonly matching: Matching;
}

export interface AggregateExpression {
  readonly kind: 'aggregate';
  readonly operator: string;
  readonly grouping: Grouping;
  readonly parameter?: Expression;
  readonly of: Expression;
}

export interface Subquery extends Shifted {
  readonly kind: 'subquery';
  readonly of: Expression;
  readonly rangeMs: number;
  readonly stepMs?: number;
}

/** A query, understood and checked. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | Selector
  | {
      readonly kind: 'range';
      readonly selector: Selector;
      readonly rangeMs: number;
    }
  | Subquery
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly gives: ValueType;
      readonly parameters: readonly Expression[];
    }
  | AggregateExpression
  | BinaryExpression
  | { readonly kind: 'negated'; readonly of: Expression };

/** What an expression will be worth. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'range':
    case 'subquery':
      return 'matrix';
    case 'call':
      return expression.gives;
    case 'negated':
      return typeOf(expression.of);
    case 'binary':
      return typeOf(expression.left) === 'scalar' &&
        typeOf(expression.right) === 'scalar'
        ? 'scalar'
        : 'vector';
    default:
      return 'vector';
  }
}

/** In Prometheus's words. */
export const typeNames: Readonly<Record<ValueType, string>> = {
  scalar: 'scalar',
  vector: 'instant vector',
  matrix: 'range vector',
  string: 'string',
};
