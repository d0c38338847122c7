// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { declaredPart } from './declaredPart';

describe('declaredPart', () => {
  it.each<[string, unknown, unknown, unknown]>([
    [
      'leaves out defaults and status',
      { spec: { replicas: 3, strategy: {} }, status: { ready: 3 } },
      { spec: { replicas: 2 } },
      { spec: { replicas: 3 } },
    ],
    [
      'matches items of lists by their names, and shows those that nobody declared',
      [
        { name: 'b', uid: 1 },
        { name: 'a', port: 81, uid: 2 },
      ],
      [{ name: 'a', port: 80 }],
      [
        { name: 'b', uid: 1 },
        { name: 'a', port: 81 },
      ],
    ],
    [
      'takes quantities for what they are worth, and texts for what they say',
      {
        limits: { cpu: '1', memory: '1Gi', pods: '2' },
        env: [{ name: 'VERSION', value: '1.0' }],
      },
      {
        limits: { cpu: '1000m', memory: '1024Mi', pods: '3' },
        env: [{ name: 'VERSION', value: '1' }],
      },
      {
        limits: { cpu: '1000m', memory: '1024Mi', pods: '2' },
        env: [{ name: 'VERSION', value: '1.0' }],
      },
    ],
    [
      'does not miss what is empty, and misses what is not',
      {},
      { nodeSelector: {}, labels: { tier: 'web' } },
      { nodeSelector: {} },
    ],
  ])('%s', (_, live, declared, part) => {
    expect(declaredPart(live, declared)).toEqual(part);
  });
});
