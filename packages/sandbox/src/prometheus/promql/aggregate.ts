// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { executionError } from '../PrometheusError';
import { AggregateExpression, Grouping } from './Expression';
import {
  largestOf,
  meanOf,
  quantileOf,
  runningVariance,
  smallestOf,
  sumOf,
} from './functions/statistics';
import { dropLabels, keepLabels, Labels, labelsKey, withLabel } from './labels';
import { Value, vector, VectorSample, VectorValue } from './values';

interface Group {
  readonly labels: Labels;
  readonly samples: VectorSample[];
}

const reductions: Readonly<
  Record<string, (values: readonly number[]) => number>
> = {
  sum: sumOf,
  avg: meanOf,
  min: smallestOf,
  max: largestOf,
  count: values => values.length,
  group: () => 1,
  stddev: values => Math.sqrt(runningVariance(values)),
  stdvar: runningVariance,
};

/** What the operators take before the vector. */
export const aggregateParameters: Readonly<
  Record<string, 'scalar' | 'string'>
> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  count_values: 'string',
};

export const isAggregateOperator = (operator: string): boolean =>
  operator in reductions || operator in aggregateParameters;

/** Puts samples together that have the same labels but for those that are grouped away. */
export function aggregate(
  { operator, grouping }: AggregateExpression,
  { samples }: VectorValue,
  parameter: Value | undefined,
): VectorValue {
  const reduce = reductions[operator];
  const groups = grouped(samples, grouping);
  if (reduce) {
    return vector(
      groups.map(group => ({
        labels: group.labels,
        value: reduce(valuesOf(group)),
      })),
    );
  }
  if (operator === 'count_values') {
    const label = parameter?.type === 'string' ? parameter.value : '';
    return vector(groups.flatMap(group => countValues(group, label)));
  }
  const number = parameter?.type === 'scalar' ? parameter.value : NaN;
  if (operator === 'quantile') {
    return vector(
      groups.map(group => ({
        labels: group.labels,
        value: quantileOf(number, valuesOf(group)),
      })),
    );
  }
  const direction = operator === 'topk' ? -1 : 1;
  const most = sizeOf(number);
  return vector(groups.flatMap(group => firstOf(group, most, direction)));
}

function grouped(
  samples: readonly VectorSample[],
  { labels: names, without }: Grouping,
): Group[] {
  const groups = new Map<string, Group>();
  for (const sample of samples) {
    const labels = without
      ? dropLabels(sample.labels, names)
      : keepLabels(sample.labels, names);
    const key = labelsKey(labels);
    const group = groups.get(key) ?? { labels, samples: [] };
    group.samples.push(sample);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function valuesOf({ samples }: Group): number[] {
  return samples.map(({ value }) => value);
}

function sizeOf(number: number): number {
  if (Number.isNaN(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    throw executionError(`Scalar value ${number} overflows int64`);
  }
  return Math.max(0, Math.trunc(number));
}

function firstOf(
  { samples }: Group,
  most: number,
  direction: 1 | -1,
): VectorSample[] {
  const isNone = ({ value }: VectorSample) => Number.isNaN(value);
  return [...samples]
    .sort((a, b) => {
      if (isNone(a) || isNone(b)) return Number(isNone(a)) - Number(isNone(b));
      return direction * (a.value - b.value);
    })
    .slice(0, most)
    .map(({ labels, value }) => ({ labels, value }));
}

function countValues(
  { labels, samples }: Group,
  label: string,
): VectorSample[] {
  const counts = new Map<string, number>();
  for (const { value } of samples) {
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts].map(([text, value]) => ({
    labels: withLabel(labels, label, text),
    value,
  }));
}
