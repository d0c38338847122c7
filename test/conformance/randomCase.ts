// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case, Step } from './Case';
import { RandomSource } from './RandomSource';
import {
  apply,
  gadget,
  get,
  jsonPatch,
  mergePatch,
  open,
  paths,
  post,
  put,
  remove,
  take,
} from './cases/steps';

const operations = 28;
const names = ['a', 'b', 'c'];
const managers = ['m1', 'm2', 'm3'];
const finalizers = ['example.org/f', 'example.org/g'];

/** A series of requests of all kinds about three objects, watched from its beginning; the same for the same seed. */
export function randomCase(seed: number): Case {
  const random = RandomSource.create(seed);
  const steps: Step[] = [
    get(paths.gadgets, { keep: { start: 'metadata.resourceVersion' } }),
    open('all', `${paths.gadgets}?resourceVersion={{start}}`),
    open(
      'some',
      `${paths.gadgets}?resourceVersion={{start}}&labelSelector=tier%3Dweb`,
    ),
  ];
  steps.push(...names.map(name => beginning(name, random)));
  while (steps.length < operations) {
    steps.push(...randomSteps(random));
  }
  const end = gadget('end', {}, { labels: { tier: 'web' } });
  return {
    name: `random/seed ${seed}`,
    steps: [
      ...steps,
      get(paths.gadgets),
      post(paths.gadgets, end),
      take('all', { untilName: 'end' }),
      take('some', { untilName: 'end' }),
    ],
  };
}

const pathOf = (name: string) => `${paths.gadgets}/${name}`;
const randomPath = (random: RandomSource) => pathOf(random.pick(names));
const managed = (path: string, random: RandomSource) =>
  `${path}?fieldManager=${random.pick(managers)}`;

type Maker = (random: RandomSource) => Step[];

const makers: readonly Maker[] = [
  random => [post(managed(paths.gadgets, random), randomGadget(random))],
  random => {
    const object = randomGadget(random);
    return [
      post(managed(paths.gadgets, random), object),
      get(pathOf(object.metadata.name)),
    ];
  },
  random => {
    const object = randomGadget(random);
    const path = pathOf(object.metadata.name);
    return [
      get(path, { keep: { rv: 'metadata.resourceVersion' } }),
      put(managed(path, random), {
        ...object,
        metadata: { ...object.metadata, resourceVersion: '{{rv}}' },
      }),
    ];
  },
  random => [
    mergePatch(managed(randomPath(random), random), {
      spec: randomChange(random),
    }),
  ],
  random => [
    mergePatch(managed(randomPath(random), random), {
      metadata: randomMetadata(random, null),
    }),
  ],
  random => [
    jsonPatch(managed(randomPath(random), random), randomJsonPatch(random)),
  ],
  random => [applied(random)],
  random => [applied(random)],
  random => [applied(random)],
  random => [
    mergePatch(managed(`${randomPath(random)}/status`, random), {
      status: randomStatus(random),
    }),
  ],
  random => {
    const name = random.pick(names);
    return [
      apply(
        `${pathOf(name)}/status`,
        random.pick(managers),
        {
          ...gadget(name),
          spec: undefined,
          status: randomStatus(random),
        },
        random.chance(0.3) ? 'force=true' : '',
      ),
    ];
  },
  random => [remove(randomPath(random))],
  random => [
    get(`${paths.gadgets}?labelSelector=tier%3Dweb`, {
      only: () => random && 'listed',
    }),
  ],
];

function randomSteps(random: RandomSource): Step[] {
  return random.pick(makers)(random);
}

/** Most of what follows is about something that is there. */
function beginning(name: string, random: RandomSource): Step {
  const object = gadget(name, {}, randomMetadata(random));
  return random.chance(0.5)
    ? post(managed(paths.gadgets, random), object)
    : apply(pathOf(name), random.pick(managers), object);
}

function applied(random: RandomSource): Step {
  const object = randomGadget(random);
  return apply(
    pathOf(object.metadata.name),
    random.pick(managers),
    random.chance(0.3) ? { ...object, spec: randomFields(random) } : object,
    random.chance(0.4) ? 'force=true' : '',
  );
}

