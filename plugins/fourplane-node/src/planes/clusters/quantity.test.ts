// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { quantity } from './quantity';

describe('quantity', () => {
  it.each([
    ['4', 4],
    ['3920m', 3.92],
    ['16Gi', 16 * 2 ** 30],
    ['16393244Ki', 16393244 * 1024],
    ['1e3', 1000],
    ['2E', 2e18],
    ['.5', 0.5],
    ['', undefined],
    [undefined, undefined],
    ['many', undefined],
    ['1 Gi', undefined],
    ['4constructor', undefined],
  ])('reads %p as %p', (text, expected) => {
    expect(quantity(text)).toBe(expected);
  });
});
