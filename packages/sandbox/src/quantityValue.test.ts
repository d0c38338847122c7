// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { quantityValue } from './quantityValue';

it.each([
  ['500m', 0.5],
  ['2', 2],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['64Mi', 64 * 2 ** 20],
  ['128M', 128e6],
  ['1e3', 1_000],
  ['4u', 4e-6],
  ['x', undefined],
  ['5q', undefined],
  ['', undefined],
])('%s is %s', (text, value) => {
  expect(quantityValue(text)).toBe(value);
});
