// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { configMap, gadget, gauge, get, paths, post, project } from './steps';

const { gadgets, gauges, projects, configMaps, namespaces } = paths;
const long = 'x'.repeat(254);
const yaml = 'application/yaml';

export const createCases: readonly Case[] = [
  {
    name: 'create/custom object',
    steps: [
      post(`${gadgets}?fieldManager=t`, gadget('a')),
      post(gadgets, gadget('a')),
      get(`${gadgets}/a`),
      get(`${gadgets}/none`),
      post(
        gadgets,
        gadget(
          'full',
          {
            size: 3,
            name: 'abc',
            ratio: 0.5,
            enabled: true,
            note: null,
            since: '2001-02-03T04:05:06Z',
            quantity: '10%',
            ports: [{ port: 80 }, { port: 80, protocol: 'UDP', title: 'x' }],
            tags: ['a', 'b'],
            steps: [{ run: 'x', retries: 1 }, {}],
            labels: { k: 'v' },
            settings: {},
            point: { x: 1, y: 2 },
            anything: { deep: [1, 'two', { three: null }] },
            min: 1,
            max: 2,
            fixed: 'f',
          },
          { labels: { app: 'x' }, annotations: { note: 'y' } },
        ),
      ),
    ],
  },
  {
    name: 'create/project of the field',
    steps: [
      post(`${projects}?fieldManager=t`, project({ name: 'a' })),
      post(projects, project({ name: 'a' })),
      post(projects, project({ name: 'b' }, { type: { name: 'default' } })),
      post(projects, project({ name: 'c' }, { deploymentPipelineRef: 3 })),
      post(projects, project({ name: 'c' }, { type: { kind: 'Nope' } })),
      post(projects, project({ name: 'c' }, { type: { name: 'Not-Valid' } })),
      post(
        projects,
        project({ name: 'c' }, { deploymentPipelineRef: { name: '' } }),
      ),
    ],
  },
  {
    name: 'create/names',
    steps: [
      post(gadgets, gadget('Bad_Name')),
      post(gadgets, gadget('-bad')),
      post(gadgets, gadget(long)),
      post(gadgets, { ...gadget(''), metadata: {} }),
      post(gadgets, gadget('', {}, { name: undefined, generateName: 'g-' })),
      post(gadgets, gadget('a', {}, { generateName: 'ignored-' })),
      post(gadgets, gadget('dots.are.fine')),
      post(gauges, gauge('UPPER')),
      post(configMaps, configMap('Bad_Name')),
      post(configMaps, configMap('')),
      post(namespaces, { metadata: { name: 'with.dots' } }),
    ],
  },
  {
    name: 'create/places',
    steps: [
      post(
        '/apis/conformance.fourplane.dev/v1/namespaces/missing-namespace/gadgets',
        gadget('a'),
      ),
      post('/api/v1/namespaces/missing-namespace/configmaps', configMap('a')),
      post(gadgets, gadget('a', {}, { namespace: 'elsewhere' })),
      post('/apis/conformance.fourplane.dev/v1/gadgets', gadget('a')),
      post(gauges, {
        ...gauge('places'),
        metadata: { name: 'places', namespace: '{{ns}}' },
      }),
      post(`${gadgets}/x`, gadget('x')),
      post(`${configMaps}/x`, configMap('x')),
    ],
  },
  {
    name: 'create/kinds and versions',
    steps: [
      post(gadgets, { ...gadget('a'), kind: 'Gauge' }),
      post(gadgets, {
        ...gadget('a'),
        apiVersion: 'conformance.fourplane.dev/v9',
      }),
      post(gadgets, { metadata: { name: 'a' }, spec: { colour: 'red' } }),
      post(configMaps, { metadata: { name: 'a' } }),
      post(configMaps, { ...configMap('b'), kind: 'Secret' }),
      post(configMaps, { ...configMap('b'), apiVersion: 'v2' }),
      post(configMaps, {
        ...configMap('b'),
        apiVersion: 'apps/v1',
        kind: 'Deployment',
      }),
    ],
  },
  {
    name: 'create/bodies',
    steps: [
      post(gadgets, '{nope'),
      post(gadgets, ''),
      post(gadgets, '[]'),
      post(gadgets, '"text"'),
      post(gadgets, 'null'),
      post(configMaps, '{nope'),
      post(configMaps, ''),
      post(gadgets, gadget('a'), { type: 'text/plain' }),
      post(gadgets, gadget('a'), { type: 'application/xml' }),
      post(configMaps, configMap('a'), { type: 'text/plain' }),
    ],
  },
  {
    name: 'create/yaml',
    steps: [
      post(
        gadgets,
        'apiVersion: conformance.fourplane.dev/v1\nkind: Gadget\nmetadata:\n  name: y\n  annotations: {a: "y"}\nspec:\n  colour: red\n  size: 0x5\n',
        { type: yaml },
      ),
      post(
        gadgets,
        'apiVersion: conformance.fourplane.dev/v1\nkind: Gadget\nmetadata:\n  name: yes-it-is\nspec: {colour: red, enabled: yes, name: "on"}\n',
        { type: yaml },
      ),
      post(gadgets, 'a: [1', { type: yaml }),
      post(
        configMaps,
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\ndata: {a: b}\n',
        { type: yaml },
      ),
      post(
        configMaps,
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: z}\ndata: {a: 1}\n',
        { type: yaml },
      ),
      get(`${configMaps}/y`, {
        accept: yaml,
        only: body => String(body).split('\n').slice(0, 4),
      }),
    ],
  },
  {
    name: 'create/answers in other forms',
    steps: [
      post(gadgets, gadget('a')),
      get(`${gadgets}/a`, { accept: 'text/html' }),
      get(`${gadgets}/a`, { accept: '*/*' }),
      get(`${gadgets}/a`, { accept: 'application/*' }),
      get(`${gadgets}/a`, { accept: 'text/html,application/json;q=0.1' }),
      get(`${gadgets}/a?pretty=true`),
    ],
  },
];
