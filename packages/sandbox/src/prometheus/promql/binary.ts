// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { executionError } from '../PrometheusError';
import { BinaryExpression, Matching } from './Expression';
import {
  dropLabels,
  dropName,
  keepLabels,
  Labels,
  labelsKey,
  labelsText,
  withLabel,
} from './labels';
import { scalar, Value, vector, VectorSample, VectorValue } from './values';

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': power,
  atan2: Math.atan2,
};

/** As IEEE 754 has it: one stays one, whatever it is raised to. */
function power(base: number, exponent: number): number {
  const isEndless = Math.abs(exponent) === Infinity;
  return base === 1 || (base === -1 && isEndless) ? 1 : base ** exponent;
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> =
  {
    '==': (a, b) => a === b,
    '!=': (a, b) => a !== b,
    '>': (a, b) => a > b,
    '<': (a, b) => a < b,
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
  };

export const setOperators: readonly string[] = ['and', 'or', 'unless'];

export const isComparison = (operator: string): boolean =>
  operator in comparisons;

export const isBinaryOperator = (operator: string): boolean =>
  operator in arithmetic ||
  operator in comparisons ||
  setOperators.includes(operator);

/** Whether what comes out is something else than the metric; `atan2` is taken for none of them. */
const changesMeaning = (operator: string): boolean =>
  operator in arithmetic && operator !== 'atan2';

type Operation = Pick<BinaryExpression, 'operator' | 'bool' | 'matching'>;

/** The value of two numbers; undefined where a comparison filters it away. `kept` is what such a filter keeps. */
function combined(
  { operator, bool }: Operation,
  left: number,
  right: number,
  kept = left,
): number | undefined {
  const compare = comparisons[operator];
  if (!compare) return arithmetic[operator](left, right);
  const holds = compare(left, right);
  if (bool) return Number(holds);
  return holds ? kept : undefined;
}

/** Applies a binary operator. Throws where it cannot be told which samples belong together. */
export function applyBinary(
  operation: Operation,
  left: Value,
  right: Value,
): Value {
  if (left.type === 'scalar' && right.type === 'scalar') {
    return scalar(combined(operation, left.value, right.value) ?? NaN);
  }
  if (left.type === 'vector' && right.type === 'vector') {
    return setOperators.includes(operation.operator)
      ? combineSets(operation, left, right)
      : combineVectors(operation, left, right);
  }
  const isRight = right.type === 'vector';
  const of = isRight ? right : left;
  const other = isRight ? left : right;
  if (of.type !== 'vector' || other.type !== 'scalar') {
    throw new Error('operands were checked to be vectors or scalars');
  }
  const keepsName = !operation.bool && !changesMeaning(operation.operator);
  return vector(
    of.samples.flatMap(({ labels, value }): VectorSample[] => {
      const result = isRight
        ? combined(operation, other.value, value, value)
        : combined(operation, value, other.value);
      return result === undefined
        ? []
        : [{ labels: keepsName ? labels : dropName(labels), value: result }];
    }),
  );
}

function signature(labels: Labels, matching: Matching): string {
  return labelsKey(matchLabels(labels, matching));
}

function matchLabels(
  labels: Labels,
  { on, labels: names, ignored }: Matching,
): Labels {
  return on ? keepLabels(labels, names) : dropLabels(labels, ignored);
}

function combineSets(
  { operator, matching }: Operation,
  left: VectorValue,
  right: VectorValue,
): VectorValue {
  const keys = ({ samples }: VectorValue) =>
    new Set(samples.map(({ labels }) => signature(labels, matching)));
  if (operator === 'or') {
    const known = keys(left);
    return vector([
      ...left.samples,
      ...right.samples.filter(
        ({ labels }) => !known.has(signature(labels, matching)),
      ),
    ]);
  }
  const others = keys(right);
  return vector(
    left.samples.filter(
      ({ labels }) =>
        others.has(signature(labels, matching)) === (operator === 'and'),
    ),
  );
}

function combineVectors(
  operation: Operation,
  left: VectorValue,
  right: VectorValue,
): VectorValue {
  // then nothing is looked at, not even whether it could be told
  if (left.samples.length === 0 || right.samples.length === 0) {
    return vector([]);
  }
  const { matching } = operation;
  const isSwapped = matching.card === 'oneToMany';
  const [many, one] = isSwapped ? [right, left] : [left, right];
  const ones = onesBySignature(one, matching);
  const seen = new Map<string, Set<string>>();
  return vector(
    many.samples.flatMap((sample): VectorSample[] => {
      const key = signature(sample.labels, matching);
      const partner = ones.get(key);
      if (!partner) return [];
      const [a, b] = isSwapped ? [partner, sample] : [sample, partner];
      const value = combined(operation, a.value, b.value);
      if (value === undefined) return [];
      const labels = resultLabels(sample.labels, partner.labels, operation);
      const results = seen.get(key);
      const resultKey = labelsKey(labels);
      if (results && matching.card === 'oneToOne') {
        throw executionError(
          'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
        );
      }
      if (results?.has(resultKey)) {
        throw executionError(
          'multiple matches for labels: grouping labels must ensure unique matches',
        );
      }
      seen.set(key, (results ?? new Set()).add(resultKey));
      return [{ labels, value }];
    }),
  );
}

function onesBySignature(
  { samples }: VectorValue,
  matching: Matching,
): ReadonlyMap<string, VectorSample> {
  const ones = new Map<string, VectorSample>();
  for (const sample of samples) {
    const key = signature(sample.labels, matching);
    const twin = ones.get(key);
    if (twin) {
      const side = matching.card === 'oneToMany' ? 'left' : 'right';
      const group = labelsText(matchLabels(sample.labels, matching));
      const both = [sample, twin].map(({ labels }) => labelsText(labels));
      throw executionError(
        `found duplicate series for the match group ${group} on the ${side} hand-side of the operation: [${both.join(
          ', ',
        )}];many-to-many matching not allowed: matching labels must be unique on one side`,
      );
    }
    ones.set(key, sample);
  }
  return ones;
}

function resultLabels(
  many: Labels,
  one: Labels,
  { operator, bool, matching }: Operation,
): Labels {
  const dropsName = bool || changesMeaning(operator);
  const named = dropsName ? dropName(many) : many;
  const matched =
    matching.card === 'oneToOne' ? matchedOnly(named, matching) : named;
  return matching.include.reduce(
    (labels, name) => withLabel(labels, name, one[name] ?? ''),
    matched,
  );
}

function matchedOnly(labels: Labels, { on, labels: names }: Matching): Labels {
  return on ? keepLabels(labels, names) : dropLabels(labels, names);
}
