// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  configMap,
  gadget,
  get,
  mergePatch,
  paths,
  pod,
  post,
  put,
  remove,
  untilGone,
} from './steps';

const { gadgets, configMaps, pods } = paths;
const a = `${gadgets}/a`;
const finalizer = { finalizers: ['example.org/f'] };
const keepUid = {
  keep: { uid: 'metadata.uid', rv: 'metadata.resourceVersion' },
};
const options = (rest: object) => ({
  apiVersion: 'v1',
  kind: 'DeleteOptions',
  ...rest,
});
const ownedBy = (name: string) => ({
  ownerReferences: [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      uid: '{{uid}}',
      blockOwnerDeletion: true,
    },
  ],
});

// whose owner is nobody: a collector that has ended it has seen everything that was made before it
const untilCollectorHasSeen = [
  post(
    gadgets,
    gadget(
      'lost',
      {},
      {
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            name: 'nobody',
            uid: '00000000-0000-4000-8000-000000000000',
          },
        ],
      },
    ),
  ),
  untilGone(`${gadgets}/lost`),
];

export const deleteCases: readonly Case[] = [
  {
    name: 'delete/plain',
    steps: [
      post(gadgets, gadget('a')),
      remove(a),
      get(a),
      remove(a),
      post(gadgets, gadget('a')),
      remove(`${a}?dryRun=All`),
      get(a),
      remove(a, options({ dryRun: ['All'] })),
      remove(a, options({ dryRun: ['Nope'] })),
      remove(a, options({ gracePeriodSeconds: 0 })),
      post(configMaps, configMap('c')),
      remove(`${configMaps}/c`),
      remove(`${configMaps}/c`),
    ],
  },
  {
    name: 'delete/preconditions',
    steps: [
      post(gadgets, gadget('a'), keepUid),
      remove(a, options({ preconditions: { uid: 'zz' } })),
      remove(a, options({ preconditions: { resourceVersion: '1' } })),
      remove(
        a,
        options({
          preconditions: { uid: '{{uid}}', resourceVersion: '{{rv}}' },
        }),
      ),
      post(configMaps, configMap('c')),
      remove(`${configMaps}/c`, options({ preconditions: { uid: 'zz' } })),
    ],
  },
  {
    name: 'delete/options refused',
    steps: [
      post(gadgets, gadget('a')),
      post(gadgets, gadget('other')),
      remove(a, '{nope'),
      remove(`${gadgets}/other`, {
        kind: 'Gadget',
        apiVersion: 'conformance.fourplane.dev/v1',
      }),
      remove(a, options({ propagationPolicy: 'Sideways' })),
      remove(
        a,
        options({ propagationPolicy: 'Orphan', orphanDependents: true }),
      ),
      remove(`${a}?propagationPolicy=Sideways`),
      remove(`${a}?gracePeriodSeconds=x`),
      remove(a, options({ unknown: 1 })),
    ],
  },
  {
    name: 'delete/finalizers',
    steps: [
      post(`${gadgets}?fieldManager=t`, gadget('a', {}, finalizer)),
      remove(a),
      remove(a),
      mergePatch(a, {
        metadata: { finalizers: ['example.org/f', 'example.org/g'] },
      }),
      mergePatch(a, { spec: { size: 4 } }),
      mergePatch(a, { metadata: { labels: { still: 'here' } } }),
      mergePatch(`${a}/status`, { status: { phase: 'Ready' } }),
      post(gadgets, gadget('a')),
      mergePatch(a, { metadata: { deletionTimestamp: null } }),
      mergePatch(a, { metadata: { finalizers: null } }),
      get(a),
    ],
  },
  {
    name: 'delete/finalizers removed by replacing',
    steps: [
      post(gadgets, gadget('a', {}, finalizer)),
      remove(a, undefined, { keep: { rv: 'metadata.resourceVersion' } }),
      put(a, gadget('a', {}, { resourceVersion: '{{rv}}' })),
      get(a),
    ],
  },
  {
    name: 'delete/collection',
    steps: [
      remove(gadgets),
      post(gadgets, gadget('a', {}, { labels: { app: 'x' } })),
      post(gadgets, gadget('b', {}, { labels: { app: 'y' } })),
      post(gadgets, gadget('c', {}, { labels: { app: 'y' }, ...finalizer })),
      remove(`${gadgets}?dryRun=All`),
      remove(`${gadgets}?labelSelector=app%3Dy`),
      get(gadgets),
      remove(`${gadgets}?fieldSelector=metadata.name%3Da`),
      remove(`${gadgets}?labelSelector=a%20b`),
      mergePatch(`${gadgets}/c`, { metadata: { finalizers: [] } }),
      remove(gadgets),
      remove('/api/v1/namespaces?dryRun=All'),
    ],
  },
  {
    name: 'delete/in the background',
    steps: [
      post(configMaps, configMap('owner'), keepUid),
      post(gadgets, gadget('a', {}, ownedBy('owner'))),
      post(gadgets, gadget('free')),
      remove(
        `${configMaps}/owner`,
        options({ propagationPolicy: 'Background' }),
      ),
      untilGone(a),
      get(`${gadgets}/free`),
    ],
  },
  {
    name: 'delete/in the foreground',
    steps: [
      post(configMaps, configMap('owner'), keepUid),
      post(gadgets, gadget('a', {}, { ...ownedBy('owner'), ...finalizer })),
      ...untilCollectorHasSeen,
      remove(`${configMaps}/owner?propagationPolicy=Foreground`),
      get(a, {
        until: (_status, body) =>
          JSON.stringify(body).includes('deletionTimestamp'),
      }),
      get(`${configMaps}/owner`),
      mergePatch(a, { metadata: { finalizers: null } }),
      untilGone(`${configMaps}/owner`),
    ],
  },
  {
    name: 'delete/leaving orphans',
    steps: [
      post(configMaps, configMap('owner'), keepUid),
      post(gadgets, gadget('a', {}, ownedBy('owner'))),
      ...untilCollectorHasSeen,
      remove(`${configMaps}/owner`, options({ propagationPolicy: 'Orphan' })),
      untilGone(`${configMaps}/owner`),
      get(a),
    ],
  },
  {
    name: 'delete/pods',
    steps: [
      post(pods, pod('p')),
      remove(`${pods}/p`),
      untilGone(`${pods}/p`),
      post(pods, pod('q')),
      remove(`${pods}/q?gracePeriodSeconds=0`),
      untilGone(`${pods}/q`),
      post(pods, pod('bound', { nodeName: 'n1' })),
      remove(`${pods}/bound`),
      get(`${pods}/bound`),
      remove(`${pods}/bound`, options({ gracePeriodSeconds: 0 })),
      get(`${pods}/bound`),
    ],
  },
];
