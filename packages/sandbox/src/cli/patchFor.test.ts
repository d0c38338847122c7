// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { patchFor } from './patchFor';

const object = {
  metadata: { name: 'a' },
  spec: { replicas: 1, list: [{ image: 'a:1', keep: true }, { image: 'b:1' }] },
};

describe('patchFor', () => {
  it.each([
    ['spec.replicas=3', { spec: { replicas: 3 } }],
    ['spec.text="3"', { spec: { text: '3' } }],
    ['spec.replicas=null', { spec: { replicas: null } }],
    ['spec.new.deep=[1, 2]', { spec: { new: { deep: [1, 2] } } }],
    ['spec.url=http://a/?b=c', { spec: { url: 'http://a/?b=c' } }],
    [
      'spec.list[0].image=a:2',
      { spec: { list: [{ image: 'a:2', keep: true }, { image: 'b:1' }] } },
    ],
    [
      'metadata.labels.example.com/name=x',
      { metadata: { labels: { 'example.com/name': 'x' } } },
    ],
    [
      'spec.selector.[example.com/name]=x',
      { spec: { selector: { 'example.com/name': 'x' } } },
    ],
  ])('%s', (assignment, patch) => {
    expect(patchFor(object, assignment)).toEqual(patch);
  });

  it('says what it wants', () => {
    expect(() => patchFor(object, 'spec.replicas')).toThrow(
      '--set wants path=value',
    );
  });
});
