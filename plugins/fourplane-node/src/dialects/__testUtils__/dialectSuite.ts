// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  modelKinds,
  modelSchemas,
  ModelRef,
  refKey,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import fc from 'fast-check';
import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { Change, Dialect, DialectDefinition, ServedKinds } from '../Dialect';
import { IndexedLookup } from './IndexedLookup';
import { Slot } from './Slot';

interface SuiteOptions {
  readonly generation: string;
  readonly definition: DialectDefinition;
  readonly served: ServedKinds;
  readonly slots: readonly Slot[];
}

const CONTROL_PLANE = 'prod';

/** What every dialect promises, shown on fixtures of its own generation. */
// eslint-disable-next-line jest/no-export -- the tests of each dialect run it
export function dialectSuite(options: SuiteOptions): void {
  const { definition, served } = options;
  const dialect = definition.create({ controlPlane: CONTROL_PLANE, served });
  const watched = new Set(dialect.kinds.map(kind => kind.resource.kind));
  const keys = new Set(dialect.kinds.map(kind => kind.key));
  const slots = options.slots.filter(({ usual }) =>
    watched.has(usual.kind ?? ''),
  );

  const strictSchemas = Object.fromEntries(
    modelKinds.map(kind => [kind, modelSchemas[kind].strict()]),
  );

  describe(`the dialect of ${options.generation}`, () => {
    it('recognises what its generation serves, and nothing less', () => {
      expect(definition.recognises(served)).toBe(true);
      expect(definition.recognises([])).toBe(false);
      expect(
        definition.recognises(
          served.map(kind => ({ ...kind, group: 'example.org' })),
        ),
      ).toBe(false);
    });

    it('watches only kinds that are served, each once', () => {
      const plurals = dialect.kinds.map(({ resource }) => resource.plural);
      expect(new Set(plurals).size).toBe(plurals.length);
      const known = new Set(served.map(({ plural }) => plural));
      known.add('namespaces');
      expect(plurals.filter(plural => !known.has(plural))).toEqual([]);
    });

    it('answers for every noun without objects', () => {
      const lookup = IndexedLookup.create({ dialect });
      for (const kind of modelKinds) {
        expect(dialect.refs(kind, {}, lookup)).toEqual([]);
        expect(dialect.sources(kind).every(key => keys.has(key))).toBe(true);
      }
      expect(dialect.unreadable(lookup)).toEqual([]);
    });

    it('reads everything it refers to, and everything as usual', () => {
      const lookup = filled(dialect, slots);
      const readings = readAll(dialect, lookup);
      expect(readings.size).toBeGreaterThan(slots.length / 2);
      for (const [key, reading] of readings) {
        expect([key, JSON.parse(reading).state]).toEqual([key, 'present']);
      }
      expect(dialect.unreadable(lookup)).toEqual([]);
    });

    it('reads into the shape of the model, in every state of every object', () => {
      const seen = new Set<string>();
      const misshapen: unknown[] = [];
      for (const { usual, others } of slots) {
        for (const put of [usual, ...others]) {
          const lookup = filled(dialect, slots);
          lookup.put(put);
          for (const kind of modelKinds) {
            const schema: z.ZodType = strictSchemas[kind];
            for (const ref of dialect.refs(kind, {}, lookup)) {
              const reading = dialect.read(ref, lookup);
              const text = JSON.stringify(reading);
              if (reading.state === 'present' && !seen.has(text)) {
                seen.add(text);
                const { error } = schema.safeParse(reading.model);
                misshapen.push(...(error ? [[ref, error.issues]] : []));
              }
            }
          }
        }
      }
      expect(seen.size).toBeGreaterThan(slots.length / 2);
      expect(misshapen).toEqual([]);
    });

    it('has no reference twice, narrows by scope, and knows only its own control plane', () => {
      const lookup = filled(dialect, slots);
      const refs = allRefs(dialect, lookup);
      expect(new Set(refs.map(refKey)).size).toBe(refs.length);
      for (const ref of refs) {
        expect(ref.controlPlane).toBe(CONTROL_PLANE);
        const { tenant, project } = ref;
        const scoped = dialect
          .refs(ref.kind, { tenant, project }, lookup)
          .map(refKey);
        expect(scoped).toContain(refKey(ref));
        expect(dialect.read({ ...ref, controlPlane: 'other' }, lookup)).toEqual(
          { state: 'absent' },
        );
      }
      for (const scope of [{ tenant: 'no-such' }, { project: 'no-such' }]) {
        for (const kind of modelKinds) {
          expect(dialect.refs(kind, scope, lookup)).toEqual([]);
        }
      }
    });

    it('says which Argo workflow runs a build, and nothing of what is no build', () => {
      const lookup = filled(dialect, slots);
      const builds = dialect.refs('build', {}, lookup);
      const name = /^[a-z0-9][-a-z0-9.]*$/;
      for (const build of builds) {
        expect(dialect.engineRun(build, lookup)).toMatchObject({
          namespace: expect.stringMatching(name),
          workflow: expect.stringMatching(name),
        });
        const others = [
          { ...build, name: 'no-such' },
          { ...build, controlPlane: 'other' },
        ];
        for (const other of others) {
          expect(dialect.engineRun(other, lookup)).toBeUndefined();
        }
      }
      expect(builds.length).toBeGreaterThan(0);
    });

    it('keeps no resourceVersion, no managed fields and nothing it does not read', () => {
      for (const { usual } of slots) {
        const noisy = {
          ...usual,
          metadata: {
            ...usual.metadata,
            resourceVersion: '999',
            managedFields: [{ manager: 'someone' }],
            annotations: {
              ...usual.metadata.annotations,
              'kubectl.kubernetes.io/last-applied-configuration': '{}',
            },
          },
          future: { field: 1 },
          spec: isRecord(usual.spec)
            ? { ...usual.spec, futureField: { a: 1 } }
            : usual.spec,
        };
        const lookup = filled(dialect, [{ usual, others: [], required: [] }]);
        expect([usual.kind, lookup.put(noisy)]).toEqual([
          usual.kind,
          undefined,
        ]);
      }
    });

    it('shows an object without a required field as one row, and leaves its neighbours alone', () => {
      expect.hasAssertions();
      for (const slot of slots) {
        for (const path of slot.required) {
          for (const wrong of [undefined, 7, '', {}]) {
            expectOneRow(dialect, slots, replaced(slot.usual, path, wrong));
          }
        }
      }
    });

    it('never throws on any field of any type, refers only to what it can read, and touches what differs', () => {
      expect.hasAssertions();
      const lookup = filled(dialect, slots);
      const usual = readAll(dialect, lookup);
      for (const slot of slots) {
        for (const path of pathsOf(slot.usual)) {
          for (const wrong of [null, 7, 'x', {}, [[null]]]) {
            const put = replaced(slot.usual, path, wrong);
            expectTouched(dialect, lookup, [{ put }], usual);
            lookup.put(slot.usual);
          }
        }
      }
    });

    it('touches every reference whose reading differs after any change', () => {
      expect.hasAssertions();
      fc.assert(
        fc.property(walkOver(slots, 1), batches =>
          runWalk(dialect, slots, batches),
        ),
        { numRuns: 150 },
      );
    });

    it('touches every reference whose reading differs after several changes at once', () => {
      expect.hasAssertions();
      fc.assert(
        fc.property(walkOver(slots, 5), batches =>
          runWalk(dialect, slots, batches),
        ),
        { numRuns: 150 },
      );
    });
  });
}

