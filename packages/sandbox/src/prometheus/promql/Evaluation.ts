// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { executionError } from '../PrometheusError';
import { Series, SeriesSource } from '../store/SeriesSource';
import { aggregate } from './aggregate';
import { applyBinary } from './binary';
import { Expression, FixedTime, Selector, Subquery } from './Expression';
import { functionNamed } from './functions';
import { dropName, labelsKey } from './labels';
import {
  MatrixValue,
  Sample,
  SampledSeries,
  scalar,
  Value,
  vector,
  VectorSample,
  VectorValue,
} from './values';

/** For how long a sample stands for its series when no other follows. */
const LOOKBACK_MS = 5 * 60_000;
/** Between the evaluations of a subquery that does not say. */
const SUBQUERY_STEP_MS = 60_000;

/** The times of a query, in milliseconds since 1970; of an instant one both are the same. */
export interface QueryTimes {
  readonly start: number;
  readonly end: number;
}

/** Values of expressions over series, at any time of one query. */
export class Evaluation {
  static create(options: {
    source: SeriesSource;
    times: QueryTimes;
  }): Evaluation {
    return new Evaluation(options.source, options.times);
  }

  private readonly selected = new Map<Selector, readonly Series[]>();

  private constructor(
    private readonly source: SeriesSource,
    private readonly times: QueryTimes,
  ) {}

  /** Throws a `PrometheusError` where the series do not allow an answer. */
  at(expression: Expression, at: number): Value {
    switch (expression.kind) {
      case 'number':
        return scalar(expression.value);
      case 'string':
        return { type: 'string', value: expression.value };
      case 'selector':
        return this.instant(expression, at);
      case 'range':
        return this.range(expression.selector, expression.rangeMs, at);
      case 'subquery':
        return this.subquery(expression, at);
      case 'negated':
        return negated(this.at(expression.of, at));
      case 'binary':
        return applyBinary(
          expression,
          this.at(expression.left, at),
          this.at(expression.right, at),
        );
      case 'aggregate':
        return aggregate(
          expression,
          this.vectorAt(expression.of, at),
          expression.parameter && this.at(expression.parameter, at),
        );
      default:
        return unique(this.call(expression, at));
    }
  }

  private call(
    { name, parameters }: Extract<Expression, { kind: 'call' }>,
    at: number,
  ): Value {
    const definition = functionNamed(name);
    if (!definition) {
      throw new Error(`function ${name} is not known, though it was checked`);
    }
    const values = parameters.map(each => this.at(each, at));
    return definition.call({ at, parameters, values });
  }

  private vectorAt(expression: Expression, at: number): VectorValue {
    const value = this.at(expression, at);
    if (value.type !== 'vector') {
      throw new Error('a vector was checked to be there');
    }
    return value;
  }

  private instant(selector: Selector, at: number): VectorValue {
    const time = this.shiftedTime(selector, at);
    return vector(
      this.seriesOf(selector).flatMap((series): VectorSample[] => {
        if (series.goneAt !== undefined && series.goneAt <= time) return [];
        const last = series.last(time - LOOKBACK_MS, time);
        return last
          ? [{ labels: series.labels, value: last.value, sampledAt: last.at }]
          : [];
      }),
    );
  }

  private range(selector: Selector, rangeMs: number, at: number): MatrixValue {
    const to = this.shiftedTime(selector, at);
    const series = this.seriesOf(selector).map(each => ({
      labels: each.labels,
      samples: each.samples(to - rangeMs, to),
    }));
    return { type: 'matrix', series: notEmpty(series), to, rangeMs };
  }

  /** Evaluates at multiples of the step, whenever the query is asked. */
  private subquery(expression: Subquery, at: number): MatrixValue {
    const { of, rangeMs, stepMs = SUBQUERY_STEP_MS } = expression;
    const to = this.shiftedTime(expression, at);
    const found = new Map<
      string,
      { series: SampledSeries; samples: Sample[] }
    >();
    const first = Math.ceil((to - rangeMs) / stepMs) * stepMs;
    for (let time = first; time <= to; time += stepMs) {
      for (const { labels, value } of this.vectorAt(of, time).samples) {
        const key = labelsKey(labels);
        const samples = found.get(key)?.samples ?? [];
        samples.push({ at: time, value });
        found.set(key, { series: { labels, samples }, samples });
      }
    }
    const series = [...found.values()].map(each => each.series);
    return { type: 'matrix', series, to, rangeMs };
  }

  private seriesOf(selector: Selector): readonly Series[] {
    const known = this.selected.get(selector);
    if (known) return known;
    const series = this.source.select(selector.matchers);
    this.selected.set(selector, series);
    return series;
  }

  private shiftedTime(
    { offsetMs, fixedAt }: { offsetMs: number; fixedAt?: FixedTime },
    at: number,
  ): number {
    const fixed = typeof fixedAt === 'string' ? this.times[fixedAt] : fixedAt;
    return (fixed ?? at) - offsetMs;
  }
}

function notEmpty(series: readonly SampledSeries[]): SampledSeries[] {
  return series.filter(({ samples }) => samples.length > 0);
}

function negated(value: Value): Value {
  if (value.type === 'scalar') return scalar(-value.value);
  if (value.type !== 'vector') return value;
  return unique(
    vector(
      value.samples.map(sample => ({
        labels: dropName(sample.labels),
        value: -sample.value,
      })),
    ),
  );
}

/** Throws where two samples have become the same series. */
function unique(value: Value): Value {
  if (value.type === 'vector') {
    const keys = new Set(value.samples.map(({ labels }) => labelsKey(labels)));
    if (keys.size < value.samples.length) {
      throw executionError(
        'vector cannot contain metrics with the same labelset',
      );
    }
  }
  return value;
}
