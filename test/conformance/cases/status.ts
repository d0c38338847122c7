// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  gadget,
  gauge,
  get,
  jsonPatch,
  mergePatch,
  paths,
  post,
  put,
  remove,
} from './steps';

const { gadgets, gauges } = paths;
const a = `${gadgets}/a`;
const keepVersion = { rv: 'metadata.resourceVersion' };

export const statusCases: readonly Case[] = [
  {
    name: 'status/written alone',
    steps: [
      post(`${gadgets}?fieldManager=t`, gadget('a')),
      get(`${a}/status`),
      mergePatch(
        `${a}/status?fieldManager=s`,
        {
          spec: { size: 9 },
          status: { phase: 'Pending' },
          metadata: { labels: { x: 'y' } },
        },
        { keep: keepVersion },
      ),
      put(`${a}/status?fieldManager=s`, {
        ...gadget('a', { size: 7 }, { resourceVersion: '{{rv}}' }),
        status: { phase: 'Ready', observedGeneration: 1 },
      }),
      put(`${a}/status`, { ...gadget('a'), status: {} }),
      put(`${a}/status`, {
        ...gadget('a', {}, { resourceVersion: '1' }),
        status: {},
      }),
      mergePatch(`${a}/status?fieldManager=s`, { status: { phase: 'Ready' } }),
      mergePatch(`${a}/status?fieldManager=s`, { status: null }),
      jsonPatch(`${a}/status?fieldManager=s`, [
        { op: 'add', path: '/status', value: { phase: 'Ready' } },
      ]),
    ],
  },
  {
    name: 'status/refused',
    steps: [
      post(gadgets, gadget('a')),
      mergePatch(`${a}/status`, { status: { phase: 'Nope' } }),
      mergePatch(`${a}/status`, { status: { conditions: [{ type: 'x' }] } }),
      mergePatch(`${a}/status`, {
        status: {
          conditions: [
            { type: 'x', status: 'a' },
            { type: 'x', status: 'b' },
          ],
        },
      }),
      mergePatch(`${a}/status`, { status: { unknown: 1 } }),
      mergePatch(`${gadgets}/none/status`, { status: {} }),
      mergePatch(`${a}/nothing`, {}),
      mergePatch(`${a}/scale`, {}),
      get(`${a}/scale`),
      post(`${a}/status`, gadget('a')),
      remove(`${a}/status`),
    ],
  },
  {
    name: 'status/part of a kind without the subresource',
    steps: [
      post(gauges, gauge('statusless', { status: { a: 1 } })),
      get(`${gauges}/statusless/status`),
      mergePatch(`${gauges}/statusless/status`, { status: { a: 2 } }),
      mergePatch(`${gauges}/statusless`, { status: { a: 2 } }),
    ],
  },
];
