// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isContained, mergePatchBetween } from './mergePatch';

describe('mergePatchBetween', () => {
  it('is nothing for equal objects, whatever the order of keys', () => {
    expect(
      mergePatchBetween({ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }),
    ).toBeUndefined();
    expect(mergePatchBetween({ a: 1 }, { a: 1, b: undefined })).toBeUndefined();
  });

  it('nulls what is gone and replaces lists whole', () => {
    expect(
      mergePatchBetween(
        { gone: 1, kept: { a: 1, b: 2 }, list: [1] },
        { kept: { a: 1 }, list: [1, 2] },
      ),
    ).toEqual({ gone: null, kept: { b: null }, list: [1, 2] });
  });
});

describe('isContained', () => {
  it('lets the live object say more, but neither less nor else', () => {
    expect(isContained({ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }], d: 3 })).toBe(
      true,
    );
    expect(isContained({ a: [1] }, { a: [1, 2] })).toBe(false);
    expect(isContained({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false);
    expect(isContained({ a: null }, {})).toBe(false);
  });
});
