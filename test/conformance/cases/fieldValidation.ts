// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  configMap,
  gadget,
  get,
  jsonPatch,
  mergePatch,
  paths,
  post,
  put,
} from './steps';

const { gadgets, configMaps, deployments } = paths;
const strict = 'fieldValidation=Strict';
const twice =
  '{"apiVersion":"conformance.fourplane.dev/v1","kind":"Gadget","metadata":{"name":"a","name":"b"},"spec":{"colour":"red"}}';
const twiceDeep =
  '{"apiVersion":"conformance.fourplane.dev/v1","kind":"Gadget","metadata":{"name":"t"},"spec":{"colour":"red","colour":"green","unknown":1}}';
const twiceCore =
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"t"},"data":{"a":"1","a":"2"},"nothing":1}';

export const fieldValidationCases: readonly Case[] = [
  {
    name: 'fieldValidation/creating',
    steps: [
      post(`${gadgets}?${strict}`, gadget('a', { unknown: 1 })),
      post(`${gadgets}?${strict}`, {
        ...gadget('a', { unknown: 1, settings: { other: 2 } }),
        extra: true,
      }),
      post(`${gadgets}?${strict}`, gadget('a', {}, { unknown: 1 })),
      post(
        `${gadgets}?${strict}`,
        gadget('a', {
          steps: [{ run: 'x', nope: 1 }],
          ports: [{ port: 1, nope: 2 }],
        }),
      ),
      post(
        `${gadgets}?fieldValidation=Warn`,
        gadget('warned', { unknown: 1, settings: { other: 2 } }),
      ),
      post(gadgets, gadget('default', { unknown: 1 })),
      post(
        `${gadgets}?fieldValidation=Ignore`,
        gadget('ignored', { unknown: 1 }),
      ),
      post(`${gadgets}?fieldValidation=Loose`, gadget('a')),
      post(`${gadgets}?${strict}`, gadget('a', { anything: { unknown: 1 } })),
    ],
  },
  {
    name: 'fieldValidation/the same field twice',
    steps: [
      post(`${gadgets}?${strict}`, twice),
      post(`${gadgets}?${strict}`, twiceDeep),
      post(`${gadgets}?fieldValidation=Warn`, twiceDeep),
      post(`${configMaps}?${strict}`, twiceCore),
      post(`${configMaps}?fieldValidation=Warn`, twiceCore),
    ],
  },
  {
    name: 'fieldValidation/core kinds',
    steps: [
      post(`${configMaps}?${strict}`, { ...configMap('a'), unknown: 1 }),
      post(`${configMaps}?fieldValidation=Warn`, {
        ...configMap('a'),
        unknown: 1,
      }),
      post(configMaps, { ...configMap('b'), unknown: 1 }),
      post(`${deployments}?${strict}`, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        spec: {
          replica: 1,
          selector: { matchLabels: { a: 'b' } },
          template: {
            metadata: { labels: { a: 'b' } },
            spec: {
              containers: [{ name: 'c', image: 'i', imagePullPolice: 'x' }],
            },
          },
        },
      }),
    ],
  },
  {
    name: 'fieldValidation/changing',
    steps: [
      post(gadgets, gadget('a'), { keep: { rv: 'metadata.resourceVersion' } }),
      put(
        `${gadgets}/a?${strict}`,
        gadget('a', { unknown: 1 }, { resourceVersion: '{{rv}}' }),
      ),
      mergePatch(`${gadgets}/a?${strict}`, { spec: { unknown: 1 } }),
      mergePatch(`${gadgets}/a?fieldValidation=Warn`, {
        spec: { unknown: 1, size: 3 },
      }),
      mergePatch(`${gadgets}/a`, { spec: { unknown: 1, size: 4 } }),
      jsonPatch(`${gadgets}/a?${strict}`, [
        { op: 'add', path: '/spec/unknown', value: 1 },
      ]),
      mergePatch(`${gadgets}/a?${strict}`, '{"spec":{"size":5,"size":6}}'),
      get(`${gadgets}/a`),
    ],
  },
];
