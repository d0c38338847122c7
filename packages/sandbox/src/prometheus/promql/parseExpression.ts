// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parser } from '@prometheus-io/lezer-promql';
import { SyntaxNode } from '@lezer/common';
import { parseError } from '../PrometheusError';
import { aggregateParameters, isAggregateOperator } from './aggregate';
import { checkBinary, checkType } from './checkTypes';
import { Expression, Matching, typeOf } from './Expression';
import { functionNamed } from './functions';
import { NAME } from './labels';
import { numberOf, unquoted } from './literals';
import { inOperatorOrder } from './operatorOrder';
import { parseSelector } from './parseSelector';
import { parseSuffix } from './parseSuffix';
import { childrenOf, expressionsIn, labelsIn, textOf } from './syntax';

/** Understands a query, or throws why Prometheus would not. */
export function parseExpression(query: string): Expression {
  if (query.trim() === '') {
    throw parseError('no expression found in input');
  }
  const tree = parser.parse(query);
  let at: number | undefined;
  tree.iterate({
    enter: node => {
      if (node.type.isError) at ??= node.from;
    },
  });
  if (at !== undefined) {
    throw parseError(`unexpected ${JSON.stringify(query.slice(at, at + 20))}`);
  }
  const [top] = expressionsIn(tree.topNode);
  if (!top) throw parseError('no expression found in input');
  return parseNode(top, query);
}

function parseNode(top: SyntaxNode, query: string): Expression {
  return inOperatorOrder<Expression>(top, query, {
    operand: (node, suffixes) =>
      suffixes.reduce(
        (of, suffix) => parseSuffix(of, suffix, query),
        parseOperand(node, query),
      ),
    binary: (operator, node, left, right) =>
      checkBinary(
        {
          kind: 'binary',
          operator,
          left,
          right,
          bool: node.getChild('BoolModifier') !== null,
          matching: matchingOf(node, query),
        },
        node.getChild('MatchingModifierClause') !== null,
      ),
    signed,
  });
}

function parseOperand(node: SyntaxNode, query: string): Expression {
  const text = textOf(node, query);
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { kind: 'number', value: numberOf(text) };
    case 'StringLiteral':
      return { kind: 'string', value: unquoted(text) };
    case 'ParenExpr':
      return parseNode(expressionsIn(node)[0], query);
    case 'VectorSelector':
      return parseSelector(node, query);
    case 'FunctionCall':
      return parseCall(node, query);
    case 'AggregateExpr':
      return parseAggregate(node, query);
    default:
      throw parseError(`unexpected ${JSON.stringify(text)}`);
  }
}

function signed(isMinus: boolean, of: Expression): Expression {
  const type = typeOf(of);
  if (type !== 'scalar' && type !== 'vector') {
    throw parseError(
      `unary expression only allowed on expressions of type scalar or instant vector, got "${type}"`,
    );
  }
  return isMinus ? { kind: 'negated', of } : of;
}

function parseCall(node: SyntaxNode, query: string): Expression {
  const [identifier, body] = childrenOf(node);
  const name = textOf(identifier, query);
  const quoted = JSON.stringify(name);
  const definition = functionNamed(name);
  if (!definition) {
    throw parseError(`unknown function with name ${quoted}`);
  }
  const parameters = expressionsIn(body).map(each => parseNode(each, query));
  const { takes, optional = 0, variadic, gives } = definition;
  const least = takes.length - optional;
  const most = variadic ? Infinity : takes.length;
  if (parameters.length < least || parameters.length > most) {
    throw parseError(
      `expected ${
        optional > 0 ? 'at least ' : ''
      }${least} argument(s) in call to ${quoted}, got ${parameters.length}`,
    );
  }
  parameters.forEach((each, index) => {
    const wanted = takes[Math.min(index, takes.length - 1)];
    checkType(each, wanted, `call to function ${quoted}`);
  });
  return { kind: 'call', name, gives, parameters };
}

function parseAggregate(node: SyntaxNode, query: string): Expression {
  const [operatorNode] = node.getChildren('AggregateOp');
  const operator = textOf(operatorNode, query).toLowerCase();
  const [body] = node.getChildren('FunctionCallBody');
  const parameters = expressionsIn(body).map(each => parseNode(each, query));
  if (!isAggregateOperator(operator)) {
    throw parseError(`unexpected ${JSON.stringify(operator)}`);
  }
  const wanted = aggregateParameters[operator];
  const count = wanted ? 2 : 1;
  if (parameters.length !== count) {
    throw parseError(
      `wrong number of arguments for aggregate expression provided, expected ${count}, got ${parameters.length}`,
    );
  }
  const of = parameters[parameters.length - 1];
  const parameter = wanted ? parameters[0] : undefined;
  checkType(of, 'vector', 'aggregation expression');
  if (parameter) checkType(parameter, wanted, 'aggregation parameter');
  const modifier = node.getChild('AggregateModifier');
  const without = Boolean(modifier?.getChild('Without'));
  const names = labelsIn(modifier?.getChild('GroupingLabels'), query);
  const grouping = { without, labels: without ? [...names, NAME] : names };
  return { kind: 'aggregate', operator, grouping, parameter, of };
}

function matchingOf(node: SyntaxNode, query: string): Matching {
  const clause = node.getChild('MatchingModifierClause');
  if (!clause) {
    return {
      on: false,
      labels: [],
      ignored: [NAME],
      card: 'oneToOne',
      include: [],
    };
  }
  const [first, second] = clause.getChildren('GroupingLabels');
  const isLeft = clause.getChild('GroupLeft') !== null;
  const isRight = clause.getChild('GroupRight') !== null;
  const grouped = isLeft ? 'manyToOne' : 'oneToMany';
  const labels = labelsIn(first, query);
  return {
    on: clause.getChild('On') !== null,
    labels,
    ignored: [...labels, NAME],
    card: isLeft || isRight ? grouped : 'oneToOne',
    include: labelsIn(second, query),
  };
}
