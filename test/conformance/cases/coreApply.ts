// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { apply, configMap, get, mergePatch, paths } from './steps';

const { deployments, services, configMaps, secrets } = paths;
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
const svc = (spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec: { ports: [{ port: 80 }], selector: { a: 'b' }, ...spec },
});
const d = `${deployments}/d`;

/** Applies to built-in kinds, whose lists and maps are owned as their types say. */
export const coreApplyCases: readonly Case[] = [
  {
    name: 'coreApply/deployments',
    steps: [
      apply(d, 'm1', dep({ replicas: 2 })),
      apply(d, 'm2', dep({ replicas: 3 })),
      apply(d, 'm2', dep({ replicas: 3 }), 'force=true'),
      apply(d, 'm2', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        spec: { replicas: 4 },
      }),
      apply(
        d,
        'm1',
        dep({
          template: tmpl({
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
            ports: [{ containerPort: 80 }, { containerPort: 81, name: 'x' }],
            resources: { limits: { cpu: '0.5' } },
          }),
        }),
      ),
      apply(d, 'm3', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        spec: {
          template: {
            spec: {
              containers: [{ name: 'c', env: [{ name: 'C', value: '3' }] }],
            },
          },
        },
      }),
      apply(d, 'm3', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        spec: {
          template: { spec: { containers: [{ name: 'side', image: 's' }] } },
        },
      }),
      apply(d, 'm3', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        spec: {},
      }),
      apply(
        d,
        'm1',
        dep({ template: tmpl({ env: [{ name: 'B', value: '2' }] }) }),
      ),
      apply(d, 'm1', dep({ paused: true, minReadySeconds: 0 })),
      apply(
        d,
        'm1',
        dep({
          template: {
            metadata: { labels: { a: 'b', c: 'd' } },
            spec: {
              containers: [{ name: 'c', image: 'i' }],
              volumes: [{ name: 'v', emptyDir: {} }],
              tolerations: [{ key: 'k', operator: 'Exists' }],
              nodeSelector: { x: 'y' },
            },
          },
        }),
      ),
      apply(d, 'm1', dep({ zz: 1 })),
      apply(d, 'm1', dep({ replicas: 'x' })),
      apply(
        d,
        'm1',
        dep({
          template: tmpl({
            ports: [{ containerPort: 80 }, { containerPort: 80 }],
          }),
        }),
      ),
      apply(d, 'm1', dep({}, { labels: { a: 1 } })),
      apply(d, 'm1', dep({}, { zz: 1 })),
      apply(`${d}/status`, 'st', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        status: {
          replicas: 1,
          conditions: [{ type: 'Available', status: 'True' }],
        },
      }),
      apply(`${d}/status`, 'st2', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'd' },
        status: {
          conditions: [{ type: 'Progressing', status: 'True', reason: 'x' }],
        },
      }),
      mergePatch(d, { spec: { replicas: 0 } }),
      get(d),
      apply(d, 'kubectl', dep({ replicas: 1 })),
      apply(d, 'kubectl', dep({ replicas: 1 }), 'force=true'),
    ],
  },
  {
    name: 'coreApply/services and data',
    steps: [
      apply(`${services}/s`, 'm1', svc()),
      apply(
        `${services}/s`,
        'm2',
        svc({
          ports: [
            { port: 81, name: 'x' },
            { port: 80, name: 'y' },
          ],
        }),
      ),
      apply(
        `${services}/s`,
        'm2',
        svc({
          ports: [
            { port: 81, name: 'x' },
            { port: 80, name: 'y' },
          ],
        }),
        'force=true',
      ),
      apply(
        `${services}/s`,
        'm1',
        svc({ type: 'ClusterIP', sessionAffinity: 'ClientIP' }),
      ),
      apply(`${services}/s`, 'm1', svc({ selector: { c: 'd' } })),
      mergePatch(`${services}/s/status`, {
        status: { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
      }),
      mergePatch(
        `${services}/s`,
        { spec: { type: 'NodePort' } },
        { only: () => 'ports are any' },
      ),
      mergePatch(`${services}/s`, {
        spec: { type: 'ExternalName', externalName: 'x.org' },
      }),
      apply(`${configMaps}/c`, 'm1', configMap('c', { a: '1' })),
      apply(`${configMaps}/c`, 'm2', configMap('c', { b: '2' })),
      apply(`${configMaps}/c`, 'm2', configMap('c', {})),
      apply(`${configMaps}/c`, 'm1', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c' },
      }),
      get(`${configMaps}/c`),
      apply(`${configMaps}/c`, 'm1', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c' },
        data: { n: 1 },
      }),
      apply(`${configMaps}/c`, 'm1', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'c' },
        data: null,
      }),
      apply(`${secrets}/x`, 'm1', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x' },
        stringData: { a: 'b' },
      }),
      apply(`${secrets}/x`, 'm1', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x' },
        stringData: { a: 'c' },
      }),
      apply(`${secrets}/x`, 'm1', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x' },
        data: { z: 'eA==' },
      }),
      get(`${secrets}/x`),
    ],
  },
];
