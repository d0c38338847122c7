// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '@fourplane/sandbox/client';
import { normaliseObjects } from './normaliseObjects';

const objectsOf = (seed: number): KubeObject[] => {
  const uid = (n: number) => `0000000${seed}-0000-4000-8000-00000000000${n}`;
  const owner = { apiVersion: 'v1', kind: 'Set', name: 's', uid: uid(1) };
  return [
    {
      apiVersion: 'v1',
      kind: 'Set',
      metadata: {
        name: 's',
        namespace: 'n',
        uid: uid(1),
        resourceVersion: `${seed}`,
      },
      status: {
        conditions: null,
        message: `pod p-${seed} of s-abc${seed} started at 2026-01-0${seed}T00:00:00Z`,
        pods: [`p-${seed}`],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `p-${seed}`,
        generateName: 'p-',
        namespace: 'n',
        uid: uid(2),
        labels: { 'pod-template-hash': `abc${seed}` },
        creationTimestamp: `2026-01-0${seed}T00:00:00.12Z`,
        ownerReferences: [owner],
      },
      spec: { clusterIP: `10.0.0.${seed}`, port: 80, args: ['x'.repeat(501)] },
    },
  ];
};

describe('normaliseObjects', () => {
  it('makes two runs alike and keeps who refers to whom', () => {
    const [pod, set] = normaliseObjects(objectsOf(1));
    expect(pod).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'p-*',
        generateName: 'p-',
        namespace: 'n',
        uid: '<uid 1>',
        labels: { 'pod-template-hash': '<hash>' },
        creationTimestamp: '<time>',
        ownerReferences: [
          { apiVersion: 'v1', kind: 'Set', name: 's', uid: '<uid 2>' },
        ],
      },
      spec: { port: 80, args: ['<long text>'] },
    });
    expect(set).toMatchObject({
      metadata: { uid: '<uid 2>' },
      status: {
        conditions: null,
        message: expect.stringContaining('of s-<hash> started at <time>'),
        pods: ['p-*'],
      },
    });
    expect(normaliseObjects(objectsOf(2).reverse())[0]).toEqual(pod);
  });

  it('sorts conditions, whose order timing decides', () => {
    const withConditions = (types: string[]): KubeObject => ({
      apiVersion: 'v1',
      kind: 'Set',
      metadata: { name: 's' },
      status: { conditions: types.map(type => ({ type, status: 'True' })) },
    });
    expect(normaliseObjects([withConditions(['Synced', 'Ready'])])).toEqual(
      normaliseObjects([withConditions(['Ready', 'Synced'])]),
    );
  });
});
