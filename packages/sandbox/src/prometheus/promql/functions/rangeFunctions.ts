// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { extrapolatedRate } from '../extrapolatedRate';
import { dropName } from '../labels';
import { MatrixValue, Sample, vector, VectorSample } from '../values';
import { Call, FunctionDefinition, FunctionTable } from './FunctionDefinition';
import { matrixOf, numberAt } from './parameters';
import {
  exactSumOf,
  largestOf,
  meanOf,
  quantileOf,
  smallestOf,
  varianceOf,
} from './statistics';

type Reduction = (
  samples: readonly Sample[],
  matrix: MatrixValue,
  call: Call,
) => number | undefined;

/** Makes one value of each series' samples; of a series without any, nothing. */
function reducing(
  reduce: Reduction,
  options: Partial<FunctionDefinition> & { readonly keepsName?: boolean } = {},
): FunctionDefinition {
  const { keepsName, ...rest } = options;
  return {
    takes: ['matrix'],
    gives: 'vector',
    ...rest,
    call: call => {
      const matrix = matrixOf(
        call,
        (rest.takes ?? ['matrix']).indexOf('matrix'),
      );
      return vector(
        matrix.series.flatMap(({ labels, samples }): VectorSample[] => {
          const value =
            samples.length > 0 ? reduce(samples, matrix, call) : undefined;
          return value === undefined
            ? []
            : [{ labels: keepsName ? labels : dropName(labels), value }];
        }),
      );
    },
  };
}

const ofValues = (
  reduce: (values: readonly number[]) => number,
): FunctionDefinition =>
  reducing(samples => reduce(samples.map(({ value }) => value)));

const rateOf = (isCounter: boolean, isRate: boolean): FunctionDefinition =>
  reducing((samples, { to, rangeMs }) =>
    extrapolatedRate(samples, { from: to - rangeMs, to, isCounter, isRate }),
  );

const lastTwo = (isRate: boolean): FunctionDefinition =>
  reducing(samples => {
    const [before, last] = samples.slice(-2);
    if (!last || last.at === before.at) return undefined;
    const change =
      isRate && last.value < before.value
        ? last.value
        : last.value - before.value;
    return isRate ? change / ((last.at - before.at) / 1_000) : change;
  });

/** How many neighbours are so. */
const counting = (
  isCounted: (before: number, after: number) => boolean,
): FunctionDefinition =>
  ofValues(
    values =>
      values.filter(
        (value, index) => index > 0 && isCounted(values[index - 1], value),
      ).length,
  );

/** The line through samples by least squares: its slope per second, and its value at a time. */
function regression(
  samples: readonly Sample[],
  at: number,
): { readonly slope: number; readonly intercept: number } | undefined {
  if (samples.length < 2) return undefined;
  const [{ value: constant }] = samples;
  if (samples.every(({ value }) => value === constant)) {
    return Number.isFinite(constant)
      ? { slope: 0, intercept: constant }
      : { slope: NaN, intercept: NaN };
  }
  const xs = samples.map(sample => (sample.at - at) / 1_000);
  const ys = samples.map(({ value }) => value);
  const [x, y] = [meanOf(xs), meanOf(ys)];
  const covariance = meanOf(xs.map((each, index) => each * ys[index])) - x * y;
  const slope = covariance / (meanOf(xs.map(each => each * each)) - x * x);
  return { slope, intercept: y - slope * x };
}

/** Functions of range vectors. */
export const rangeFunctions: FunctionTable = {
  rate: rateOf(true, true),
  increase: rateOf(true, false),
  delta: rateOf(false, false),
  irate: lastTwo(true),
  idelta: lastTwo(false),
  changes: counting(
    (before, after) =>
      before !== after && !(Number.isNaN(before) && Number.isNaN(after)),
  ),
  resets: counting((before, after) => after < before),
  deriv: reducing(samples => regression(samples, samples[0].at)?.slope),
  predict_linear: reducing(
    (samples, _, call) => {
      const line = regression(samples, call.at);
      return line && line.slope * numberAt(call, 1) + line.intercept;
    },
    { takes: ['matrix', 'scalar'] },
  ),
  avg_over_time: ofValues(meanOf),
  sum_over_time: ofValues(exactSumOf),
  min_over_time: ofValues(smallestOf),
  max_over_time: ofValues(largestOf),
  count_over_time: ofValues(values => values.length),
  stddev_over_time: ofValues(values => Math.sqrt(varianceOf(values))),
  stdvar_over_time: ofValues(varianceOf),
  present_over_time: ofValues(() => 1),
  last_over_time: reducing(samples => samples[samples.length - 1].value, {
    keepsName: true,
  }),
  quantile_over_time: reducing(
    (samples, _, call) =>
      quantileOf(
        numberAt(call, 0),
        samples.map(({ value }) => value),
      ),
    { takes: ['scalar', 'matrix'] },
  ),
};
