// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FunctionDefinition } from './FunctionDefinition';
import { instantFunctions } from './instantFunctions';
import { labelFunctions } from './labelFunctions';
import { rangeFunctions } from './rangeFunctions';

const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  [rangeFunctions, instantFunctions, labelFunctions].flatMap(table =>
    Object.entries(table),
  ),
);

/** A function by its name; undefined where it is not known here. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return functions.get(name);
}
