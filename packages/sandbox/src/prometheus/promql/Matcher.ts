// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Labels } from './labels';

/** What a label of a series must be. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  /** Of a value; of no label it is the empty one. */
  accepts(value: string): boolean;
}

/** Whether all accept. */
export function matches(labels: Labels, matchers: readonly Matcher[]): boolean {
  return matchers.every(({ label, accepts }) => accepts(labels[label] ?? ''));
}
