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
  pod,
  post,
  strategicPatch,
} from './steps';

const { gadgets, configMaps, pods, deployments } = paths;
const a = `${gadgets}/a`;
const created = post(
  `${gadgets}?fieldManager=t`,
  gadget(
    'a',
    { size: 2, tags: ['x', 'y'], labels: { k: 'v' } },
    { labels: { app: 'x' } },
  ),
);

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: { app: 'd' } },
    template: {
      metadata: { labels: { app: 'd' } },
      spec: {
        containers: [
          {
            name: 'main',
            image: 'example/main:1',
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
            ports: [{ containerPort: 80 }],
          },
        ],
        tolerations: [{ key: 'k', operator: 'Exists' }],
      },
    },
  },
};
const inTemplate = (spec: object) => ({ spec: { template: { spec } } });

export const patchCases: readonly Case[] = [
  {
    name: 'patch/merge',
    steps: [
      created,
      mergePatch(a, { spec: { size: 3 } }),
      mergePatch(a, { spec: { size: null, tags: ['z'] } }),
      mergePatch(a, {
        spec: { labels: { k: null, l: 'w' } },
        metadata: { labels: { app: null } },
      }),
      mergePatch(a, { metadata: { annotations: { x: 'y' } } }),
      mergePatch(a, {}),
      mergePatch(a, { spec: { labels: { l: 'w' } } }),
      mergePatch(a, { spec: null }),
      mergePatch(a, { spec: { size: 'three' } }),
      mergePatch(a, { metadata: { resourceVersion: '1' } }),
      mergePatch(a, { metadata: { name: 'b' } }),
      mergePatch(a, { metadata: { uid: 'b' } }),
      mergePatch(a, { metadata: { namespace: 'b' } }),
      mergePatch(a, { kind: 'Gauge' }),
      mergePatch(a, { status: { phase: 'Ready' } }),
      mergePatch(`${gadgets}/none`, {}),
      mergePatch(a, '[]'),
      mergePatch(a, '{nope'),
      mergePatch(a, ''),
      mergePatch(gadgets, {}),
    ],
  },
  {
    name: 'patch/merge options',
    steps: [
      created,
      mergePatch(`${a}?dryRun=All`, { spec: { size: 9 } }),
      get(a),
      mergePatch(`${a}?dryRun=Nope`, { spec: { size: 9 } }),
      mergePatch(`${a}?force=true`, { spec: { size: 9 } }),
      mergePatch(`${a}?fieldManager=m`, { spec: { size: 9 } }),
      mergePatch(`${a}?fieldManager=m`, { spec: { size: 9 } }),
    ],
  },
  {
    name: 'patch/merge managedFields',
    steps: [
      created,
      mergePatch(`${a}?fieldManager=m`, { metadata: { managedFields: [{}] } }),
      mergePatch(`${a}?fieldManager=m`, { spec: { size: 4 } }),
      mergePatch(`${a}?fieldManager=m`, { metadata: { managedFields: [] } }),
    ],
  },
  {
    name: 'patch/json',
    steps: [
      created,
      jsonPatch(a, [{ op: 'replace', path: '/spec/size', value: 4 }]),
      jsonPatch(a, [
        { op: 'add', path: '/spec/tags/0', value: 'first' },
        { op: 'add', path: '/spec/tags/-', value: 'last' },
      ]),
      jsonPatch(a, [{ op: 'remove', path: '/spec/tags/1' }]),
      jsonPatch(a, [
        { op: 'test', path: '/spec/size', value: 4 },
        { op: 'replace', path: '/spec/size', value: 5 },
      ]),
      jsonPatch(a, [
        { op: 'copy', from: '/spec/labels/k', path: '/spec/labels/copied' },
      ]),
      jsonPatch(a, [
        { op: 'move', from: '/spec/labels/copied', path: '/spec/labels/moved' },
      ]),
      jsonPatch(a, [
        {
          op: 'add',
          path: '/metadata/annotations',
          value: { 'a/b': 'x', 'c~d': 'y' },
        },
      ]),
      jsonPatch(a, [
        { op: 'remove', path: '/metadata/annotations/a~1b' },
        { op: 'replace', path: '/metadata/annotations/c~0d', value: 'z' },
      ]),
      jsonPatch(a, []),
      jsonPatch(a, [{ op: 'replace', path: '/spec/size', value: 5 }]),
    ],
  },
  {
    name: 'patch/json refused',
    steps: [
      created,
      jsonPatch(a, [{ op: 'test', path: '/spec/size', value: 9 }]),
      jsonPatch(a, [{ op: 'replace', path: '/spec/none', value: 9 }]),
      jsonPatch(a, [{ op: 'replace', path: '/none/none', value: 9 }]),
      jsonPatch(a, [{ op: 'remove', path: '/spec/none' }]),
      jsonPatch(a, [{ op: 'remove', path: '/spec/tags/9' }]),
      jsonPatch(a, [{ op: 'add', path: '/spec/tags/9', value: 'x' }]),
      jsonPatch(a, [{ op: 'turn', path: '/spec/size' }]),
      jsonPatch(a, [{ op: 'replace', path: '/spec/size', value: 11 }]),
      jsonPatch(a, [{ op: 'replace', path: '/metadata/name', value: 'b' }]),
      jsonPatch(a, [
        { op: 'replace', path: '/metadata/resourceVersion', value: '1' },
      ]),
      jsonPatch(a, { op: 'replace' }),
      jsonPatch(a, '{nope'),
      jsonPatch(`${gadgets}/none`, []),
    ],
  },
  {
    name: 'patch/types',
    steps: [
      created,
      strategicPatch(a, { spec: { size: 3 } }),
      mergePatch(a, {}, { type: 'application/json' }),
      mergePatch(a, {}, { type: 'text/plain' }),
      mergePatch(
        a,
        {},
        { type: 'application/merge-patch+json; charset=utf-8' },
      ),
      post(configMaps, configMap('c')),
      mergePatch(`${configMaps}/c`, {}, { type: 'application/json' }),
      mergePatch(`${configMaps}/c`, { data: { a: 'b' } }),
      jsonPatch(`${configMaps}/c`, [
        { op: 'add', path: '/data/c', value: 'd' },
      ]),
      strategicPatch(`${configMaps}/none`, {}),
    ],
  },
  {
    name: 'patch/strategic',
    steps: [
      post(`${deployments}?fieldManager=t`, deployment),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({
          containers: [
            {
              name: 'main',
              env: [
                { name: 'A', value: '9' },
                { name: 'C', value: '3' },
              ],
            },
          ],
        }),
      ),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({ containers: [{ name: 'side', image: 'example/side:1' }] }),
      ),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({
          containers: [
            { name: 'main', env: [{ name: 'B', $patch: 'delete' }] },
          ],
        }),
      ),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({
          '$setElementOrder/containers': [{ name: 'side' }, { name: 'main' }],
          containers: [{ name: 'main', image: 'example/main:2' }],
        }),
      ),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({
          containers: [
            { $patch: 'replace' },
            { name: 'only', image: 'example/only:1' },
          ],
        }),
      ),
      strategicPatch(
        `${deployments}/d?fieldManager=s`,
        inTemplate({ tolerations: [{ key: 'l', operator: 'Exists' }] }),
      ),
      strategicPatch(`${deployments}/d?fieldManager=s`, {
        metadata: { labels: { a: 'b' } },
        spec: { replicas: 3 },
      }),
      strategicPatch(`${deployments}/d?fieldManager=s`, {
        spec: { replicas: null },
      }),
      strategicPatch(`${deployments}/d?fieldManager=s`, {
        spec: { selector: { matchLabels: { app: 'other' } } },
      }),
    ],
  },
  {
    name: 'patch/strategic of lists and maps',
    steps: [
      post(
        configMaps,
        configMap('c', { a: '1', b: '2' }, { finalizers: ['example.org/a'] }),
      ),
      strategicPatch(`${configMaps}/c`, { data: { a: null, c: '3' } }),
      strategicPatch(`${configMaps}/c`, {
        metadata: { finalizers: ['example.org/b'] },
      }),
      strategicPatch(`${configMaps}/c`, {
        metadata: { '$deleteFromPrimitiveList/finalizers': ['example.org/a'] },
      }),
      strategicPatch(`${configMaps}/c`, {
        data: { $patch: 'replace', z: '26' },
      }),
      strategicPatch(`${configMaps}/c`, { data: { $patch: 'delete' } }),
      strategicPatch(`${configMaps}/c`, { data: { a: 1 } }),
      strategicPatch(`${configMaps}/c`, '{nope'),
      strategicPatch(`${configMaps}/c`, { metadata: { finalizers: null } }),
    ],
  },
  {
    name: 'patch/status of a pod',
    steps: [
      post(pods, pod('p')),
      strategicPatch(`${pods}/p/status?fieldManager=kubelet`, {
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      }),
      strategicPatch(`${pods}/p/status?fieldManager=kubelet`, {
        status: {
          conditions: [
            { type: 'Ready', status: 'False' },
            { type: 'Initialized', status: 'True' },
          ],
        },
      }),
      mergePatch(`${pods}/p`, { status: { phase: 'Failed' } }),
    ],
  },
];
