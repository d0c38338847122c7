// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { container, selector, template, tried } from './coreValueSteps';
import { mergePatch, paths, post } from './steps';

const { secrets, pods, events, deployments } = paths;
const leases = '/apis/coordination.k8s.io/v1/namespaces/{{ns}}/leases';
const triedPod = (spec: object) => tried(pods, { spec });
const triedContainer = (rest: object) =>
  triedPod({ containers: [{ ...container, ...rest }] });
const triedDeployment = (spec: object) =>
  tried(deployments, { spec: { selector, template, ...spec } });

/** Values of pods: of what type they are, what they may be, and what is filled in. */
export const podValueCases: readonly Case[] = [
  {
    name: 'coreValues/types',
    steps: [
      triedPod({ containers: 'x' }),
      triedPod({ containers: ['x'] }),
      triedContainer({ ports: [{ containerPort: 'x' }] }),
      triedContainer({ ports: [{ containerPort: 1.5 }] }),
      triedContainer({ ports: 'x' }),
      triedContainer({ args: [1] }),
      triedContainer({ args: 'a' }),
      triedContainer({ env: [{ name: 'a', value: 1 }] }),
      triedContainer({ resources: { limits: { cpu: 'x' } } }),
      triedContainer({ resources: 'x' }),
      triedContainer({ tty: 'x' }),
      triedPod({ containers: [container], nodeSelector: { a: 1 } }),
      tried(pods, { spec: 'x' }),
      post(pods, { metadata: 'x' }),
      tried(pods, {}, { ownerReferences: [{ name: 1 }] }),
      tried(pods, {}, { finalizers: 'x' }),
      tried(pods, {}, { creationTimestamp: 'x' }),
      tried(pods, {}, { creationTimestamp: 1 }),
      tried(events, { eventTime: 'x' }),
      tried(events, { count: 'x' }),
      tried(secrets, { data: { a: 1 } }),
      tried(secrets, { data: 'x' }),
      tried(secrets, { data: { a: 'abc' } }),
      triedDeployment({ strategy: { rollingUpdate: { maxSurge: true } } }),
      triedDeployment({ replicas: 3_000_000_000 }),
      tried(leases, { spec: { renewTime: 'x' } }),
    ],
  },
  {
    name: 'coreValues/pods',
    steps: [
      triedContainer({ image: undefined }),
      triedContainer({ image: ' i' }),
      triedContainer({ imagePullPolicy: 'x', terminationMessagePolicy: 'y' }),
      triedContainer({ ports: [{ containerPort: 0 }] }),
      triedContainer({
        ports: [
          { containerPort: 70000, protocol: 'X', name: 'Toolongaportname' },
        ],
      }),
      triedContainer({
        ports: [
          { containerPort: 80, name: 'a' },
          { containerPort: 81, name: 'a' },
        ],
      }),
      triedContainer({
        env: [
          { name: '' },
          { name: 'a=b' },
          {
            name: 'x',
            value: 'y',
            valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
          },
          { name: 'z', valueFrom: {} },
        ],
      }),
      triedContainer({
        env: [
          { name: 'q', valueFrom: { secretKeyRef: { name: '', key: '' } } },
        ],
      }),
      triedContainer({ envFrom: [{ configMapRef: { name: '' } }, {}] }),
      triedContainer({ volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
      triedPod({
        containers: [container],
        volumes: [
          { name: 'v', emptyDir: {} },
          { name: 'v', emptyDir: {} },
        ],
      }),
      triedPod({
        containers: [container],
        volumes: [
          { name: 'Bad_', emptyDir: {}, secret: { secretName: 'x' } },
          { name: 'w', configMap: {} },
          { name: 's', secret: {} },
          { name: 'p', persistentVolumeClaim: {} },
          { name: 'h', hostPath: { path: '' } },
        ],
      }),
      triedPod({
        containers: [container],
        restartPolicy: 'Sometimes',
        dnsPolicy: 'x',
      }),
      triedPod({ containers: [container], activeDeadlineSeconds: 0 }),
      triedContainer({
        resources: { limits: { cpu: '1' }, requests: { cpu: '2' } },
      }),
      triedContainer({ resources: { requests: { cpu: '-1' } } }),
      triedContainer({ livenessProbe: { httpGet: { port: 0 } } }),
      triedContainer({ livenessProbe: {} }),
      triedContainer({
        livenessProbe: { exec: { command: ['x'] }, httpGet: { port: 80 } },
      }),
      triedContainer({
        livenessProbe: {
          exec: { command: [] },
          periodSeconds: -1,
          successThreshold: 2,
        },
      }),
      triedPod({ containers: [container], initContainers: [container] }),
      triedPod({
        containers: [container],
        nodeName: 'Bad_',
        serviceAccountName: 'Bad_',
        hostname: 'Bad_',
      }),
      triedPod({
        containers: [container],
        nodeSelector: { 'bad key': 'x y' },
        tolerations: [
          { operator: 'Exists', value: 'x' },
          { key: 'a', operator: 'Q' },
        ],
      }),
      triedPod({ containers: [container], imagePullSecrets: [{ name: '' }] }),
      triedPod({ containers: [container], securityContext: { runAsUser: -1 } }),
    ],
  },
  {
    name: 'coreValues/pods as they are filled in',
    steps: [
      tried(`${pods}`, {
        spec: {
          hostNetwork: false,
          containers: [
            {
              ...container,
              tty: false,
              env: [
                {
                  name: 'a',
                  valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
                },
              ],
              livenessProbe: { httpGet: { port: 80 } },
              ports: [{ containerPort: 80 }],
              resources: { limits: { cpu: '0.5', memory: '1024Mi' } },
              volumeMounts: [{ name: 'v', mountPath: '/v' }],
            },
          ],
          volumes: [
            { name: 'v' },
            { name: 's', secret: { secretName: 'x' } },
            { name: 'c', configMap: { name: 'x' } },
            { name: 'h', hostPath: { path: '/x' } },
            {
              name: 'd',
              projected: { sources: [{ configMap: { name: 'x' } }] },
            },
          ],
        },
      }),
      post(pods, {
        metadata: { name: 'p' },
        spec: { containers: [container] },
      }),
      mergePatch(`${pods}/p`, { spec: { activeDeadlineSeconds: 5 } }),
      mergePatch(`${pods}/p/status`, {
        status: {
          phase: 'Running',
          containerStatuses: [
            {
              name: 'c',
              image: 'i',
              imageID: '',
              ready: false,
              restartCount: 0,
              state: { running: {} },
            },
          ],
        },
      }),
    ],
  },
];
