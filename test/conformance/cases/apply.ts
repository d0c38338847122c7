// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { apply, gadget, get, mergePatch, paths, post } from './steps';

const { gadgets } = paths;
const a = `${gadgets}/a`;
const force = 'force=true';
const only = (spec: object, metadata: object = {}) => ({
  apiVersion: 'conformance.fourplane.dev/v1',
  kind: 'Gadget',
  metadata: { name: 'a', ...metadata },
  spec,
});

export const applyCases: readonly Case[] = [
  {
    name: 'apply/creates, conflicts, takes over',
    steps: [
      apply(a, 'm1', gadget('a', {}, { labels: { k: '1' } })),
      apply(a, 'm1', gadget('a', {}, { labels: { k: '1' } })),
      apply(a, 'm2', gadget('a', {}, { labels: { k: '2' } })),
      apply(a, 'm2', gadget('a', {}, { labels: { k: '2' } }), force),
      apply(a, 'm1', gadget('a')),
      apply(a, 'm2', only({})),
      apply(a, 'm1', only({ size: 4 })),
      get(a),
    ],
  },
  {
    name: 'apply/shared fields',
    steps: [
      apply(a, 'm1', gadget('a', { size: 2, name: 'abc' })),
      apply(a, 'm2', only({ colour: 'red', size: 2 })),
      apply(a, 'm1', gadget('a', { name: 'abc' })),
      apply(a, 'm2', only({ colour: 'red' })),
      apply(a, 'm2', only({ colour: 'green' })),
      apply(a, 'm2', only({ colour: 'green' }), force),
      apply(a, 'm1', gadget('a', { colour: 'green' })),
    ],
  },
  {
    name: 'apply/list maps',
    steps: [
      apply(a, 'm1', gadget('a', { ports: [{ port: 80, title: 'one' }] })),
      apply(
        a,
        'm2',
        only({ ports: [{ port: 81, protocol: 'TCP', title: 'two' }] }),
      ),
      apply(
        a,
        'm2',
        only({ ports: [{ port: 80, protocol: 'TCP', title: 'other' }] }),
      ),
      apply(a, 'm2', only({ ports: [{ port: 82, protocol: 'UDP' }] })),
      apply(a, 'm1', gadget('a')),
      apply(a, 'm2', only({ ports: [{ port: 1 }, { port: 1 }] })),
      apply(a, 'm2', only({ ports: [{ title: 'keyless' }] })),
      apply(a, 'm2', only({ ports: [] })),
    ],
  },
  {
    name: 'apply/sets',
    steps: [
      apply(a, 'm1', gadget('a', { tags: ['x', 'y'] })),
      apply(a, 'm2', only({ tags: ['y', 'z'] })),
      apply(a, 'm1', gadget('a', { tags: ['x'] })),
      apply(a, 'm2', only({ tags: ['z'] })),
      apply(a, 'm2', only({ tags: ['q', 'q'] })),
      apply(a, 'm2', only({})),
    ],
  },
  {
    name: 'apply/atomic lists and maps',
    steps: [
      apply(a, 'm1', gadget('a', { steps: [{ run: 'x' }], point: { x: 1 } })),
      apply(a, 'm2', only({ steps: [{ run: 'y' }] })),
      apply(a, 'm2', only({ point: { y: 1 } })),
      apply(a, 'm2', only({ point: { y: 1 }, steps: [] }), force),
      apply(a, 'm1', gadget('a')),
      apply(a, 'm2', only({})),
    ],
  },
  {
    name: 'apply/granular maps and anything',
    steps: [
      apply(
        a,
        'm1',
        gadget('a', {
          labels: { a: '1' },
          anything: { deep: { one: 1 }, list: [1] },
          settings: { level: 1 },
        }),
      ),
      apply(
        a,
        'm2',
        only({
          labels: { b: '2' },
          anything: { deep: { two: 2 } },
          settings: { mode: 'slow', deep: { on: true } },
        }),
      ),
      apply(
        a,
        'm2',
        only({ labels: { a: '9' }, anything: { deep: { one: 9 }, list: [2] } }),
      ),
      apply(a, 'm1', gadget('a', { labels: {}, anything: {} })),
      apply(a, 'm2', only({ settings: {} })),
      apply(a, 'm2', only({ settings: null, labels: null })),
    ],
  },
  {
    name: 'apply/and updates',
    steps: [
      post(
        `${gadgets}?fieldManager=creator`,
        gadget('a', { size: 2 }, { labels: { k: 'v' } }),
      ),
      apply(a, 'm1', only({ size: 3 })),
      apply(a, 'm1', only({ size: 2 })),
      apply(a, 'm1', only({ size: 3 }), force),
      mergePatch(`${a}?fieldManager=m1`, { spec: { size: 4 } }),
      apply(a, 'm1', only({ size: 3 })),
      apply(a, 'm1', only({ size: 5 }), force),
      mergePatch(`${a}?fieldManager=other`, {
        spec: { size: 6 },
        metadata: { labels: { k: 'w' } },
      }),
      apply(a, 'm1', only({})),
      mergePatch(`${a}?fieldManager=other`, { spec: { size: null } }),
    ],
  },
];
