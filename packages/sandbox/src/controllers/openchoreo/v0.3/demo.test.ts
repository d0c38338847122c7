// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Sandbox, startSandbox } from '../../../Sandbox';
import { applySeed } from '../../../seed';
import { BindingStatus, ReleaseStatus } from './objects';

jest.setTimeout(60_000);

const api = 'openchoreo.dev/v1alpha1';

const reasonOf = ({ status }: KubeObject, type: string) =>
  (status as BindingStatus | undefined)?.conditions?.find(
    condition => condition.type === type,
  )?.reason;

describe('the demo seed of v0.3', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      generation: 'v0.3',
      seed: 'demo',
      pace: 'instant',
    });
  });
  afterAll(() => sandbox.stop());

  it.each([
    ['Build', 'bookings-build-01', 'WorkloadUpdated', 'WorkloadUpdated'],
    ['Build', 'bookings-build-02', 'BuildCompleted', 'BuildFailed'],
    ['Build', 'tides-build-01', 'WorkloadUpdated', 'WorkloadUpdated'],
    ['ServiceBinding', 'bookings', 'Ready', 'ResourcesActive'],
    ['ServiceBinding', 'bookings-production', 'Ready', 'ResourcesActive'],
    ['ServiceBinding', 'fares-staging', 'Ready', 'ResourcesActive'],
    ['WebApplicationBinding', 'booking-site', 'Ready', 'ResourcesActive'],
    [
      'WebApplicationBinding',
      'crew-board-staging',
      'Ready',
      'ResourcesSuspended',
    ],
    [
      'WebApplicationBinding',
      'crew-board-production',
      'Ready',
      'ResourcesUndeployed',
    ],
    // degraded only when the deadline of its class has passed, after a minute
    ['ServiceBinding', 'positions', 'Ready', 'ResourceHealthProgressing'],
  ])('brings %s %s to %s %s', async (kind, name, type, reason) => {
    const object = await sandbox.client.waitFor(
      api,
      kind,
      'default',
      name,
      seen => reasonOf(seen, type) === reason,
      { timeoutMs: 20_000 },
    );
    expect(object.metadata.deletionTimestamp).toBeUndefined();
  });

  it('has a release for every binding that is not undeployed, and pods or jobs in it', async () => {
    const bindings = (
      await Promise.all(
        ['ServiceBinding', 'WebApplicationBinding', 'ScheduledTaskBinding'].map(
          kind => sandbox.client.list(api, kind),
        ),
      )
    ).flat();
    expect(bindings.length).toBeGreaterThan(12);
    for (const { metadata, spec } of bindings) {
      const { releaseState } = spec as { releaseState: string };
      if (releaseState === 'Undeploy') continue;
      const release = await sandbox.client.waitFor(
        api,
        'Release',
        'default',
        metadata.name,
        ({ status }) => (status as ReleaseStatus)?.resources !== undefined,
        { timeoutMs: 20_000 },
      );
      const { resources = [] } = release.status as ReleaseStatus;
      expect(resources[0].kind).toMatch(/^(Deployment|CronJob)$/);
    }
  });

  it('can be applied again', async () => {
    const before = await sandbox.client.list(api, 'Component');
    await applySeed(sandbox.client, { generation: 'v0.3', seed: 'demo' });
    const after = await sandbox.client.list(api, 'Component');
    expect(after.map(({ metadata }) => metadata.generation)).toEqual(
      before.map(({ metadata }) => metadata.generation),
    );
  });
});
