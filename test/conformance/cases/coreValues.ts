// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { selector, tried } from './coreValueSteps';
import { mergePatch, paths, post, put } from './steps';

const { configMaps, secrets, services, events } = paths;
const rbac = '/apis/rbac.authorization.k8s.io/v1';
const roles = `${rbac}/namespaces/{{ns}}/roles`;
const roleBindings = `${rbac}/namespaces/{{ns}}/rolebindings`;
const leases = '/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases';
const triedService = (spec: object) => tried(services, { spec });

/** Values of built-in kinds that are no workloads. */
export const coreValueCases: readonly Case[] = [
  {
    name: 'coreValues/services',
    steps: [
      triedService({
        ports: [
          { port: 80, name: 'A' },
          { port: 81, name: 'b' },
        ],
      }),
      triedService({
        ports: [
          { port: 80, name: 'a' },
          { port: 80, name: 'b' },
        ],
      }),
      triedService({ ports: [{ port: 80, protocol: 'X' }] }),
      triedService({ ports: [{ port: 80, targetPort: 'Bad_Name!' }] }),
      triedService({ type: 'X', ports: [{ port: 80 }] }),
      triedService({ sessionAffinity: 'X', ports: [{ port: 80 }] }),
      triedService({ selector: { 'bad key': 'x' }, ports: [{ port: 80 }] }),
      triedService({ type: 'ExternalName' }),
      triedService({ type: 'ExternalName', externalName: 'example.org' }),
      triedService({ ports: [{ port: 80, nodePort: 30000 }] }),
      triedService({
        clusterIP: 'None',
        selector: { a: 'b' },
        ports: [{ port: 80 }],
      }),
      tried(services, {}, { name: 'A.b' }),
      post(services, {
        metadata: { name: 's' },
        spec: { ports: [{ port: 80 }] },
      }),
      mergePatch(`${services}/s`, { spec: { clusterIP: '10.96.9.9' } }),
      mergePatch(`${services}/s`, { spec: { clusterIP: null } }),
      put(`${services}/s`, {
        metadata: { name: 's' },
        spec: { ports: [{ port: 81 }] },
      }),
    ],
  },
  {
    name: 'coreValues/data',
    steps: [
      tried(configMaps, { data: { '': 'x' } }),
      tried(configMaps, { data: { '..': 'x', 'a b': 'y' } }),
      tried(configMaps, { data: {} }),
      tried(configMaps, {}, { labels: { 'a b': 'c d' } }),
      tried(secrets, { data: { 'a b': 'eA==' } }),
      tried(secrets, { type: 'kubernetes.io/tls', data: {} }),
      tried(secrets, { type: 'kubernetes.io/basic-auth' }),
      tried(secrets, { type: 'kubernetes.io/ssh-auth' }),
      tried(secrets, { type: 'kubernetes.io/service-account-token' }),
      tried(secrets, { type: 'kubernetes.io/dockercfg' }),
      post(secrets, {
        metadata: { name: 's' },
        immutable: true,
        data: { a: 'eA==' },
      }),
      mergePatch(`${secrets}/s`, { data: { a: 'eQ==' } }),
      mergePatch(`${secrets}/s`, { immutable: null, type: 'X' }),
      tried(events, { involvedObject: {} }),
      tried(events, { involvedObject: { namespace: '{{ns}}' } }),
      tried(leases, {
        spec: { leaseDurationSeconds: 0, leaseTransitions: -1 },
      }),
      tried(leases, {
        spec: { holderIdentity: '', renewTime: '2026-01-01T00:00:00.000000Z' },
      }),
      tried('/api/v1/namespaces/{{ns}}/serviceaccounts', {}, { name: 'Bad_' }),
      tried('/api/v1/namespaces/{{ns}}/persistentvolumeclaims', { spec: {} }),
    ],
  },
  {
    name: 'coreValues/roles',
    steps: [
      tried(roles, { rules: [{}] }),
      tried(roles, { rules: [{ verbs: ['get'] }] }),
      tried(roles, { rules: [{ verbs: ['get'], apiGroups: [''] }] }),
      tried(roles, { rules: [{ verbs: ['get'], nonResourceURLs: ['/x'] }] }),
      tried(roles, {}),
      tried(`${rbac}/clusterroles`, {
        rules: [
          {
            verbs: ['get'],
            nonResourceURLs: ['/x'],
            apiGroups: [''],
            resources: ['p'],
          },
        ],
      }),
      tried(`${rbac}/clusterroles`, { aggregationRule: {} }),
      tried(roleBindings, {}),
      tried(roleBindings, {
        roleRef: { kind: 'X', name: 'r', apiGroup: 'y' },
      }),
      tried(roleBindings, {
        roleRef: { kind: 'Role', name: 'r' },
        subjects: [
          { kind: 'User' },
          { kind: 'X', name: 'x' },
          { kind: 'ServiceAccount', name: 'Bad_', namespace: 'n' },
          { kind: 'User', name: 'u', apiGroup: 'x' },
        ],
      }),
      tried(`${rbac}/clusterrolebindings`, {
        roleRef: { kind: 'Role', name: 'r' },
      }),
      post(roleBindings, {
        metadata: { name: 'b' },
        roleRef: { kind: 'Role', name: 'r' },
        subjects: [{ kind: 'User', name: 'u' }],
      }),
      mergePatch(`${roleBindings}/b`, { roleRef: { name: 'q' } }),
    ],
  },
  {
    name: 'coreValues/network and scaling',
    steps: [
      ...[
        {},
        { podSelector: {}, policyTypes: ['X'] },
        { podSelector: {}, ingress: [{ from: [{}] }] },
        {
          podSelector: {},
          ingress: [{ ports: [{ port: 0, protocol: 'X' }] }],
        },
        { podSelector: {}, egress: [{ ports: [{ port: 80 }] }] },
      ].map(spec =>
        tried('/apis/networking.k8s.io/v1/namespaces/{{ns}}/networkpolicies', {
          spec,
        }),
      ),
      ...[
        {},
        { rules: [{ http: { paths: [{ path: '/', backend: {} }] } }] },
        { rules: [{ host: 'Bad_', http: { paths: [] } }] },
        { defaultBackend: { service: { name: 's', port: { number: 80 } } } },
      ].map(spec =>
        tried('/apis/networking.k8s.io/v1/namespaces/{{ns}}/ingresses', {
          spec,
        }),
      ),
      ...[
        {},
        {
          scaleTargetRef: { kind: 'D', name: 'd', apiVersion: 'apps/v1' },
          minReplicas: 5,
          maxReplicas: 3,
        },
        {
          scaleTargetRef: { kind: 'D', name: 'd', apiVersion: 'apps/v1' },
          maxReplicas: 3,
        },
      ].map(spec =>
        tried(
          '/apis/autoscaling/v2/namespaces/{{ns}}/horizontalpodautoscalers',
          { spec },
        ),
      ),
      ...[
        { minAvailable: -1, selector },
        { minAvailable: 'x%' },
        { minAvailable: 1, selector },
      ].map(spec =>
        tried('/apis/policy/v1/namespaces/{{ns}}/poddisruptionbudgets', {
          spec,
        }),
      ),
    ],
  },
];
