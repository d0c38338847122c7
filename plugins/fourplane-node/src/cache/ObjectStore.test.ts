// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { Change, WatchedKind } from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';
import { ObjectStore } from './ObjectStore';
import { ValuePool } from './ValuePool';

const kind: WatchedKind = {
  key: 'Thing',
  resource: {
    group: 'test',
    version: 'v1',
    kind: 'Thing',
    plural: 'things',
    namespaced: true,
  },
  project: ({ metadata: { name, namespace, uid }, spec }) => ({
    metadata: { name, namespace, uid },
    spec,
  }),
  indexes: {
    bySpec: ({ spec }) => [String(spec), 'all'],
  },
};

interface Thing {
  readonly namespace?: string;
  readonly name: string;
  readonly uid: number;
  readonly spec: number;
}

function objectOf(
  { namespace = 'one', name, uid, spec }: Thing,
  version = '1',
): KubeObject {
  return {
    metadata: {
      name,
      namespace,
      uid: `${name}-${uid}`,
      resourceVersion: version,
    },
    spec,
    status: 'not projected',
  };
}

function keyOf({ namespace, name }: { namespace?: string; name: string }) {
  return `${namespace}/${name}`;
}

function newStore() {
  const changes: Change[] = [];
  const store = ObjectStore.create({
    kind,
    pool: ValuePool.create(),
    onChange: change => changes.push(change),
  });
  return { store, changes };
}

describe('ObjectStore', () => {
  const before = objectOf({ name: 'a', uid: 1, spec: 1 });

  it('reports what is created, changed and deleted, as projections', () => {
    const { store, changes } = newStore();
    const after = objectOf({ name: 'a', uid: 1, spec: 2 });
    store.put(before);
    store.put(after);
    store.remove(after);
    const one = kind.project(before);
    const two = kind.project(after);
    expect(changes).toEqual([
      { kind: 'Thing', before: undefined, after: one },
      { kind: 'Thing', before: one, after: two },
      { kind: 'Thing', before: two },
    ]);
    expect(store.size).toBe(0);
    expect([...store.byIndex('bySpec', 'all')]).toEqual([]);
  });

  it('takes no notice of what the projection does not show', () => {
    const { store, changes } = newStore();
    store.put(before);
    store.put({ ...objectOf({ name: 'a', uid: 1, spec: 1 }, '2'), status: 9 });
    expect(changes).toHaveLength(1);
  });

  it('reports a recreated object as deleted, then created', () => {
    const { store, changes } = newStore();
    const recreated = objectOf({ name: 'a', uid: 2, spec: 1 });
    store.put(before);
    store.put(recreated);
    expect(changes.slice(1)).toEqual([
      { kind: 'Thing', before: kind.project(before) },
      { kind: 'Thing', before: undefined, after: kind.project(recreated) },
    ]);
  });

  it('does not let the deletion of a former object take its successor', () => {
    const { store } = newStore();
    store.put(objectOf({ name: 'a', uid: 2, spec: 1 }));
    store.remove(before);
    expect(store.size).toBe(1);
  });

  it('removes what a complete list does not mention, and nothing before it is complete', () => {
    const { store, changes } = newStore();
    const other = objectOf({ name: 'b', uid: 1, spec: 1 });
    store.put(before);
    store.put(other);
    const replacement = store.replace();
    replacement.keep(other);
    expect(store.size).toBe(2);
    replacement.commit();
    expect([...store.all()]).toEqual([kind.project(other)]);
    expect(changes.at(-1)).toEqual({
      kind: 'Thing',
      before: kind.project(before),
    });
  });

  it('equals the last word after any sequence, in the map, the indexes and the replayed changes', () => {
    const thing = fc.record({
      namespace: fc.constantFrom('one', 'two'),
      name: fc.constantFrom('a', 'b', 'c'),
      uid: fc.nat({ max: 1 }),
      spec: fc.nat({ max: 2 }),
    });
    const step = fc.oneof(
      fc.record({ put: thing }),
      fc.record({ remove: thing }),
      fc.record({ list: fc.uniqueArray(thing, { selector: keyOf }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const { store, changes } = newStore();
        const wanted = new Map<string, Thing>();
        for (const action of steps) {
          if ('put' in action) {
            store.put(objectOf(action.put));
            wanted.set(keyOf(action.put), action.put);
          } else if ('remove' in action) {
            store.remove(objectOf(action.remove));
            const key = keyOf(action.remove);
            if (wanted.get(key)?.uid === action.remove.uid) {
              wanted.delete(key);
            }
          } else {
            const replacement = store.replace();
            wanted.clear();
            for (const listed of action.list) {
              replacement.keep(objectOf(listed));
              store.put(objectOf(listed));
              wanted.set(keyOf(listed), listed);
            }
            replacement.commit();
          }
        }
        const sorted = (objects: Iterable<KubeObject>) =>
          [...objects].sort((a, b) =>
            keyOf(a.metadata).localeCompare(keyOf(b.metadata)),
          );
        const expected = sorted(
          [...wanted.values()].map(value => kind.project(objectOf(value))),
        );
        const replayed = new Map<string, KubeObject>();
        for (const change of changes) {
          const key = keyOf((change.after ?? change.before)!.metadata);
          expect(replayed.get(key)).toEqual(change.before);
          if (change.after) {
            replayed.set(key, change.after);
          } else {
            replayed.delete(key);
          }
        }
        expect(sorted(store.all())).toEqual(expected);
        expect(store.size).toBe(expected.length);
        for (const namespace of ['one', 'two']) {
          expect(sorted(store.inNamespace(namespace))).toEqual(
            expected.filter(object => object.metadata.namespace === namespace),
          );
        }
        expect(sorted(replayed.values())).toEqual(expected);
        expect(sorted(store.byIndex('bySpec', 'all'))).toEqual(expected);
        for (const spec of ['0', '1', '2']) {
          expect(sorted(store.byIndex('bySpec', spec))).toEqual(
            expected.filter(object => String(object.spec) === spec),
          );
        }
      }),
    );
  });
});
