// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { ServerConnection } from '../../kube/ServerConnection';
import { PlaneReach } from '../PlaneConnections';
import { LivePlaneClusters } from './LivePlaneClusters';

const plane: ModelRef = {
  controlPlane: 'default',
  kind: 'dataPlane',
  name: 'edge',
};

let sandbox: Sandbox;
const apis: HttpKubeApi[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false });
  const at = new Date().toISOString();
  for (const [name, status] of [
    ['node-a', 'True'],
    ['node-b', 'False'],
  ]) {
    await sandbox.client.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      spec: { unschedulable: name === 'node-b' },
    });
    const condition = { type: 'Ready', status, reason: 'KubeletReady' };
    await sandbox.client.mergePatch(
      'v1',
      'Node',
      undefined,
      name,
      {
        status: {
          allocatable: { cpu: '3920m', memory: '16Gi', pods: '110' },
          nodeInfo: { kubeletVersion: 'v1.33.1' },
          conditions: [{ ...condition, lastTransitionTime: at }],
        },
      },
      { subresource: 'status' },
    );
  }
  await sandbox.client.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'one', namespace: 'default' },
    type: 'Warning',
    reason: 'FailedScheduling',
    message: 'no node',
    count: 3,
    lastTimestamp: '2026-11-25T08:00:00Z',
    involvedObject: { kind: 'Pod', name: 'cart-1', namespace: 'default' },
  });
}, 60_000);
afterAll(async () => {
  await Promise.all(apis.map(api => api.close()));
  await sandbox.stop();
});
jest.setTimeout(30_000);

function clustersAs(token: string) {
  const api = HttpKubeApi.create({
    connection: ServerConnection.create({
      server: sandbox.url,
      token,
      caData: sandbox.caPem,
    }),
  });
  apis.push(api);
  const clock = new FakeClock();
  let reached = 0;
  const reach = async (): Promise<PlaneReach> => {
    reached += 1;
    return { state: 'reachable', api };
  };
  const clusters = LivePlaneClusters.create({ planes: { reach }, clock });
  return { clusters, clock, reached: () => reached };
}

describe('LivePlaneClusters', () => {
  it('reads nodes, namespaces and warnings, once however many ask', async () => {
    const { clusters, clock, reached } = clustersAs(sandbox.token);
    const [cluster] = await Promise.all(
      Array.from({ length: 100 }, () => clusters.read(plane)),
    );
    expect(reached()).toBe(1);
    expect(cluster.nodes).toMatchObject({
      state: 'read',
      isCut: false,
      items: [
        {
          name: 'node-a',
          health: { state: 'ready' },
          isSchedulable: true,
          version: 'v1.33.1',
          cpuCores: 3.92,
          memoryBytes: 16 * 2 ** 30,
          pods: 110,
        },
        {
          name: 'node-b',
          health: { state: 'failed', reason: 'KubeletReady' },
          isSchedulable: false,
        },
      ],
    });
    const items = await sandbox.client.list('v1', 'Namespace');
    expect(cluster.namespaces).toMatchObject({
      state: 'read',
      items: items.map(({ metadata }) => ({ name: metadata.name })),
    });
    expect(cluster.warnings).toMatchObject({
      state: 'read',
      items: [
        {
          at: '2026-11-25T08:00:00Z',
          namespace: 'default',
          object: 'Pod/cart-1',
          reason: 'FailedScheduling',
          message: 'no node',
          count: 3,
        },
      ],
    });
    clock.advance(10_000);
    await clusters.read(plane);
    expect(reached()).toBe(2);
  });

  it('names the right that is missing, for each part alone', async () => {
    const { clusters } = clustersAs(sandbox.tokens.none);
    const { nodes } = await clusters.read(plane);
    expect(nodes).toMatchObject({
      state: 'none',
      problem: { mend: expect.stringContaining('Grant the verb "list"') },
    });
  });

  it('says why the plane is not reached', async () => {
    const problem = { what: 'It is not connected', where: 'here' };
    const clusters = LivePlaneClusters.create({
      planes: { reach: async () => ({ state: 'none', problem }) },
    });
    expect(await clusters.read(plane)).toMatchObject({
      nodes: { state: 'none', problem },
      namespaces: { state: 'none', problem },
      warnings: { state: 'none', problem },
    });
  });
});
