// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod, TroubledPod } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  component,
  deployment,
  entityOf,
  environment,
  plane,
  refOf,
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const PLANE = '/api/fourplane/control-planes/default/data-planes/local';

function pod(name: string, restarts: number, reason: string): Pod {
  return {
    name,
    namespace: 'dp-acme',
    phase: 'Running',
    health: { state: 'failed', reason },
    containers: [
      { name: 'main', type: 'main', ready: false, restarts, state: 'waiting' },
    ],
  };
}

let stop = async () => {};
afterEach(() => stop());

async function serve(policy: Policy = () => true) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    plane('local'),
    plane('edge'),
    environment('development', { title: 'Development' }),
    environment('production', {
      isProduction: true,
      dataPlane: refOf('dataPlane', 'edge'),
    }),
    component('cart', { title: 'Cart' }),
    component('mail'),
    deployment('cart', 'development'),
    deployment('mail', 'development'),
    deployment('cart', 'production'),
  );
  controlPlane.deployments = {
    ...controlPlane.deployments,
    runtime: ({ name }) =>
      name === 'mail-development'
        ? {
            state: 'live',
            health: { state: 'failed', reason: 'ImagePullBackOff' },
            pods: [
              pod('mail-1', 0, 'ImagePullBackOff'),
              pod('mail-2', 7, 'CrashLoopBackOff'),
            ],
          }
        : { state: 'none', pods: [] },
  };
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    policy,
    entities: [
      entityOf(refOf('component', 'cart')),
      entityOf(refOf('component', 'mail')),
    ],
  });
  stop = backend.stop;
  return { ...backend, controlPlane };
}

describe('the page of a data plane', () => {
  it('says what runs where, and which pods are in trouble', async () => {
    const { get } = await serve();
    const { body } = await get(`${PLANE}?tenant=acme`).expect(200);
    expect(body.data).toMatchObject({
      summary: {
        plane: { ref: refOf('dataPlane', 'local') },
        environments: 1,
        load: { deployments: 2, troubledDeployments: 1, components: 2 },
      },
      environments: [
        {
          ref: refOf('environment', 'development'),
          title: 'Development',
          deployments: 2,
          troubledDeployments: 1,
        },
      ],
      hasMorePods: false,
      unseenDeployments: 1,
    });
    expect(
      body.data.pods.map(
        ({ pod: name, restarts, health, component: of }: TroubledPod) => [
          name,
          restarts,
          health.reason,
          of.name,
        ],
      ),
    ).toEqual([
      ['mail-2', 7, 'CrashLoopBackOff', 'mail'],
      ['mail-1', 0, 'ImagePullBackOff', 'mail'],
    ]);
    expect(body.meta.liveKey).toBeDefined();
  });

  it('leaves out the pods of components the caller may not see', async () => {
    const { get } = await serve(
      (permission, resource) =>
        permission === 'fourplane.plane.read' || !resource?.includes('mail'),
    );
    const { body } = await get(`${PLANE}?tenant=acme`).expect(200);
    expect(body.data.pods).toEqual([]);
    expect(body.data.environments).toHaveLength(1);
  });

  it('says that there is no such plane, where there is none', async () => {
    const { get } = await serve();
    const { body } = await get(PLANE).expect(404);
    expect(body.error.message).toContain(
      'The dataPlane local does not exist in control plane default',
    );
    await get(`${PLANE}/cluster`).expect(404);
  });

  it('shows what its cluster has, or why that is not known', async () => {
    const { get, controlPlane } = await serve();
    const problem = {
      what: 'Cannot list nodes: 403',
      where: 'https://kube.example',
      mend: 'Grant the verb "list" on "nodes"',
    };
    const asked: string[] = [];
    controlPlane.clusters = {
      read: async ({ name }) => {
        asked.push(name);
        return {
          asOf: '2026-11-25T08:00:00.000Z',
          nodes: { state: 'none', problem },
          namespaces: {
            state: 'read',
            items: [{ name: 'default', phase: 'Active' }],
            isCut: false,
          },
          warnings: { state: 'read', items: [], isCut: false },
        };
      },
    };
    const { body } = await get(`${PLANE}/cluster?tenant=acme`).expect(200);
    expect(body.data.nodes).toEqual({ state: 'none', problem });
    expect(body.data.namespaces.items).toEqual([
      { name: 'default', phase: 'Active' },
    ]);
    expect(asked).toEqual(['local']);
  });
});
