// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  apply,
  gadget,
  get,
  mergePatch,
  open,
  paths,
  post,
  remove,
  take,
} from './steps';

const { gadgets, configMaps } = paths;
const a = `${gadgets}/a`;
const start = get(gadgets, { keep: { rv: 'metadata.resourceVersion' } });
const sentinel = post(gadgets, gadget('end'));
const untilEnd = { untilName: 'end' };
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const partial = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io';

export const watchCases: readonly Case[] = [
  {
    name: 'watch/changes',
    steps: [
      start,
      open('w', `${gadgets}?resourceVersion={{rv}}`),
      post(gadgets, gadget('a')),
      mergePatch(a, { spec: { size: 2 } }),
      mergePatch(a, { spec: { size: 2 } }),
      mergePatch(`${a}/status`, { status: { phase: 'Ready' } }),
      apply(a, 'm', gadget('a')),
      remove(a),
      sentinel,
      take('w', untilEnd),
    ],
  },
  {
    name: 'watch/resumed',
    steps: [
      start,
      post(gadgets, gadget('a'), {
        keep: { first: 'metadata.resourceVersion' },
      }),
      mergePatch(a, { spec: { size: 2 } }),
      post(gadgets, gadget('b')),
      remove(`${gadgets}/b`),
      open('all', `${gadgets}?resourceVersion={{rv}}`),
      open('later', `${gadgets}?resourceVersion={{first}}`),
      sentinel,
      take('all', untilEnd),
      take('later', untilEnd),
    ],
  },
  {
    name: 'watch/from nothing and from any',
    steps: [
      post(gadgets, gadget('a')),
      post(gadgets, gadget('b')),
      open('unset', gadgets),
      open('zero', `${gadgets}?resourceVersion=0`),
      take('unset', 2),
      take('zero', 2),
      sentinel,
      take('unset', 1),
      take('zero', 1),
    ],
  },
  {
    name: 'watch/selectors',
    steps: [
      start,
      open('app', `${gadgets}?resourceVersion={{rv}}&labelSelector=app%3Dx`),
      open(
        'name',
        `${gadgets}?resourceVersion={{rv}}&fieldSelector=metadata.name%3Da`,
      ),
      post(gadgets, gadget('a')),
      mergePatch(a, { metadata: { labels: { app: 'x' } } }),
      mergePatch(a, { spec: { size: 3 } }),
      mergePatch(a, { metadata: { labels: { app: 'y' } } }),
      mergePatch(a, { metadata: { labels: { app: 'x' } } }),
      remove(a),
      post(gadgets, gadget('end', {}, { labels: { app: 'x' } })),
      take('app', untilEnd),
      take('name', 6),
    ],
  },
  {
    name: 'watch/finalizers',
    steps: [
      start,
      open('w', `${gadgets}?resourceVersion={{rv}}`),
      post(gadgets, gadget('a', {}, { finalizers: ['example.org/f'] })),
      remove(a),
      mergePatch(a, { metadata: { finalizers: null } }),
      sentinel,
      take('w', untilEnd),
    ],
  },
  {
    name: 'watch/initial events',
    steps: [
      post(gadgets, gadget('a')),
      post(gadgets, gadget('b')),
      open(
        'w',
        `${gadgets}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
      ),
      take('w', 3),
      sentinel,
      take('w', untilEnd),
      open(
        'zero',
        `${gadgets}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=0&labelSelector=none`,
      ),
      take('zero', 1),
      start,
      open(
        'later',
        `${gadgets}?sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion={{rv}}`,
      ),
      post(gadgets, gadget('later')),
      take('later', 1),
    ],
  },
  {
    name: 'watch/refused',
    steps: [
      open('w', `${gadgets}?sendInitialEvents=true`),
      open('w', `${gadgets}?sendInitialEvents=true&resourceVersionMatch=Exact`),
      open('w', `${gadgets}?resourceVersionMatch=NotOlderThan`),
      open('w', `${gadgets}?resourceVersion=abc`),
      open('w', `${gadgets}?labelSelector=a%20b`),
      open('w', `${gadgets}?fieldSelector=spec.x%3Dy`),
      open('w', `${gadgets}?timeoutSeconds=x`),
      open(
        'w',
        `${gadgets}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&limit=1`,
      ),
      open('w', '/apis/conformance.fourplane.dev/v1/things'),
    ],
  },
  {
    name: 'watch/too old a version',
    steps: [open('w', `${gadgets}?resourceVersion=1`), take('w', 'end')],
  },
  {
    name: 'watch/timeout with bookmark',
    steps: [
      post(gadgets, gadget('a')),
      start,
      open('w', `${gadgets}?resourceVersion={{rv}}&timeoutSeconds=1`),
      take('w', 'end'),
    ],
  },
  {
    name: 'watch/one object by its path',
    steps: [
      post(gadgets, gadget('a')),
      start,
      open('w', `${a}?resourceVersion={{rv}}`),
      post(gadgets, gadget('b')),
      mergePatch(a, { spec: { size: 5 } }),
      take('w', 1),
    ],
  },
  {
    name: 'watch/as tables and as metadata',
    steps: [
      start,
      open('table', `${gadgets}?resourceVersion={{rv}}`, { accept: table }),
      open('partial', `${gadgets}?resourceVersion={{rv}}`, { accept: partial }),
      post(gadgets, gadget('a')),
      post(gadgets, gadget('b')),
      take('table', 2),
      take('partial', 2),
    ],
  },
  {
    name: 'watch/core kinds',
    steps: [
      get(configMaps, { keep: { rv: 'metadata.resourceVersion' } }),
      open('w', `${configMaps}?resourceVersion={{rv}}`),
      post(configMaps, { metadata: { name: 'a' } }),
      mergePatch(`${configMaps}/a`, { data: { k: 'v' } }),
      remove(`${configMaps}/a`),
      take('w', 3),
    ],
  },
];
