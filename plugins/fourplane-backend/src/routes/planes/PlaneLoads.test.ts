// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedRef, refKey } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  build,
  deployment,
  environment,
  plane,
  refOf,
} from '../../__testUtils__/models';
import { listObservers } from './listObservers';
import { listPlanes } from './listPlanes';
import { PlaneLoads } from './PlaneLoads';

const yard = refOf('buildPlane', 'yard', { tenant: undefined });
const eye = refOf('observabilityPlane', 'eye', { tenant: undefined });

function fleet() {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    plane('local', { observabilityPlane: eye }),
    plane('edge'),
    plane('yard', { ref: yard, role: 'build' }),
    plane('eye', { ref: eye, role: 'observability' }),
    environment('development'),
    environment('production', { dataPlane: refOf('dataPlane', 'edge') }),
    deployment('cart', 'development'),
    deployment('cart', 'production'),
    deployment('mail', 'development', { health: { state: 'failed' } }),
    deployment('old', 'development', { desired: 'undeployed' }),
    build('cart', 'cart-1', { plane: yard, phase: 'running' }),
    build('cart', 'cart-2', { plane: yard, phase: 'pending' }),
    build('cart', 'cart-0', { plane: yard, phase: 'failed' }),
  );
  return { controlPlane, loads: PlaneLoads.create({ controlPlane }) };
}

async function loadsOf(loads: PlaneLoads) {
  const planes = await listPlanes([loads]);
  return Object.fromEntries(
    planes.map(({ plane: { ref }, environments, load }) => [
      ref.name,
      { environments, ...load },
    ]),
  );
}

const nothing = {
  environments: 0,
  deployments: 0,
  troubledDeployments: 0,
  components: 0,
  queuedBuilds: 0,
  runningBuilds: 0,
  observedPlanes: 0,
};

describe('listPlanes', () => {
  it('counts what each plane carries, and follows what changes', async () => {
    const { controlPlane, loads } = fleet();
    expect(await loadsOf(loads)).toEqual({
      local: {
        ...nothing,
        environments: 1,
        deployments: 2,
        troubledDeployments: 1,
        components: 2,
      },
      edge: { ...nothing, environments: 1, deployments: 1, components: 1 },
      yard: { ...nothing, queuedBuilds: 1, runningBuilds: 1 },
      eye: { ...nothing, observedPlanes: 1 },
    });

    controlPlane.put(
      environment('production'),
      build('cart', 'cart-1', { plane: yard, phase: 'succeeded' }),
    );
    controlPlane.remove(refOf('deployment', 'mail-development'));
    expect(await loadsOf(loads)).toEqual({
      local: { ...nothing, environments: 2, deployments: 2, components: 1 },
      edge: nothing,
      yard: { ...nothing, queuedBuilds: 1 },
      eye: { ...nothing, observedPlanes: 1 },
    });
    loads.stop();
    expect(controlPlane.listeners).toBe(0);
  });

  it('counts a deployment as in trouble when only its pods say so', async () => {
    const { controlPlane, loads } = fleet();
    let tell = (_: readonly DeployedRef[]) => {};
    let state: 'ready' | 'failed' = 'ready';
    controlPlane.deployments = {
      ...controlPlane.deployments,
      runtime: () => ({ state: 'live', health: { state }, pods: [] }),
      changes: listener => {
        tell = listener;
        return () => {};
      },
    };
    loads.stop();
    const seeing = PlaneLoads.create({ controlPlane });
    expect((await loadsOf(seeing)).edge.troubledDeployments).toBe(0);
    state = 'failed';
    tell([refOf('deployment', 'cart-production')]);
    expect((await loadsOf(seeing)).edge.troubledDeployments).toBe(1);
    seeing.stop();
  });

  it('says of which cluster a plane is once its API server has answered', async () => {
    const { controlPlane, loads } = fleet();
    const at = '2026-11-25T08:00:00.000Z';
    const answered = {
      server: 'kubernetes' as const,
      since: at,
      checkedAt: at,
      address: 'https://kube.example',
    };
    controlPlane.probes = {
      ...controlPlane.probes,
      facts: ref =>
        ref.name === 'local'
          ? [{ ...answered, state: 'up', latencyMs: 12 }]
          : [
              {
                ...answered,
                state: 'down',
                cause: 'unreachable',
                problem: { what: 'connection refused', where: 'kube' },
              },
            ],
      configuredObservers: () => [
        { id: 'fourplane.observability[0]', planes: [], facts: [] },
      ],
    };
    const planes = await listPlanes([loads]);
    expect(
      planes.map(({ plane: { ref }, cluster }) => [refKey(ref), cluster]),
    ).toEqual([
      [refKey(refOf('dataPlane', 'local')), 'https://kube.example'],
      [refKey(refOf('dataPlane', 'edge')), undefined],
      [refKey(yard), undefined],
      [refKey(eye), undefined],
    ]);
    expect(listObservers(controlPlanesOf(controlPlane))).toEqual([
      {
        id: 'fourplane.observability[0]',
        controlPlane: 'default',
        planes: [],
        facts: [],
      },
    ]);
    loads.stop();
  });
});
