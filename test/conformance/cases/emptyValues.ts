// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { apply, gadget, get, jsonPatch, paths, post } from './steps';

const { gadgets } = paths;
const applied = (name: string, spec: object, manager = 'm') =>
  apply(`${gadgets}/${name}`, manager, gadget(name, spec));

/** What is empty or null, and what becomes of it when it is applied again. */
export const emptyValueCases: readonly Case[] = [
  {
    name: 'emptyValues/sets',
    steps: [
      applied('a', { tags: [] }),
      applied('a', { tags: [] }),
      applied('a', { tags: ['x'] }),
      applied('a', { tags: [] }),
      applied('a', { tags: [] }),
      applied('a', { tags: [] }, 'other'),
      get(`${gadgets}/a`),
    ],
  },
  {
    name: 'emptyValues/lists and objects',
    steps: [
      applied('a', { ports: [] }),
      applied('a', { ports: [] }),
      applied('a', { ports: [{ port: 1 }] }),
      applied('a', { ports: [] }),
      applied('a', { ports: [] }),
      applied('a', { labels: {} }),
      applied('a', { labels: {} }),
      applied('a', { settings: {} }),
      applied('a', { settings: {} }),
      applied('a', { steps: [] }),
      applied('a', { steps: [] }),
      get(`${gadgets}/a`),
    ],
  },
  {
    name: 'emptyValues/nulls',
    steps: [
      post(gadgets, gadget('a', { labels: null, tags: null, note: null })),
      jsonPatch(`${gadgets}/a`, [
        { op: 'add', path: '/spec/labels', value: null },
      ]),
      applied('a', { labels: null }),
      applied('b', { labels: null }),
      jsonPatch(`${gadgets}/a/status`, [
        { op: 'add', path: '/status', value: 'x' },
      ]),
      jsonPatch(`${gadgets}/a/status`, [
        { op: 'add', path: '/status', value: { phase: 1 } },
      ]),
    ],
  },
];
