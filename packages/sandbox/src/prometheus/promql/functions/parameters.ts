// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MatrixValue, Value, VectorValue } from '../values';
import { Call } from './FunctionDefinition';

function valueOf<T extends Value['type']>(
  { values }: Call,
  index: number,
  type: T,
): Extract<Value, { type: T }> {
  const value = values[index];
  if (value?.type !== type) {
    throw new Error(`parameter ${index} is no ${type}, though it was checked`);
  }
  return value as Extract<Value, { type: T }>; // its type was just compared
}

export const vectorOf = (call: Call, index = 0): VectorValue =>
  valueOf(call, index, 'vector');
export const matrixOf = (call: Call, index = 0): MatrixValue =>
  valueOf(call, index, 'matrix');
export const numberAt = (call: Call, index: number): number =>
  valueOf(call, index, 'scalar').value;
export const textAt = (call: Call, index: number): string =>
  valueOf(call, index, 'string').value;
