// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { get, jsonPatch, mergePatch, paths, post, put } from './steps';

const { deployments } = paths;
const tmpl = (container: object = {}) => ({
  metadata: { labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', image: 'i', ...container }] },
});
const dep = (spec: object = {}, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd', ...metadata },
  spec: { selector: { matchLabels: { a: 'b' } }, template: tmpl(), ...spec },
});
const d = `${deployments}/d`;

/** Built-in kinds as they are changed. */
export const coreUpdateCases: readonly Case[] = [
  {
    name: 'coreLife/updates',
    steps: [
      put(d, dep()),
      post(deployments, dep()),
      get(d, { keep: { rv: 'metadata.resourceVersion', uid: 'metadata.uid' } }),
      put(
        d,
        dep({ replicas: 2 }, { resourceVersion: '{{rv}}', uid: '{{uid}}' }),
      ),
      put(d, dep({ replicas: 3 }, { resourceVersion: '{{rv}}' })),
      put(`${d}/status`, {
        ...dep(),
        status: { replicas: 0, observedGeneration: 1 },
      }),
      jsonPatch(d, [{ op: 'replace', path: '/spec/replicas', value: 5 }]),
      jsonPatch(d, [{ op: 'remove', path: '/spec/template' }]),
      mergePatch(`${d}?fieldValidation=Warn`, {
        spec: { zz: 1, template: { spec: { zz: 2 } } },
      }),
    ],
  },
];
