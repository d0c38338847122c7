// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  configMap,
  gadget,
  get,
  mergePatch,
  paths,
  post,
  put,
  remove,
  untilGone,
} from './steps';

const { namespaces } = paths;
const inside = (name: string) =>
  `/apis/conformance.fourplane.dev/v1/namespaces/${name}/gadgets`;
const isTerminating = (_status: number, body: unknown) =>
  JSON.stringify(body).includes('"Terminating"');

export const namespaceCases: readonly Case[] = [
  {
    name: 'namespaces/life',
    steps: [
      post(`${namespaces}?fieldManager=t`, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'conformance-life', labels: { a: 'b' } },
      }),
      post(namespaces, { metadata: { name: 'conformance-life' } }),
      get(`${namespaces}/conformance-life`),
      mergePatch(`${namespaces}/conformance-life`, {
        metadata: { labels: { a: null, c: 'd' } },
      }),
      post(
        inside('conformance-life'),
        gadget('a', {}, { finalizers: ['example.org/f'] }),
      ),
      post('/api/v1/namespaces/conformance-life/configmaps', configMap('c')),
      remove(`${namespaces}/conformance-life`, undefined, {
        only: () => 'accepted',
      }),
      get(`${namespaces}/conformance-life`, {
        until: isTerminating,
        only: () => 'terminating',
      }),
      post(inside('conformance-life'), gadget('late')),
      post('/api/v1/namespaces/conformance-life/configmaps', configMap('late')),
      post(namespaces, { metadata: { name: 'conformance-life' } }),
      untilGone('/api/v1/namespaces/conformance-life/configmaps/c'),
      get(`${inside('conformance-life')}/a`, {
        until: (_status, body) =>
          JSON.stringify(body).includes('deletionTimestamp'),
      }),
      mergePatch(`${inside('conformance-life')}/a`, {
        metadata: { finalizers: null },
      }),
      untilGone(`${namespaces}/conformance-life`),
      post(inside('conformance-life'), gadget('too-late')),
    ],
  },
  {
    name: 'namespaces/refused',
    steps: [
      get(`${namespaces}/none`),
      remove(`${namespaces}/none`),
      remove(`${namespaces}/default`),
      remove(`${namespaces}/kube-system`),
      post(namespaces, { metadata: { name: 'x'.repeat(64) } }),
      post(namespaces, { metadata: { generateName: 'generated-' } }),
      put(`${namespaces}/{{ns}}`, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'other' },
      }),
      post(`${namespaces}?dryRun=All`, {
        metadata: { name: 'conformance-dry' },
      }),
      get(`${namespaces}/conformance-dry`),
    ],
  },
];
