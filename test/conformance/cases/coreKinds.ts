// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  configMap,
  get,
  mergePatch,
  paths,
  pod,
  post,
  put,
  remove,
} from './steps';

const { configMaps, secrets, pods, services, events, deployments } = paths;
const batch = '/apis/batch/v1/namespaces/{{ns}}';
const template = (
  labels: object,
  containers: object[] = [{ name: 'c', image: 'example/c:1' }],
) => ({
  metadata: { labels },
  spec: { containers },
});
const deployment = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd' },
  spec: {
    selector: { matchLabels: { app: 'd' } },
    template: template({ app: 'd' }),
    ...spec,
  },
});
const secret = (name: string, rest: object) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  ...rest,
});
const service = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's' },
  spec,
});

export const coreKindCases: readonly Case[] = [
  {
    name: 'coreKinds/config maps',
    steps: [
      post(configMaps, configMap('a', { k: 'v' })),
      post(configMaps, configMap('b1', { 'not ok!': 'v' })),
      post(configMaps, configMap('b2', { n: 1 })),
      post(configMaps, { ...configMap('b3'), data: 'x' }),
      post(configMaps, {
        ...configMap('b4', { k: 'v' }),
        binaryData: { k: 'AA==' },
      }),
      post(configMaps, { ...configMap('fixed', { k: 'v' }), immutable: true }),
      mergePatch(`${configMaps}/fixed`, { data: { k: 'w' } }),
      mergePatch(`${configMaps}/fixed`, { immutable: null }),
    ],
  },
  {
    name: 'coreKinds/secrets',
    steps: [
      post(secrets, secret('a', { stringData: { k: 'v' } })),
      post(
        secrets,
        secret('b', { data: { k: 'dg==' }, stringData: { k: 'w' } }),
      ),
      post(secrets, secret('c', { data: { k: 'not base64!' } })),
      mergePatch(`${secrets}/a`, { type: 'Other' }),
      post(
        secrets,
        secret('d', { type: 'kubernetes.io/dockerconfigjson', data: {} }),
      ),
      post(
        secrets,
        secret('e', {
          type: 'kubernetes.io/tls',
          data: { 'tls.crt': '', 'tls.key': '' },
        }),
      ),
      mergePatch(`${secrets}/a`, { stringData: { l: 'x' } }),
    ],
  },
  {
    name: 'coreKinds/pods',
    steps: [
      post(`${pods}?fieldManager=t`, pod('a')),
      post(pods, pod('b5', { containers: [] })),
      post(pods, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b6' } }),
      post(pods, pod('b7', { containers: [{ image: 'x' }] })),
      post(
        pods,
        pod('b8', {
          containers: [
            { name: 'x', image: 'i' },
            { name: 'x', image: 'i' },
          ],
        }),
      ),
      post(pods, pod('b9', { containers: [{ name: 'Bad_Name', image: 'i' }] })),
      mergePatch(`${pods}/a`, {
        spec: { containers: [{ name: 'main', image: 'example/main:2' }] },
      }),
      mergePatch(`${pods}/a`, { metadata: { labels: { a: 'b' } } }),
      get(`${pods}/none/log`),
      post(`${pods}/a/binding`, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: 'a' },
        target: { kind: 'Node', name: 'n1' },
      }),
      get(`${pods}/a`),
      post(`${pods}/a/binding`, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name: 'a' },
        target: { kind: 'Node', name: 'n2' },
      }),
    ],
  },
  {
    name: 'coreKinds/deployments',
    steps: [
      post(`${deployments}?fieldManager=t`, deployment({})),
      mergePatch(`${deployments}/d`, { spec: { replicas: 2 } }),
      mergePatch(`${deployments}/d/status`, {
        status: { replicas: 2, observedGeneration: 2 },
      }),
      mergePatch(`${deployments}/d`, { spec: { replicas: -1 } }),
      mergePatch(`${deployments}/d`, {
        spec: { selector: { matchLabels: { app: 'e' } } },
      }),
      put(`${deployments}/d`, deployment({ replicas: 5 })),
      remove(`${deployments}/d`),
      post(deployments, deployment({ selector: undefined })),
      post(deployments, deployment({ template: template({ app: 'other' }) })),
      post(deployments, deployment({ template: undefined })),
      post(deployments, deployment({ replicas: 'two' })),
    ],
  },
  {
    name: 'coreKinds/scale',
    steps: [
      post(deployments, deployment({ replicas: 1 })),
      get(`${deployments}/d/scale`),
      mergePatch(`${deployments}/d/scale`, { spec: { replicas: 4 } }),
      get(`${deployments}/d`, {
        only: body => JSON.stringify(body).includes('"replicas":4'),
      }),
      get(`${deployments}/none/scale`),
    ],
  },
  {
    name: 'coreKinds/services',
    steps: [
      post(
        `${services}?fieldManager=t`,
        service({ selector: { app: 'x' }, ports: [{ port: 80 }] }),
      ),
      post(services, service({ ports: [] })),
      post(services, {
        ...service({
          clusterIP: 'None',
          ports: [{ port: 80, targetPort: 'web', name: 'web' }],
        }),
        metadata: { name: 'headless' },
      }),
      post(services, {
        ...service({ ports: [{ port: 80 }, { port: 81 }] }),
        metadata: { name: 'unnamed' },
      }),
      post(services, {
        ...service({ ports: [{ port: 0 }] }),
        metadata: { name: 'zero' },
      }),
      mergePatch(`${services}/s`, {
        spec: { ports: [{ port: 81, protocol: 'TCP' }] },
      }),
    ],
  },
  {
    name: 'coreKinds/events',
    steps: [
      post(events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'e1' },
        involvedObject: {
          kind: 'Pod',
          name: 'p',
          namespace: '{{ns}}',
          uid: 'u1',
        },
        reason: 'Started',
        message: 'm',
        type: 'Normal',
      }),
      post(events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'e2' },
        involvedObject: { kind: 'Pod', name: 'q', namespace: '{{ns}}' },
        reason: 'BackOff',
        type: 'Warning',
      }),
      get(
        `${events}?fieldSelector=involvedObject.name%3Dp,involvedObject.kind%3DPod`,
      ),
      get(`${events}?fieldSelector=type%3DWarning`),
      post(events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'e3' },
        involvedObject: { kind: 'Pod', name: 'p', namespace: 'other' },
      }),
    ],
  },
  {
    name: 'coreKinds/jobs',
    steps: [
      post(`${batch}/jobs`, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'j' },
        spec: {
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'c', image: 'i' }],
            },
          },
        },
      }),
      post(`${batch}/jobs`, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'k' },
        spec: {
          template: { spec: { containers: [{ name: 'c', image: 'i' }] } },
        },
      }),
      post(`${batch}/cronjobs`, {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'c' },
        spec: {
          schedule: 'nonsense',
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  restartPolicy: 'Never',
                  containers: [{ name: 'c', image: 'i' }],
                },
              },
            },
          },
        },
      }),
    ],
  },
  {
    name: 'coreKinds/service accounts and leases',
    steps: [
      post('/api/v1/namespaces/{{ns}}/serviceaccounts', {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'sa' },
      }),
      post('/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases', {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name: 'l' },
        spec: { holderIdentity: 'me', leaseDurationSeconds: 15 },
      }),
      mergePatch('/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases/l', {
        spec: { holderIdentity: 'you' },
      }),
      post('/api/v1/namespaces/{{ns}}/serviceaccounts/none/token', {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      }),
    ],
  },
];
