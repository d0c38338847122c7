// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { RecentMap } from './RecentMap';
import { ValuePool } from './ValuePool';

const thing = (name: string) => ({
  name,
  endpoints: { http: { type: 'HTTP', port: 8080, visibility: ['project'] } },
});

/** Unlike JSON, tells undefined from absent. */
function spelled(value: unknown): string {
  return JSON.stringify(value ?? `${value}!`, (_, part) =>
    part === undefined ? 'undefined!' : part,
  );
}

describe('ValuePool', () => {
  it('makes parts that repeat one object, and leaves what is unique alone', () => {
    const pool = ValuePool.create();
    // A part repeats as soon as all of its own parts have.
    const things = [...'abcdefgh'].map(name => pool.share(thing(name)));
    const [last, one] = [things.at(-1), things.at(-2)];
    expect(one?.endpoints).toBe(last?.endpoints);
    expect(things).toEqual([...'abcdefgh'].map(thing));
    expect(new Set(things).size).toBe(things.length);
  });

  it('never changes what a value equals', () => {
    const key = fc.constantFrom('a', 'b', '0', '__proto__');
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('', 'a', '{"a":"b"}', '[]', 'x'.repeat(200)),
        fc.constantFrom(0, 1, true, false, null, undefined),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 40 }), values => {
        const pool = ValuePool.create();
        for (const value of values) {
          const before = spelled(value);
          expect(spelled(pool.share({ value }).value)).toBe(before);
        }
      }),
    );
  });
});

describe('RecentMap', () => {
  it('knows what was asked for lately and forgets the rest', () => {
    const map = new RecentMap<number>(4);
    expect(map.getOrAdd('kept', 0)).toBeUndefined();
    expect(map.getOrAdd('dropped', 1)).toBeUndefined();
    for (let index = 0; index < 20; index++) {
      map.getOrAdd(`other ${index}`, index);
      expect(map.getOrAdd('kept', 99)).toBe(0);
    }
    expect(map.getOrAdd('dropped', 2)).toBeUndefined();
  });
});