function randomGadget(random: RandomSource) {
  return {
    ...gadget(random.pick(names)),
    metadata: { name: random.pick(names), ...randomMetadata(random) },
    spec: {
      colour: random.pick(['red', 'green', 'blue']),
      ...randomFields(random),
    },
  };
}

function randomMetadata(random: RandomSource, absent?: null): object {
  return {
    ...(random.chance(0.5) && { labels: { tier: random.pick(['web', 'db']) } }),
    ...(random.chance(0.3) && {
      annotations: { note: random.pick(['x', 'y']) },
    }),
    ...(random.chance(0.15) && {
      finalizers: random.chance(0.5) ? [random.pick(finalizers)] : absent,
    }),
  };
}

const fields: Readonly<Record<string, (random: RandomSource) => unknown>> = {
  size: random => random.pick([0, 1, 2, 3, 3, 10, 11, 'x']),
  name: random => random.pick(['abc', 'def', 'none', 'A']),
  enabled: random => random.chance(0.5),
  note: random => random.pick(['n', null]),
  quantity: random => random.pick([1, '1', '50%']),
  ports: random =>
    [80, 81, 82]
      .filter(() => random.chance(0.4))
      .map(port => ({
        port,
        protocol: random.pick(['TCP', 'UDP']),
        ...(random.chance(0.5) && { title: random.pick(['one', 'two']) }),
      })),
  tags: random => ['x', 'y', 'z'].filter(() => random.chance(0.5)),
  steps: random => [{ run: random.pick(['build', 'test']) }],
  labels: random => ({ [random.pick(['k', 'l'])]: random.pick(['v', 'w']) }),
  settings: random => ({
    level: random.below(3),
    ...(random.chance(0.3) && { deep: { on: true } }),
  }),
  point: random => ({ [random.pick(['x', 'y'])]: random.below(3) }),
  anything: random => ({
    [random.pick(['p', 'q'])]: random.pick([1, 'one', [1], { r: 1 }]),
  }),
  min: random => random.below(3),
  max: random => random.below(3),
  fixed: random => random.pick(['one', 'one', 'two']),
  surplus: random => random.below(2),
};

function randomFields(random: RandomSource): { [field: string]: unknown } {
  const chosen = Object.entries(fields).filter(() => random.chance(0.25));
  const made = Object.fromEntries(
    chosen.map(([name, make]) => [name, make(random)]),
  );
  if (made.size === 'x') {
    // of two mistakes in what is applied the real server names either or both
    delete made.surplus;
  }
  return made;
}

function randomChange(random: RandomSource): object {
  const chosen = Object.entries(fields).filter(() => random.chance(0.12));
  return Object.fromEntries(
    chosen.map(([name, make]) => [
      name,
      random.chance(0.3) ? null : make(random),
    ]),
  );
}

function randomStatus(random: RandomSource): object {
  return {
    ...(random.chance(0.6) && {
      phase: random.pick(['Pending', 'Ready', 'Ready', 'Nope']),
    }),
    ...(random.chance(0.6) && {
      conditions: ['Ready', 'Synced']
        .filter(() => random.chance(0.6))
        .map(type => ({ type, status: random.pick(['True', 'False']) })),
    }),
  };
}

function randomJsonPatch(random: RandomSource): object[] {
  return random.pick([
    [{ op: 'add', path: '/spec/size', value: random.below(12) }],
    [{ op: 'remove', path: '/spec/size' }],
    [
      {
        op: 'replace',
        path: '/spec/colour',
        value: random.pick(['red', 'green', 'purple']),
      },
    ],
    [{ op: 'add', path: '/spec/tags/-', value: random.pick(['x', 'y']) }],
    [
      { op: 'test', path: '/spec/colour', value: 'red' },
      { op: 'add', path: '/spec/enabled', value: true },
    ],
    [
      {
        op: 'add',
        path: '/metadata/labels',
        value: { tier: random.pick(['web', 'db']) },
      },
    ],
    [{ op: 'remove', path: '/metadata/finalizers' }],
    [{ op: 'move', from: '/spec/min', path: '/spec/max' }],
    [{ op: 'copy', from: '/spec/size', path: '/spec/min' }],
  ]);
}
