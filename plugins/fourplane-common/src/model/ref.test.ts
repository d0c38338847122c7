// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryRef } from '../__testUtils__/arbitraryRef';
import { isSameRef, modelRefSchema, refKey } from './ref';

describe('refKey', () => {
  it('has one form for ever', () => {
    expect(
      refKey({
        controlPlane: 'prod',
        kind: 'endpoint',
        tenant: 'acme',
        project: 'shop',
        component: 'cart',
        name: 'http',
      }),
    ).toBe('prod/endpoint/acme/shop/cart/http');
    expect(
      refKey({ controlPlane: 'prod', kind: 'dataPlane', name: 'eu' }),
    ).toBe('prod/dataPlane////eu');
  });

  it('is the same exactly for the same reference', () => {
    fc.assert(
      fc.property(arbitraryRef, arbitraryRef, (one, other) => {
        const same =
          JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
        expect(refKey(one) === refKey(other)).toBe(same);
        expect(isSameRef(one, { ...one })).toBe(true);
        expect(modelRefSchema.parse(one)).toEqual(one);
      }),
    );
  });
});

function ordered(ref: object) {
  return Object.entries(ref).sort(([one], [other]) => (one < other ? -1 : 1));
}
