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
} from './steps';

const { gadgets, configMaps, gauges } = paths;
const review = '/apis/authorization.k8s.io/v1';
const rbac = '/apis/rbac.authorization.k8s.io/v1';

const accessReview = (attributes: object) => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  spec: { resourceAttributes: attributes },
});

const isAllowed = (_status: number, body: unknown) =>
  JSON.stringify(body).includes('"allowed":true');

export const accessCases: readonly Case[] = [
  {
    name: 'access/without a token',
    steps: [
      get(gadgets, { as: 'nobody' }),
      get(`${gadgets}/a`, { as: 'nobody' }),
      get('/api/v1/nodes', { as: 'nobody' }),
      get('/version', { as: 'nobody', only: () => 'answered' }),
      get('/readyz', { as: 'nobody' }),
      get('/metrics', { as: 'nobody' }),
      post(configMaps, configMap('a'), { as: 'nobody' }),
    ],
  },
  {
    name: 'access/with a forged token',
    steps: [
      get(gadgets, { as: 'forged' }),
      get('/version', { as: 'forged' }),
      get('/nothing', { as: 'forged' }),
      post(gadgets, gadget('a'), { as: 'forged' }),
    ],
  },
  {
    name: 'access/of a viewer',
    steps: [
      post(gadgets, gadget('a')),
      get(gadgets, { as: 'viewer', only: () => 'answered' }),
      post(gadgets, gadget('b'), { as: 'viewer' }),
      put(`${gadgets}/a`, gadget('a'), { as: 'viewer' }),
      mergePatch(`${gadgets}/a`, {}, { as: 'viewer' }),
      mergePatch(`${gadgets}/a/status`, {}, { as: 'viewer' }),
      remove(`${gadgets}/a`, undefined, { as: 'viewer' }),
      remove(gadgets, undefined, { as: 'viewer' }),
      post(gauges, {}, { as: 'viewer' }),
      remove('/api/v1/namespaces/{{ns}}', undefined, { as: 'viewer' }),
    ],
  },
  {
    name: 'access/of nobody special',
    steps: [
      get(gadgets, { as: 'none' }),
      get(gauges, { as: 'none' }),
      get(`${gauges}/a`, { as: 'none' }),
      get('/apis/conformance.fourplane.dev/v1/gadgets', { as: 'none' }),
      get(`${gadgets}?watch=true`, { as: 'none' }),
      get('/api/v1/namespaces/{{ns}}/pods/a/log', { as: 'none' }),
      get('/metrics', { as: 'none' }),
      get('/apis', { as: 'none', only: () => 'answered' }),
      get('/openapi/v3', { as: 'none', only: () => 'answered' }),
      get('/apis/nothing.example.org/v1/namespaces/{{ns}}/things', {
        as: 'none',
      }),
      get('/logs/a', { as: 'none' }),
    ],
  },
  {
    name: 'access/reviews of oneself',
    steps: [
      post(
        `${review}/selfsubjectaccessreviews`,
        accessReview({ namespace: '{{ns}}', verb: 'create', resource: 'pods' }),
      ),
      post(
        `${review}/selfsubjectaccessreviews`,
        accessReview({ namespace: '{{ns}}', verb: 'create', resource: 'pods' }),
        { as: 'none' },
      ),
      post(
        `${review}/selfsubjectaccessreviews`,
        accessReview({
          namespace: '{{ns}}',
          verb: 'list',
          group: 'openchoreo.dev',
          resource: 'projects',
        }),
        {
          as: 'viewer',
          only: body => JSON.stringify(body).includes('"allowed":true'),
        },
      ),
      post(`${review}/selfsubjectaccessreviews`, {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {},
      }),
      post(
        `${review}/selfsubjectaccessreviews`,
        accessReview({ verb: 'get' }),
        { as: 'nobody' },
      ),
      post(
        '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
        { as: 'nobody' },
      ),
    ],
  },
  {
    name: 'access/given by a role',
    steps: [
      post(`${rbac}/namespaces/{{ns}}/roles`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'reader' },
        rules: [
          {
            apiGroups: [''],
            resources: ['configmaps'],
            verbs: ['get', 'list'],
            resourceNames: ['a'],
          },
          {
            apiGroups: ['conformance.fourplane.dev'],
            resources: ['gadgets', 'gadgets/status'],
            verbs: ['*'],
          },
        ],
      }),
      post(`${rbac}/namespaces/{{ns}}/rolebindings`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'reader' },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Role',
          name: 'reader',
        },
        subjects: [
          { kind: 'User', name: 'none', apiGroup: 'rbac.authorization.k8s.io' },
        ],
      }),
      post(
        `${review}/selfsubjectaccessreviews`,
        accessReview({
          namespace: '{{ns}}',
          verb: 'create',
          group: 'conformance.fourplane.dev',
          resource: 'gadgets',
        }),
        { as: 'none', until: isAllowed, only: () => 'allowed' },
      ),
      post(gadgets, gadget('a'), { as: 'none' }),
      mergePatch(
        `${gadgets}/a/status`,
        { status: { phase: 'Ready' } },
        { as: 'none' },
      ),
      post(configMaps, configMap('a')),
      get(`${configMaps}/a`, { as: 'none' }),
      get(`${configMaps}/b`, { as: 'none' }),
      get(configMaps, { as: 'none' }),
      post(configMaps, configMap('c'), { as: 'none' }),
    ],
  },
  {
    name: 'access/a role that gives nothing',
    steps: [
      post(`${rbac}/namespaces/{{ns}}/roles`, {
        metadata: { name: 'empty' },
        rules: [{ apiGroups: [''], resources: ['pods'] }],
      }),
      post(`${rbac}/namespaces/{{ns}}/rolebindings`, {
        metadata: { name: 'empty' },
        subjects: [],
      }),
    ],
  },
];
