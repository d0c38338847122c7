// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryRef } from '../__testUtils__/arbitraryRef';
import { annotationsOf, modelRefOf } from './refAnnotations';

function entityWith(annotations?: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'x', annotations },
  };
}

describe('annotationsOf and modelRefOf', () => {
  it('writes a reference under the names that are published', () => {
    expect(
      annotationsOf({
        controlPlane: 'default',
        kind: 'endpoint',
        tenant: 'acme',
        project: 'shop',
        component: 'cart',
        name: 'http',
      }),
    ).toEqual({
      'fourplane.dev/control-plane': 'default',
      'fourplane.dev/kind': 'endpoint',
      'fourplane.dev/tenant': 'acme',
      'fourplane.dev/project': 'shop',
      'fourplane.dev/component': 'cart',
      'fourplane.dev/name': 'http',
    });
  });

  it('reads back every reference it writes', () => {
    fc.assert(
      fc.property(arbitraryRef, ref => {
        expect(modelRefOf(entityWith(annotationsOf(ref)))).toEqual(ref);
      }),
    );
  });

  it.each([
    ['has no annotations', undefined],
    ['is not ours', { 'backstage.io/techdocs-ref': 'dir:.' }],
    ['has no name', { 'fourplane.dev/control-plane': 'default' }],
    [
      'has a kind nobody knows',
      {
        'fourplane.dev/control-plane': 'default',
        'fourplane.dev/kind': 'moon',
        'fourplane.dev/name': 'x',
      },
    ],
  ])('finds no reference on an entity that %s', (_, annotations) => {
    expect(modelRefOf(entityWith(annotations))).toBeUndefined();
  });
});
