// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { container, selector, template, tried } from './coreValueSteps';
import { mergePatch, paths, post } from './steps';

const { deployments } = paths;
const apps = '/apis/apps/v1/namespaces/{{ns}}';
const batch = '/apis/batch/v1/namespaces/{{ns}}';
const ending = {
  spec: { restartPolicy: 'Never', containers: [container] },
};
const triedDeployment = (spec: object) =>
  tried(deployments, { spec: { selector, template, ...spec } });
const triedJob = (spec: object) =>
  tried(`${batch}/jobs`, { spec: { template: ending, ...spec } });
const triedCronJob = (spec: object) =>
  tried(`${batch}/cronjobs`, {
    spec: {
      schedule: '* * * * *',
      jobTemplate: { spec: { template: ending } },
      ...spec,
    },
  });

/** Values of what makes pods. */
export const workloadValueCases: readonly Case[] = [
  {
    name: 'coreValues/workloads',
    steps: [
      triedDeployment({
        replicas: -1,
        minReadySeconds: -1,
        revisionHistoryLimit: -1,
        progressDeadlineSeconds: 0,
      }),
      triedDeployment({ progressDeadlineSeconds: 5, minReadySeconds: 10 }),
      triedDeployment({ strategy: { type: 'X' } }),
      triedDeployment({ strategy: { type: 'Recreate' } }),
      triedDeployment({
        strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } },
      }),
      triedDeployment({
        strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
      }),
      triedDeployment({
        strategy: { rollingUpdate: { maxSurge: 'x%', maxUnavailable: -1 } },
      }),
      triedDeployment({ selector: {} }),
      triedDeployment({ selector: { matchLabels: { 'bad key': 'b' } } }),
      triedDeployment({
        selector: { matchExpressions: [{ key: 'a', operator: 'X' }] },
      }),
      triedDeployment({
        template: {
          metadata: { labels: { a: 'b', 'bad key': 'x' } },
          spec: { containers: [container] },
        },
      }),
      triedDeployment({
        template: {
          ...template,
          spec: { containers: [container], restartPolicy: 'Never' },
        },
      }),
      tried(`${apps}/statefulsets`, { spec: {} }),
      tried(`${apps}/statefulsets`, {
        spec: {
          selector,
          template,
          serviceName: 's',
          volumeClaimTemplates: [
            {
              metadata: { name: 'v' },
              spec: {
                accessModes: ['ReadWriteOnce'],
                resources: { requests: { storage: '1024Mi' } },
              },
            },
          ],
        },
      }),
      tried(`${apps}/daemonsets`, { spec: { selector, template } }),
      tried(`${apps}/replicasets`, { spec: { selector, template } }),
      tried(`${apps}/replicasets`, { spec: {} }),
      post(`${apps}/statefulsets`, {
        metadata: { name: 's' },
        spec: { selector, template, serviceName: 's' },
      }),
      mergePatch(`${apps}/statefulsets/s`, { spec: { serviceName: 't' } }),
      post(deployments, {
        metadata: { name: 'd' },
        spec: { selector, template },
      }),
      mergePatch(`${deployments}/d/status`, {
        status: { replicas: 0, readyReplicas: 0, observedGeneration: 1 },
      }),
      mergePatch(`${deployments}/d/status`, {
        status: {
          replicas: 1,
          readyReplicas: 2,
          availableReplicas: 3,
          updatedReplicas: 4,
        },
      }),
    ],
  },
  {
    name: 'coreValues/jobs',
    steps: [
      triedJob({
        parallelism: -1,
        completions: -1,
        backoffLimit: -1,
        activeDeadlineSeconds: -1,
        ttlSecondsAfterFinished: -1,
      }),
      triedJob({ completionMode: 'X' }),
      triedJob({ template: {} }),
      triedJob({ suspend: 'x' }),
      post(`${batch}/jobs`, {
        metadata: { name: 'j' },
        spec: { template: ending },
      }),
      mergePatch(`${batch}/jobs/j`, { spec: { completions: 3 } }),
      mergePatch(`${batch}/jobs/j`, { spec: { parallelism: 3 } }),
      triedCronJob({}),
      triedCronJob({ schedule: '' }),
      triedCronJob({ schedule: '61 * * * *' }),
      triedCronJob({ schedule: 'a * * * *' }),
      triedCronJob({ schedule: '@hourly' }),
      triedCronJob({ concurrencyPolicy: 'X' }),
      triedCronJob({ timeZone: 'Nowhere/X' }),
      triedCronJob({ startingDeadlineSeconds: -1 }),
      triedCronJob({ jobTemplate: {} }),
      tried(`${batch}/cronjobs`, {}, { name: 'x'.repeat(53) }),
    ],
  },
];
