// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  apply,
  applyRaw,
  configMap,
  gadget,
  gauge,
  get,
  paths,
  put,
  remove,
} from './steps';

const { gadgets, gauges, configMaps, deployments } = paths;
const a = `${gadgets}/a`;
const force = 'force=true';
const only = (spec: object, metadata: object = {}) => ({
  apiVersion: 'conformance.fourplane.dev/v1',
  kind: 'Gadget',
  metadata: { name: 'a', ...metadata },
  spec,
});

/** What apply refuses, and how it treats metadata, status and other kinds. */
export const applyOptionCases: readonly Case[] = [
  {
    name: 'apply/refused',
    steps: [
      applyRaw(a, gadget('a')),
      apply(a, 'm1', gadget('b')),
      apply(a, 'm1', { ...gadget('a'), metadata: {} }),
      apply(a, 'm1', gadget('a', {}, { managedFields: [{}] })),
      apply(a, 'm1', gadget('a', {}, { namespace: 'other' })),
      apply(a, 'm1', { ...gadget('a'), kind: 'Gauge' }),
      apply(a, 'm1', {
        ...gadget('a'),
        apiVersion: 'conformance.fourplane.dev/v9',
      }),
      apply(a, 'm1', { metadata: { name: 'a' }, spec: { colour: 'red' } }),
      apply(a, 'm1', gadget('a', { size: 11 })),
      apply(a, 'm1', gadget('a', { size: 'x' })),
      apply(a, 'm1', only({})),
      apply(a, 'm1', gadget('a', { unknown: 1 })),
      apply(a, 'm1', gadget('a', {}, { resourceVersion: '5' })),
      apply(a, 'm1', gadget('a', {}, { uid: '5' })),
      apply(a, 'm1', '{nope'),
      apply(a, 'm1', 'just text'),
      apply(a, 'm1', ''),
      apply(a, 'm'.repeat(129), gadget('a')),
      apply(gadgets, 'm1', gadget('a')),
      apply(
        '/apis/conformance.fourplane.dev/v1/namespaces/missing-namespace/gadgets/a',
        'm1',
        gadget('a'),
      ),
    ],
  },
  {
    name: 'apply/strict and warnings',
    steps: [
      apply(a, 'm1', gadget('a', { unknown: 1 }), 'fieldValidation=Strict'),
      apply(a, 'm1', gadget('a', { unknown: 1 }), 'fieldValidation=Warn'),
      apply(a, 'm1', gadget('a', { unknown: 1 }), 'fieldValidation=Ignore'),
      apply(
        a,
        'm1',
        'apiVersion: conformance.fourplane.dev/v1\nkind: Gadget\nmetadata: {name: a}\nspec: {colour: red, colour: green}\n',
        'fieldValidation=Strict',
      ),
      get(a),
    ],
  },
  {
    name: 'apply/dry run and versions',
    steps: [
      apply(a, 'm1', gadget('a'), 'dryRun=All'),
      get(a),
      {
        ...apply(a, 'm1', gadget('a')),
        keep: { rv: 'metadata.resourceVersion', uid: 'metadata.uid' },
      },
      apply(a, 'm1', gadget('a', { size: 3 }), 'dryRun=All'),
      apply(a, 'm1', gadget('a', { size: 3 }, { resourceVersion: '{{rv}}' })),
      apply(a, 'm1', gadget('a', { size: 4 }, { resourceVersion: '{{rv}}' })),
      apply(a, 'm1', gadget('a', { size: 4 }, { uid: '{{uid}}' })),
      apply(a, 'm1', gadget('a', { size: 4 }, { uid: 'other' })),
    ],
  },
  {
    name: 'apply/metadata',
    steps: [
      apply(
        a,
        'm1',
        gadget(
          'a',
          {},
          {
            labels: { x: '1' },
            annotations: { y: '2' },
            finalizers: ['example.org/a'],
          },
        ),
      ),
      apply(
        a,
        'm2',
        only({}, { finalizers: ['example.org/b'], annotations: { z: '3' } }),
      ),
      apply(a, 'm1', gadget('a', {}, { finalizers: ['example.org/c'] })),
      apply(a, 'm1', gadget('a')),
      apply(a, 'm2', only({})),
      apply(a, 'm2', only({}, { creationTimestamp: null, generation: 9 })),
      remove(a),
      apply(a, 'm2', gadget('a')),
    ],
  },
  {
    name: 'apply/status',
    steps: [
      apply(a, 'm1', gadget('a')),
      apply(`${a}/status`, 's1', {
        ...only({}),
        spec: undefined,
        status: {
          phase: 'Ready',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      }),
      apply(`${a}/status`, 's2', {
        ...only({}),
        spec: undefined,
        status: { conditions: [{ type: 'Synced', status: 'True' }] },
      }),
      apply(`${a}/status`, 's2', {
        ...only({}),
        spec: undefined,
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      }),
      apply(`${a}/status`, 's1', { ...only({}), spec: undefined, status: {} }),
      apply(a, 'm1', {
        ...gadget('a', { size: 2 }),
        status: { phase: 'Pending' },
      }),
      apply(`${gadgets}/none/status`, 's1', { ...gadget('none'), status: {} }),
    ],
  },
  {
    name: 'apply/core kinds',
    steps: [
      apply(`${configMaps}/c`, 'm1', configMap('c', { a: '1' })),
      apply(`${configMaps}/c`, 'm2', configMap('c', { a: '2', b: '2' })),
      apply(`${configMaps}/c`, 'm2', configMap('c', { a: '2', b: '2' }), force),
      apply(`${configMaps}/c`, 'm1', configMap('c', {})),
      apply(`${configMaps}/c`, 'm1', { ...configMap('c'), data: { a: 1 } }),
      apply(`${configMaps}/c`, 'm1', { ...configMap('c'), unknown: 1 }),
      put(`${configMaps}/c?fieldManager=u`, configMap('c', { z: '26' })),
    ],
  },
  {
    name: 'apply/deployments',
    steps: [
      apply(
        `${deployments}/d`,
        'm1',
        deploymentOf([
          {
            name: 'main',
            image: 'example/main:1',
            env: [{ name: 'A', value: '1' }],
          },
        ]),
      ),
      apply(
        `${deployments}/d`,
        'm2',
        deploymentOf([
          { name: 'main', env: [{ name: 'B', value: '2' }] },
          { name: 'side', image: 'example/side:1' },
        ]),
      ),
      apply(
        `${deployments}/d`,
        'm2',
        deploymentOf([{ name: 'main', image: 'example/main:2' }]),
      ),
      apply(
        `${deployments}/d`,
        'm1',
        deploymentOf([
          {
            name: 'main',
            image: 'example/main:1',
            ports: [{ containerPort: 80 }],
          },
        ]),
      ),
      get(`${deployments}/d`),
    ],
  },
  {
    name: 'apply/kind of any content',
    steps: [
      apply(
        `${gauges}/applied`,
        'm1',
        gauge('applied', {
          spec: { a: { b: 1 }, list: [{ x: 1 }] },
          status: { c: 1 },
        }),
      ),
      apply(
        `${gauges}/applied`,
        'm2',
        gauge('applied', { spec: { a: { d: 1 } }, status: { e: 1 } }),
      ),
      apply(
        `${gauges}/applied`,
        'm2',
        gauge('applied', { spec: { list: [{ y: 1 }] } }),
      ),
      apply(
        `${gauges}/applied`,
        'm1',
        gauge('applied', { spec: { a: { b: 2 } } }),
      ),
    ],
  },
];
function deploymentOf(containers: object[]): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd' },
    spec: {
      selector: { matchLabels: { app: 'd' } },
      template: { metadata: { labels: { app: 'd' } }, spec: { containers } },
    },
  };
}
