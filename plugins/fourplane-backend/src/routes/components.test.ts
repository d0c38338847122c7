// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  environment,
  pipeline,
  project,
  refOf,
} from '../__testUtils__/models';
import { getComponentOverview } from './components';

const params = {
  controlPlane: 'default',
  tenant: 'acme',
  project: 'shop',
  name: 'cart',
};

function overviewOf(...models: Parameters<InMemoryControlPlane['put']>) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(component('cart'), ...models);
  return getComponentOverview(controlPlanesOf(controlPlane), params);
}

describe('getComponentOverview', () => {
  it('keeps the order of the pipeline and shows what runs outside it after that', () => {
    const { environments } = overviewOf(
      project('shop'),
      pipeline('standard', ['staging', 'production', 'vanished']),
      environment('production'),
      environment('staging'),
      environment('attic'),
      deployment('cart', 'attic'),
      deployment('cart', 'production'),
      deployment('other', 'staging'),
    );

    expect(
      environments.map(one => [
        one.ref.name,
        one.environment?.ref.name,
        one.deployment?.ref.name,
      ]),
    ).toEqual([
      ['staging', 'staging', undefined],
      ['production', 'production', 'cart-production'],
      ['vanished', undefined, undefined],
      ['attic', 'attic', 'cart-attic'],
    ]);
  });

  it('shows of two deployments to one environment the one that is wanted, as the Deploy page does', () => {
    const { environments } = overviewOf(
      deployment('cart', 'staging', { ref: refOf('deployment', 'a-wanted') }),
      deployment('cart', 'staging', {
        ref: refOf('deployment', 'left-over'),
        desired: 'undeployed',
      }),
    );

    expect(environments.map(one => one.deployment?.ref.name)).toEqual([
      'a-wanted',
    ]);
  });

  it('still shows the deployments when the project or its pipeline is missing', () => {
    const names = (overview: ReturnType<typeof overviewOf>) =>
      overview.environments.map(({ ref }) => ref.name);

    expect(names(overviewOf(deployment('cart', 'staging')))).toEqual([
      'staging',
    ]);
    expect(
      names(overviewOf(project('shop'), deployment('cart', 'staging'))),
    ).toEqual(['staging']);
  });

  it('is as well as the worst of the component and its deployments', () => {
    const failed = { state: 'failed', reason: 'CrashLoop' } as const;

    expect(
      overviewOf(
        deployment('cart', 'staging', { health: failed }),
        deployment('cart', 'production', { health: { state: 'degraded' } }),
      ).health,
    ).toEqual({ ...failed, from: 'conditions' });
    expect(
      overviewOf(
        deployment('cart', 'staging', { health: { state: 'suspended' } }),
        deployment('cart', 'production', {
          desired: 'undeployed',
          health: { state: 'progressing' },
        }),
      ).health.state,
    ).toBe('ready');
  });

  it('takes the newest build by instant, not by how its time is written', () => {
    expect(
      overviewOf(
        build('cart', 'undated'),
        build('cart', 'late', { createdAt: '2026-11-24T10:30:00+02:00' }),
        build('cart', 'later', { createdAt: '2026-11-24T09:00:00Z' }),
        build('other', 'latest', { createdAt: '2026-11-24T12:00:00Z' }),
      ).lastBuild?.ref.name,
    ).toBe('later');
    expect(overviewOf().lastBuild).toBeUndefined();
  });

  it('calls itself unknown and says why when a deployment cannot be read', () => {
    const controlPlane = new InMemoryControlPlane('default');
    controlPlane.put(component('cart'));
    controlPlane.putUnreadable(
      refOf('deployment', 'cart-staging', { component: 'cart' }),
      'spec.environment',
      'Required',
    );

    expect(
      getComponentOverview(controlPlanesOf(controlPlane), params),
    ).toMatchObject({
      health: { state: 'unknown', reason: 'Unreadable' },
      unreadable: [{ issues: [{ path: 'spec.environment' }] }],
    });
  });
});