type Step = { readonly put: KubeObject } | { readonly remove: KubeObject };

function walkOver(slots: readonly Slot[], batchSize: number) {
  const step = fc.integer({ min: 0, max: slots.length - 1 }).chain(index =>
    fc
      .integer({ min: -2, max: slots[index].others.length })
      .map((shape): Step => {
        const { usual, others } = slots[index];
        return shape < 0
          ? { remove: usual }
          : { put: shape === 0 ? usual : others[shape - 1] };
      }),
  );
  return fc.tuple(
    fc.boolean(),
    fc.array(fc.array(step, { minLength: 1, maxLength: batchSize }), {
      maxLength: 12,
    }),
  );
}

function runWalk(
  dialect: Dialect,
  slots: readonly Slot[],
  [startsFull, batches]: [boolean, Step[][]],
): void {
  const lookup = filled(dialect, startsFull ? slots : []);
  let readings = readAll(dialect, lookup);
  for (const batch of batches) {
    readings = expectTouched(dialect, lookup, batch, readings);
  }
}

/** Applies steps and checks the touched references against readings of everything, before and after. */
function expectTouched(
  dialect: Dialect,
  lookup: IndexedLookup,
  steps: readonly Step[],
  before = readAll(dialect, lookup),
): ReturnType<typeof readAll> {
  const changes = steps
    .map(step =>
      'put' in step ? lookup.put(step.put) : lookup.remove(step.remove),
    )
    .filter((change): change is Change => change !== undefined);
  const touched = new Set(
    changes.flatMap(change => dialect.touchedBy(change, lookup)).map(refKey),
  );
  const after = readAll(dialect, lookup);
  const missed = [...new Set([...before.keys(), ...after.keys()])].filter(
    key =>
      !touched.has(key) &&
      JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
  expect({ missed, steps: missed.length > 0 ? steps : [] }).toEqual({
    missed: [],
    steps: [],
  });
  return after;
}

function expectOneRow(
  dialect: Dialect,
  slots: readonly Slot[],
  broken: KubeObject,
): void {
  const lookup = filled(dialect, slots);
  const before = readAll(dialect, lookup);
  const change = lookup.put(broken);
  expect(change).toBeDefined();
  const rows: Unreadable[] = dialect.unreadable(lookup);
  expect(rows.map(({ object }) => object)).toEqual([
    {
      apiVersion: broken.apiVersion,
      kind: broken.kind,
      ...(broken.metadata.namespace && {
        namespace: broken.metadata.namespace,
      }),
      name: broken.metadata.name,
    },
  ]);
  expect(rows[0].issues.length).toBeGreaterThan(0);
  const touched = new Set(
    (change ? dialect.touchedBy(change, lookup) : []).map(refKey),
  );
  const after = readAll(dialect, lookup);
  for (const [key, reading] of before) {
    if (!touched.has(key)) {
      expect(after.get(key)).toEqual(reading);
    }
  }
}

function readAll(dialect: Dialect, lookup: IndexedLookup) {
  return new Map(
    allRefs(dialect, lookup).map(ref => {
      const reading = dialect.read(ref, lookup);
      const key = refKey(ref);
      if (reading.state === 'absent') {
        throw new Error(`${key} is referred to, but reads as absent`);
      }
      return [key, JSON.stringify(reading)] as const;
    }),
  );
}

function allRefs(dialect: Dialect, lookup: IndexedLookup): ModelRef[] {
  return modelKinds.flatMap<ModelRef>(kind => dialect.refs(kind, {}, lookup));
}

function filled(dialect: Dialect, slots: readonly Slot[]): IndexedLookup {
  const lookup = IndexedLookup.create({ dialect });
  for (const { usual } of slots) {
    lookup.put(usual);
  }
  return lookup;
}

type Path = string | readonly string[];

/** Paths of everything below spec and status, of labels and of annotations. */
function pathsOf({ metadata, spec, status }: KubeObject): Path[] {
  const below = (value: unknown, ...prefix: string[]): string[][] =>
    isRecord(value)
      ? Object.keys(value).flatMap(key => [
          [...prefix, key],
          ...below(value[key], ...prefix, key),
        ])
      : [];
  return [
    'metadata.annotations',
    'metadata.labels',
    'metadata.deletionTimestamp',
    ...below(metadata.labels, 'metadata', 'labels'),
    ...below({ spec, status }),
  ];
}

function replaced(object: KubeObject, path: Path, value: unknown): KubeObject {
  const copy: KubeObject = structuredClone(object);
  const keys = typeof path === 'string' ? path.split('.') : [...path];
  const last = keys.pop() ?? '';
  let parent: unknown = copy;
  for (const key of keys) {
    parent = isRecord(parent) ? parent[key] : undefined;
  }
  if (isRecord(parent)) {
    parent[last] = value;
  }
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
