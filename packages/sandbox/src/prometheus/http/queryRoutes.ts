// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badData, withParameter } from '../PrometheusError';
import { Evaluation } from '../promql/Evaluation';
import { typeNames, typeOf } from '../promql/Expression';
import { Labels, labelsKey } from '../promql/labels';
import { parseExpression } from '../promql/parseExpression';
import { Value } from '../promql/values';
import { goNumber } from './goNumber';
import { Route } from './Route';
import { stepOf, timeOf } from './times';

const MOST_POINTS = 11_000;

const point = (at: number, value: number) => [at / 1_000, goNumber(value)];

function resultOf(value: Value, at: number): unknown {
  switch (value.type) {
    case 'scalar':
      return point(at, value.value);
    case 'string':
      return [at / 1_000, value.value];
    case 'vector':
      return value.samples.map(sample => ({
        metric: sample.labels,
        value: point(at, sample.value),
      }));
    default:
      return value.series.map(({ labels, samples }) => ({
        metric: labels,
        values: samples.map(sample => point(sample.at, sample.value)),
      }));
  }
}

/** `GET /api/v1/query` */
export const query: Route = ({ series, now }, parameters) => {
  const at = timeOf(parameters, 'time', now());
  const expression = withParameter('query', () =>
    parseExpression(parameters.get('query') ?? ''),
  );
  const times = { start: at, end: at };
  const value = Evaluation.create({ source: series, times }).at(expression, at);
  return { resultType: value.type, result: resultOf(value, at) };
};

interface FoundSeries {
  readonly metric: Labels;
  readonly values: unknown[];
}

/** `GET /api/v1/query_range` */
export const queryRange: Route = ({ series }, parameters) => {
  const start = timeOf(parameters, 'start');
  const end = timeOf(parameters, 'end');
  if (end < start) {
    throw badData(
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  const step = stepOf(parameters);
  if ((end - start) / step > MOST_POINTS) {
    throw badData(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = parseExpression(parameters.get('query') ?? '');
  const type = typeOf(expression);
  if (type !== 'scalar' && type !== 'vector') {
    throw badData(
      `invalid expression type "${typeNames[type]}" for range query, must be Scalar or instant Vector`,
    );
  }
  const evaluation = Evaluation.create({
    source: series,
    times: { start, end },
  });
  const found = new Map<string, FoundSeries>();
  for (let at = start; at <= end; at += step) {
    const value = evaluation.at(expression, at);
    const samples =
      value.type === 'scalar' ? [{ labels: {}, value: value.value }] : [];
    for (const sample of value.type === 'vector' ? value.samples : samples) {
      const key = labelsKey(sample.labels);
      const of: FoundSeries = found.get(key) ?? {
        metric: sample.labels,
        values: [],
      };
      of.values.push(point(at, sample.value));
      found.set(key, of);
    }
  }
  return {
    resultType: 'matrix',
    result: [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of),
  };
};
