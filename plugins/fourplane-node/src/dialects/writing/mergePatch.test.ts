// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mergePatch } from './mergePatch';

describe('mergePatch', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, {}],
    [{ a: { b: 1, c: [1, { d: 2 }] } }, { a: { c: [1, { d: 2 }], b: 1 } }, {}],
    [{ a: 1 }, { a: 2 }, { a: 2 }],
    [{ a: 1, b: 2 }, { b: 2 }, { a: null }],
    [{ a: { b: 1, c: 1 } }, { a: { b: 2 } }, { a: { b: 2, c: null } }],
    [{ a: [1] }, { a: [1, 2] }, { a: [1, 2] }],
    [{ a: 'x' }, { a: { b: 1 } }, { a: { b: 1 } }],
    [undefined, { a: {} }, { a: {} }],
    [{ a: 1 }, { a: undefined }, { a: null }],
  ])('from %j to %j is %j', (before, after, patch) => {
    expect(mergePatch(before, after)).toEqual(patch);
  });
});
