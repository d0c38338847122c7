// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { configMap, gadget, gauge, get, paths, post, put } from './steps';

const { gadgets, gauges, configMaps } = paths;
const version = { rv: 'metadata.resourceVersion' };
const uidOf = { uid: 'metadata.uid' };

export const updateCases: readonly Case[] = [
  {
    name: 'update/replaces the whole',
    steps: [
      post(
        `${gadgets}?fieldManager=t`,
        gadget('a', { size: 2, tags: ['x'] }, { labels: { k: 'v' } }),
        { keep: version },
      ),
      put(
        `${gadgets}/a?fieldManager=t`,
        gadget('a', { size: 3 }, { resourceVersion: '{{rv}}' }),
        { keep: version },
      ),
      put(
        `${gadgets}/a?fieldManager=t`,
        gadget('a', { size: 3 }, { resourceVersion: '{{rv}}' }),
      ),
      put(
        `${gadgets}/a?fieldManager=u`,
        gadget('a', {}, { resourceVersion: '{{rv}}' }),
        { keep: version },
      ),
      put(
        `${gadgets}/a?fieldManager=t`,
        gadget(
          'a',
          {},
          { resourceVersion: '{{rv}}', labels: { only: 'metadata' } },
        ),
      ),
      get(`${gadgets}/a`),
    ],
  },
  {
    name: 'update/versions',
    steps: [
      post(gadgets, gadget('a'), { keep: version }),
      put(`${gadgets}/a`, gadget('a', { size: 2 })),
      put(`${gadgets}/a`, gadget('a', { size: 2 }, { resourceVersion: '1' })),
      put(`${gadgets}/a`, gadget('a', { size: 2 }, { resourceVersion: 'abc' })),
      put(
        `${gadgets}/a`,
        gadget('a', { size: 2 }, { resourceVersion: '{{rv}}' }),
      ),
      put(
        `${gadgets}/a`,
        gadget('a', { size: 3 }, { resourceVersion: '{{rv}}' }),
      ),
      put(`${gadgets}/zzz`, gadget('zzz')),
      put(`${gadgets}/zzz`, gadget('zzz', {}, { resourceVersion: '{{rv}}' })),
    ],
  },
  {
    name: 'update/identity',
    steps: [
      post(gadgets, gadget('a'), { keep: { ...version, ...uidOf } }),
      put(`${gadgets}/a`, gadget('q', {}, { resourceVersion: '{{rv}}' })),
      put(
        `${gadgets}/a`,
        gadget('a', {}, { resourceVersion: '{{rv}}', uid: '123' }),
      ),
      put(
        `${gadgets}/a`,
        gadget('a', {}, { resourceVersion: '{{rv}}', namespace: 'other' }),
      ),
      put(`${gadgets}/a`, {
        ...gadget('a', {}, { resourceVersion: '{{rv}}' }),
        kind: 'Gauge',
      }),
      put(
        `${gadgets}/a`,
        gadget(
          'a',
          {},
          {
            resourceVersion: '{{rv}}',
            uid: '{{uid}}',
            creationTimestamp: '2001-01-01T00:00:00Z',
            generation: 9,
          },
        ),
      ),
      put(`${gadgets}/a`, {
        ...gadget('a'),
        metadata: { resourceVersion: '{{rv}}' },
      }),
      put(gadgets, gadget('a')),
    ],
  },
  {
    name: 'update/core kinds need no version',
    steps: [
      put(`${configMaps}/a`, configMap('a')),
      post(`${configMaps}?fieldManager=t`, configMap('a', { k: '1' }), {
        keep: { ...version, ...uidOf },
      }),
      put(`${configMaps}/a?fieldManager=t`, configMap('a', { k: '2' })),
      put(`${configMaps}/a?fieldManager=t`, configMap('a', { k: '2' })),
      put(
        `${configMaps}/a?fieldManager=t`,
        configMap('a', { k: '3' }, { resourceVersion: '{{rv}}' }),
      ),
      put(
        `${configMaps}/a?fieldManager=t`,
        configMap('a', { k: '3' }, { uid: '123' }),
      ),
      put(`${configMaps}/a?fieldManager=t`, configMap('b', { k: '3' })),
    ],
  },
  {
    name: 'update/dry run',
    steps: [
      post(gadgets, gadget('a'), { keep: version }),
      put(
        `${gadgets}/a?dryRun=All`,
        gadget('a', { size: 5 }, { resourceVersion: '{{rv}}' }),
      ),
      get(`${gadgets}/a`),
      put(
        `${gadgets}/a?dryRun=All`,
        gadget('a', { size: 50 }, { resourceVersion: '{{rv}}' }),
      ),
    ],
  },
  {
    name: 'update/of a kind without status subresource',
    steps: [
      post(gauges, gauge('whole', { spec: { a: 1 }, status: { b: 1 } }), {
        keep: version,
      }),
      put(
        `${gauges}/whole`,
        {
          ...gauge('whole', { spec: { a: 1 }, status: { b: 2 } }),
          metadata: { name: 'whole', resourceVersion: '{{rv}}' },
        },
        { keep: version },
      ),
      put(`${gauges}/whole/status`, gauge('whole')),
      put(`${gauges}/whole`, {
        ...gauge('whole'),
        metadata: {
          name: 'whole',
          resourceVersion: '{{rv}}',
          labels: { a: 'b' },
        },
      }),
    ],
  },
  {
    name: 'update/transition rules',
    steps: [
      post(gadgets, gadget('a', { fixed: 'one' }), { keep: version }),
      put(
        `${gadgets}/a`,
        gadget('a', { fixed: 'two' }, { resourceVersion: '{{rv}}' }),
      ),
      put(
        `${gadgets}/a`,
        gadget('a', { fixed: 'one', size: 2 }, { resourceVersion: '{{rv}}' }),
        { keep: version },
      ),
      put(`${gadgets}/a`, gadget('a', {}, { resourceVersion: '{{rv}}' }), {
        keep: version,
      }),
      put(
        `${gadgets}/a`,
        gadget('a', { fixed: 'three' }, { resourceVersion: '{{rv}}' }),
      ),
    ],
  },
];
