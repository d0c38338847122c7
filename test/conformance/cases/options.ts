// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import {
  configMap,
  get,
  mergePatch,
  paths,
  post,
  put,
  remove,
  strategicPatch,
} from './steps';

const { configMaps, deployments } = paths;
const one = `${configMaps}/a`;
const apps = '/apis/apps/v1';
const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const deployment = {
  metadata: { name: 'd' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: { containers: [{ name: 'c', image: 'i' }] },
    },
  },
};
const scale = `${deployments}/d/scale`;
const strategic = (body: unknown) =>
  strategicPatch(`${deployments}/d?dryRun=All&fieldValidation=Strict`, body);
const containers = (...list: unknown[]) => ({
  spec: { template: { spec: { containers: list } } },
});

/** Options of requests, paths that lead nowhere and parts of objects. */
export const optionCases: readonly Case[] = [
  {
    name: 'options/deletes',
    steps: [
      post(configMaps, configMap('a')),
      remove(one, { gracePeriodSeconds: 'x' }),
      remove(one, { preconditions: 'x' }),
      remove(one, { dryRun: 'All' }),
      remove(one, { kind: 'Pod', apiVersion: 'v1' }),
      remove(one, []),
      remove(one, { orphanDependents: true, propagationPolicy: 'Background' }),
      remove(one, { dryRun: ['Some'] }),
      remove(one, {
        kind: 'DeleteOptions',
        apiVersion: 'apps/v1',
        dryRun: ['All'],
      }),
      remove(`${configMaps}?gracePeriodSeconds=x`),
      remove(`${configMaps}?limit=x`),
      remove(`${configMaps}?fieldSelector=zz%3Dy`),
      remove(`${one}?orphanDependents=true&propagationPolicy=Orphan`),
    ],
  },
  {
    name: 'options/reads',
    steps: [
      post(configMaps, configMap('a')),
      get(`${configMaps}?timeoutSeconds=x`),
      get(`${configMaps}?resourceVersion=-1`),
      get(`${configMaps}?fieldSelector=a`),
      get(`${configMaps}?continue=x`),
      get(`${one}?resourceVersion=0`, { only: () => 'found' }),
      get('/apis/batch/v1/namespaces/{{ns}}/jobs?fieldSelector=data.x%3Dy'),
      get(`${deployments}?fieldSelector=data.x%3Dy`),
      get('/api/v1/nodes?fieldSelector=data.x%3Dy'),
      get(`${configMaps}/none`, { accept: 'application/yaml' }),
    ],
  },
  {
    name: 'options/nowhere',
    steps: [
      get('/api/v1/things/x'),
      get('/api/v1/namespaces/{{ns}}/things'),
      get(`${apps}/things`),
      get('/apis/apps/v9'),
      get('/apis/nothing.example.org/v1/things'),
      get('/apis/conformance.fourplane.dev/v1/things'),
      get('/apis/conformance.fourplane.dev/v9/gadgets'),
      get('/api/v1/pods/x'),
      get('/api/v1/namespaces/{{ns}}/nodes'),
      get('/apis/conformance.fourplane.dev/v1/gadgets/x'),
      post('/api/v1/namespaces/{{ns}}/things', {}),
      put(configMaps, {}),
      post(`${configMaps}/a`, {}),
      post('/api/v1/pods', {}),
      get(`${configMaps}/a/status`),
      get(`${configMaps}/a/nope`),
      post(`${configMaps}/a/nope`, {}),
      post(reviews, {}),
      post(reviews, {
        spec: { resourceAttributes: {}, nonResourceAttributes: {} },
      }),
      post(reviews, { spec: 'x' }),
      post(reviews, { kind: 'Pod', apiVersion: 'v1' }),
      get(reviews),
    ],
  },
  {
    name: 'options/scale',
    steps: [
      post(deployments, deployment),
      get(scale, { keep: { rv: 'metadata.resourceVersion' } }),
      mergePatch(scale, { spec: { replicas: 3 } }),
      get(`${deployments}/d`),
      put(scale, {
        metadata: { name: 'd', resourceVersion: '{{rv}}' },
        spec: { replicas: 4 },
      }),
      put(scale, { metadata: { name: 'd' }, spec: { replicas: 5 } }),
      put(scale, { metadata: { name: 'x' }, spec: { replicas: 5 } }),
      put(scale, {
        kind: 'Scale',
        apiVersion: 'apps/v1',
        metadata: { name: 'd' },
      }),
      mergePatch(scale, { spec: { replicas: -1 } }),
      strategicPatch(scale, { spec: { replicas: 7 } }),
      mergePatch(`${scale}?dryRun=All`, { spec: { replicas: 9 } }),
      get(scale),
      remove(scale),
      post(scale, {}),
    ],
  },
  {
    name: 'options/strategic patches that do not fit',
    steps: [
      post(deployments, deployment),
      strategic({ spec: { replicas: 'x' } }),
      strategic({ spec: { replicas: 1.5 } }),
      strategic({ spec: 'x' }),
      strategic(containers('x')),
      strategic(containers({ image: 'x' })),
      strategic(containers({ name: 'c', image: 1 })),
      strategic(containers({ name: 'c', args: [1] })),
      strategic({ spec: { template: { spec: { containers: 'x' } } } }),
      strategic({ spec: { paused: 'x' } }),
      strategic({ metadata: { labels: 'x' } }),
      strategic({ zz: 1 }),
      strategic({ spec: { zz: 1 } }),
      strategic('[]'),
      strategic('null'),
      strategic(''),
    ],
  },
];
