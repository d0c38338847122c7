// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Expression, ValueType } from '../Expression';
import { Value } from '../values';

/** What a function is called with. */
export interface Call {
  /** The time of the evaluation, in milliseconds since 1970. */
  readonly at: number;
  readonly parameters: readonly Expression[];
  readonly values: readonly Value[];
}

/** A function of PromQL. */
export interface FunctionDefinition {
  readonly takes: readonly ValueType[];
  /** How many of the last may be left out; the last may be given any number of times where it is `variadic`. */
  readonly optional?: number;
  readonly variadic?: boolean;
  readonly gives: ValueType;
  call(call: Call): Value;
}

export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;
