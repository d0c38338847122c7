// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parseError } from '../PrometheusError';
import { isComparison, setOperators } from './binary';
import {
  BinaryExpression,
  Expression,
  typeNames,
  typeOf,
  ValueType,
} from './Expression';

/** Throws where an expression is worth something else than is wanted there. */
export function checkType(
  expression: Expression,
  wanted: ValueType,
  where: string,
): void {
  const type = typeOf(expression);
  if (type !== wanted) {
    throw parseError(
      `expected type ${typeNames[wanted]} in ${where}, got ${typeNames[type]}`,
    );
  }
}

/** The expression with the way sets are matched; throws where its parts do not go together. */
export function checkBinary(
  expression: BinaryExpression,
  isMatched: boolean,
): BinaryExpression {
  const { operator, left, right, bool, matching } = expression;
  const types = [typeOf(left), typeOf(right)];
  if (types.some(type => type !== 'scalar' && type !== 'vector')) {
    throw parseError(
      'binary expression must contain only scalar and instant vector types',
    );
  }
  const isSet = setOperators.includes(operator);
  if (bool && !isComparison(operator)) {
    throw parseError('bool modifier can only be used on comparison operators');
  }
  if (isComparison(operator) && !bool && !types.includes('vector')) {
    throw parseError('comparisons between scalars must use BOOL modifier');
  }
  const repeated = matching.on
    ? matching.include.find(name => matching.labels.includes(name))
    : undefined;
  if (repeated !== undefined) {
    throw parseError(
      `label ${JSON.stringify(
        repeated,
      )} must not occur in ON and GROUP clause at once`,
    );
  }
  if (types.includes('scalar')) {
    if (isSet) {
      throw parseError(
        `set operator ${JSON.stringify(
          operator,
        )} not allowed in binary scalar expression`,
      );
    }
    if (isMatched) {
      throw parseError('vector matching only allowed between instant vectors');
    }
  }
  if (isSet && matching.card !== 'oneToOne') {
    throw parseError(
      `no grouping allowed for ${JSON.stringify(operator)} operation`,
    );
  }
  return isSet
    ? { ...expression, matching: { ...matching, card: 'manyToMany' } }
    : expression;
}
