// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DECISION_LIFETIME_MS, DecisionCache } from './DecisionCache';

describe('DecisionCache', () => {
  it('gives up the oldest decision when it is full, and every expired one', () => {
    let now = 0;
    const cache = DecisionCache.create({ clock: () => now, maxEntries: 2 });

    cache.set('a', true);
    cache.set('b', false);
    cache.set('a', true);
    cache.set('c', true);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([
      true,
      undefined,
      true,
    ]);

    now = DECISION_LIFETIME_MS;
    cache.set('d', false);
    expect(cache.size).toBe(1);
    expect(cache.get('d')).toBe(false);
  });
});
