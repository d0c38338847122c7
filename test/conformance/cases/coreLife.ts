// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  apply,
  get,
  mergePatch,
  paths,
  pod,
  post,
  remove,
  strategicPatch,
  untilGone,
} from './steps';

const { pods, definitions, events } = paths;
/** Built-in kinds from their creation to their end. */
export const coreLifeCases: readonly Case[] = [
  {
    name: 'coreLife/pods',
    steps: [
      apply(`${pods}/p`, 'm1', pod('p')),
      apply(`${pods}/p`, 'm2', pod('p', {}, { labels: { x: 'y' } })),
      post(`${pods}/p/binding`, {
        metadata: { name: 'p' },
        target: { name: 'n1' },
      }),
      post(`${pods}/p/binding`, { target: { name: 'n1' } }),
      post(`${pods}/none/binding`, {
        metadata: { name: 'none' },
        target: { name: 'n1' },
      }),
      mergePatch(`${pods}/p/status`, {
        status: {
          phase: 'Running',
          podIP: '10.0.0.1',
          podIPs: [{ ip: '10.0.0.1' }],
          startTime: '2026-01-01T01:00:00+01:00',
        },
      }),
      strategicPatch(`${pods}/p/status`, {
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              lastTransitionTime: '2026-01-01T00:00:00Z',
            },
          ],
          containerStatuses: [
            {
              name: 'main',
              ready: true,
              restartCount: 0,
              image: 'i',
              imageID: '',
              state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
            },
          ],
        },
      }),
      post(`${pods}/p/eviction`, {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name: 'p' },
      }),
      get(`${pods}/p`),
      remove(`${pods}/p`, { gracePeriodSeconds: 5 }),
      remove(`${pods}/p`, { gracePeriodSeconds: 60 }),
      remove(`${pods}/p`),
      mergePatch(`${pods}/p`, { metadata: { labels: { z: 'z' } } }),
      remove(`${pods}/p`, { gracePeriodSeconds: 0 }),
      get(`${pods}/p`),
      post(
        pods,
        pod('f', { nodeName: 'n1' }, { finalizers: ['example.org/f'] }),
      ),
      remove(`${pods}/f`, { gracePeriodSeconds: 1 }),
      remove(`${pods}/f?gracePeriodSeconds=0`),
      mergePatch(`${pods}/f`, { metadata: { finalizers: null } }),
      get(`${pods}/f`),
      post(pods, pod('g', { nodeName: 'n1' })),
      mergePatch(`${pods}/g/status`, { status: { phase: 'Succeeded' } }),
      remove(`${pods}/g`),
      get(`${pods}/g`),
      post(pods, pod('h', { nodeName: 'n1' })),
      remove(`${pods}/h?dryRun=All`),
      remove(pods),
      get(`${pods}/h`),
    ],
  },
  {
    name: 'coreLife/definitions',
    steps: [
      post(definitions, {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'explores.core-life.example.org' },
        spec: {
          group: 'core-life.example.org',
          scope: 'Namespaced',
          names: { plural: 'explores', kind: 'Explore' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              subresources: {
                status: {},
                scale: {
                  specReplicasPath: '.spec.replicas',
                  statusReplicasPath: '.status.replicas',
                  labelSelectorPath: '.status.selector',
                },
              },
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: {
                    spec: {
                      type: 'object',
                      properties: { replicas: { type: 'integer' } },
                    },
                    status: {
                      type: 'object',
                      properties: {
                        replicas: { type: 'integer' },
                        selector: { type: 'string' },
                      },
                    },
                  },
                },
              },
            },
          ],
        },
      }),
      get(`${definitions}/explores.core-life.example.org`, {
        until: (_s, b) => JSON.stringify(b).includes('InitialNamesAccepted'),
      }),
      get('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores', {
        until: s => s === 200,
        only: () => 'y',
      }),
      post('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores', {
        apiVersion: 'core-life.example.org/v1',
        kind: 'Explore',
        metadata: { name: 'e' },
        spec: { replicas: 1 },
      }),
      get('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e/scale'),
      mergePatch(
        '/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e/scale',
        {
          spec: { replicas: 2 },
        },
      ),
      get('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e'),
      strategicPatch(
        '/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e/scale',
        { spec: { replicas: 3 } },
      ),
      mergePatch(
        '/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e/status',
        {
          status: { replicas: 2, selector: 'a=b' },
        },
      ),
      get('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/e/scale'),
      post('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores', {
        apiVersion: 'core-life.example.org/v1',
        kind: 'Explore',
        metadata: { name: 'f' },
      }),
      get('/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/f/scale'),
      mergePatch(
        '/apis/core-life.example.org/v1/namespaces/{{ns}}/explores/f/scale',
        {
          spec: { replicas: 2 },
        },
      ),
      remove(`${definitions}/explores.core-life.example.org`),
      untilGone(`${definitions}/explores.core-life.example.org`),
    ],
  },
  {
    name: 'coreLife/others',
    steps: [
      post('/api/v1/nodes', {
        metadata: { name: 'core-life' },
        status: { capacity: { cpu: '2', memory: '4096Mi' } },
      }),
      mergePatch('/api/v1/nodes/core-life/status', {
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          nodeInfo: { kubeletVersion: 'x' },
        },
      }),
      mergePatch('/api/v1/nodes/core-life', { spec: { unschedulable: true } }),
      remove('/api/v1/nodes/core-life'),
      post('/api/v1/namespaces', {
        metadata: { name: 'x-{{ns}}', labels: { a: 'b' } },
      }),
      mergePatch('/api/v1/namespaces/x-{{ns}}', {
        metadata: { labels: { a: null } },
      }),
      mergePatch('/api/v1/namespaces/x-{{ns}}', {
        metadata: { labels: { 'kubernetes.io/metadata.name': 'x' } },
      }),
      apply('/api/v1/namespaces/x-{{ns}}', 'm', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'x-{{ns}}', labels: { q: 'r' } },
      }),
      mergePatch('/api/v1/namespaces/x-{{ns}}', { spec: { finalizers: [] } }),
      post('/api/v1/namespaces/{{ns}}/serviceaccounts', {
        metadata: { name: 'sa' },
        automountServiceAccountToken: false,
        secrets: [{ name: 'x' }],
      }),
      post(events, {
        metadata: { generateName: 'e-' },
        involvedObject: { namespace: '{{ns}}', kind: 'Pod', name: 'x' },
        firstTimestamp: '2026-01-01T00:00:00Z',
        count: 1,
        source: { component: 'c' },
      }),
      post('/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases', {
        metadata: { name: 'l' },
        spec: { renewTime: '2026-01-01T00:00:00.5Z' },
      }),
      post('/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases', {
        metadata: { name: 'l' },
        spec: {
          renewTime: '2026-01-01T00:00:00.123456Z',
          leaseDurationSeconds: 10,
        },
      }),
      post('/apis/discovery.k8s.io/v1/namespaces/{{ns}}/endpointslices', {
        metadata: { name: 'e' },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true } }],
        ports: [{ port: 80 }],
      }),
      post('/api/v1/namespaces/{{ns}}/endpoints', {
        metadata: { name: 'e' },
        subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }],
      }),
      post('/apis/rbac.authorization.k8s.io/v1/namespaces/{{ns}}/roles', {
        metadata: { name: 'r' },
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      }),
      mergePatch(
        '/apis/rbac.authorization.k8s.io/v1/namespaces/{{ns}}/roles/r',
        { rules: [] },
      ),
      mergePatch(
        '/apis/rbac.authorization.k8s.io/v1/namespaces/{{ns}}/roles/r',
        { rules: null },
      ),
      post('/apis/batch/v1/namespaces/{{ns}}/cronjobs', {
        metadata: { name: 'c' },
        spec: {
          schedule: '* * * * *',
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
      mergePatch('/apis/batch/v1/namespaces/{{ns}}/cronjobs/c', {
        spec: { suspend: true },
      }),
      mergePatch('/apis/batch/v1/namespaces/{{ns}}/cronjobs/c/status', {
        status: {
          lastScheduleTime: '2026-01-01T00:00:00Z',
          active: [{ kind: 'Job', name: 'x' }],
        },
      }),
    ],
  },
];
