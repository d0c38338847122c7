// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { apply, gadget, get, jsonPatch, paths, post } from './steps';

const { gadgets } = paths;
const applied = (name: string, spec: object, manager = 'm') =>
  apply(`${gadgets}/${name}`, manager, gadget(name, spec));

const group = 'empty-values.example.org';
/** A kind without anything that is required or filled in. */
const boxes = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `boxes.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural: 'boxes', kind: 'Box' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  tags: {
                    type: 'array',
                    'x-kubernetes-list-type': 'set',
                    items: { type: 'string' },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
};
const boxesPath = `/apis/${group}/v1/namespaces/{{ns}}/boxes`;
const appliedBox = (manager: string, spec: object) =>
  apply(`${boxesPath}/a`, manager, {
    apiVersion: `${group}/v1`,
    kind: 'Box',
    metadata: { name: 'a' },
    spec,
  });

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
    name: 'emptyValues/of nobody',
    steps: [
      post(paths.definitions, boxes, { only: () => 'created' }),
      get(boxesPath, { until: status => status === 200, only: () => 'served' }),
      appliedBox('m1', { tags: [] }),
      get(`${boxesPath}/a`),
      appliedBox('m1', { tags: [] }),
      appliedBox('m1', { tags: [] }),
      appliedBox('m1', {}),
      appliedBox('m1', {}),
      appliedBox('m2', { tags: [] }),
      appliedBox('m2', { tags: ['x'] }),
      appliedBox('m2', { tags: [] }),
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
