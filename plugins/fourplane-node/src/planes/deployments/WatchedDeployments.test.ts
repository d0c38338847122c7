// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  DeployedRef,
  ModelKind,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { RefScope } from '../../dialects/Dialect';
import { PlaneConnections } from '../PlaneConnections';
import { WatchedDeployments } from './WatchedDeployments';

const inShop = {
  controlPlane: 'default',
  tenant: 'acme',
  project: 'shop',
} as const;
const deployment: RefOf<'deployment'> = {
  ...inShop,
  kind: 'deployment',
  name: 'cart-dev',
};
const plane: RefOf<'dataPlane'> = {
  controlPlane: 'default',
  kind: 'dataPlane',
  tenant: 'acme',
  name: 'eu',
};

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) {
    await stop();
  }
});

/** One deployment, labelled with its component's uid, on one plane that cannot be reached. */
function started() {
  const state = {
    uid: 'first',
    planes: [plane] as ModelRef[],
    reached: [] as AbortSignal[],
    told: [] as DeployedRef[],
  };
  const listeners: ((refs: readonly ModelRef[]) => void)[] = [];
  const reach: PlaneConnections['reach'] = async (_, { signal } = {}) => {
    if (signal) {
      state.reached.push(signal);
    }
    return { state: 'none', problem: { what: 'no', where: 'here' } };
  };
  const refs = (kind: ModelKind, scope: RefScope = {}): ModelRef[] => {
    if (kind === 'dataPlane') {
      return state.planes;
    }
    const isWithin =
      (scope.project ?? 'shop') === 'shop' &&
      (scope.component ?? 'cart') === 'cart';
    return kind === 'deployment' && isWithin ? [deployment] : [];
  };
  const watched = WatchedDeployments.create({
    controlPlane: 'default',
    model: {
      read: ref =>
        // Only whether a plane is there is read of it here.
        state.planes.some(({ name }) => name === ref.name)
          ? { state: 'present', model: {} as never }
          : { state: 'absent' },
      refs: (kind, scope) => refs(kind, scope) as RefOf<typeof kind>[],
      isComplete: () => true,
    },
    changes: listener => {
      listeners.push(listener);
      return () => {};
    },
    workloads: () => ({
      selectors: ['component-uid'],
      of: () => ({
        namespace: 'dp-shop',
        labels: { 'component-uid': state.uid },
      }),
    }),
    planes: { reach },
    archiveOf: () => undefined,
    logger: mockServices.logger.mock(),
  });
  stops.push(watched.start());
  watched.changes(told => state.told.push(...told));
  return {
    state,
    tell: (...changed: ModelRef[]) =>
      listeners.forEach(listener => listener(changed)),
  };
}

describe('what WatchedDeployments follows', () => {
  it.each([
    ['component', { ...inShop, kind: 'component', name: 'cart' }],
    [
      'project',
      {
        controlPlane: 'default',
        tenant: 'acme',
        kind: 'project',
        name: 'shop',
      },
    ],
    [
      'environment',
      {
        controlPlane: 'default',
        tenant: 'acme',
        kind: 'environment',
        name: 'd',
      },
    ],
  ] as const)('is a deployment by its %s, too', (_, changed) => {
    const { state, tell } = started();
    tell(changed);
    expect(state.told).toEqual([]);
    state.uid = 'second';
    tell(changed);
    expect(state.told).toEqual([deployment]);
  });

  it('is no plane that is gone, and one that is back', () => {
    const { state, tell } = started();
    expect(state.reached).toHaveLength(1);
    state.planes = [];
    tell(plane);
    expect(state.reached[0].aborted).toBe(true);
    tell(plane);
    expect(state.reached).toHaveLength(1);
    state.planes = [plane];
    tell(plane);
    expect(state.reached.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
