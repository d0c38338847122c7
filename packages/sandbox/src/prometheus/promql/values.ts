// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Labels } from './labels';

/** A measured value; `at` is in milliseconds since 1970. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** One sample of a series, at the time of an evaluation; `sampledAt` is when it was measured. */
export interface VectorSample {
  readonly labels: Labels;
  readonly value: number;
  readonly sampledAt?: number;
}

/** Samples of a series, oldest first. */
export interface SampledSeries {
  readonly labels: Labels;
  readonly samples: readonly Sample[];
}

export interface MatrixValue {
  readonly type: 'matrix';
  readonly series: readonly SampledSeries[];
  /** Over which samples were taken: from `to - rangeMs` to `to`, both included. */
  readonly to: number;
  readonly rangeMs: number;
}

export interface VectorValue {
  readonly type: 'vector';
  readonly samples: readonly VectorSample[];
}

/** What an expression is worth at one time. */
export type Value =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | VectorValue
  | MatrixValue;

export const vector = (samples: readonly VectorSample[]): VectorValue => ({
  type: 'vector',
  samples,
});

export const scalar = (value: number): Value => ({ type: 'scalar', value });
