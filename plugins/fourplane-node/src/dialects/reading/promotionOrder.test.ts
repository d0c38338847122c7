// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { promotionOrder } from './promotionOrder';

describe('promotionOrder', () => {
  it.each([
    ['nothing', [], []],
    [
      'a chain in any order of its paths',
      [
        { from: 'staging', to: ['production'] },
        { from: 'development', to: ['staging'] },
      ],
      ['development', 'staging', 'production'],
    ],
    [
      'branches that meet again',
      [
        { from: 'dev', to: ['eu', 'us'] },
        { from: 'us', to: ['prod'] },
        { from: 'eu', to: ['prod'] },
      ],
      ['dev', 'eu', 'us', 'prod'],
    ],
    [
      'a cycle behind a root',
      [
        { from: 'a', to: ['b'] },
        { from: 'b', to: ['a'] },
        { from: 'root', to: ['a'] },
      ],
      ['root', 'a', 'b'],
    ],
    ['itself', [{ from: 'a', to: ['a'] }], ['a']],
  ])('puts %s in order', (_, paths, expected) => {
    expect(promotionOrder(paths)).toEqual(expected);
  });

  it('has every environment once, and a source before its target unless they are on a cycle', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const paths = fc.array(
      fc.record({ from: name, to: fc.array(name, { maxLength: 3 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(paths, graph => {
        const order = promotionOrder(graph);
        const names = new Set(graph.flatMap(({ from, to }) => [from, ...to]));
        expect([...order].sort()).toEqual([...names].sort());
        const acyclic = graph.map(({ from, to }) => ({
          from,
          to: to.filter(target => from < target),
        }));
        const sorted = promotionOrder(acyclic);
        for (const { from, to } of acyclic) {
          for (const target of to) {
            expect(sorted.indexOf(from)).toBeLessThan(sorted.indexOf(target));
          }
        }
      }),
    );
  });
});
