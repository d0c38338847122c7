// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sandboxAnnotation } from '../../sandboxAnnotation';
import {
  binding,
  conditionsOf,
  cr,
  messageOf,
  TestOrganization,
  workloadSpec,
} from './testing/TestOrganization';

jest.setTimeout(60_000);

describe('a binding of v0.3', () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await TestOrganization.start();
    await organization.client.apply(
      cr('ServiceClass', 'impatient', {
        deploymentTemplate: { progressDeadlineSeconds: 1 },
      }),
    );
  });
  afterAll(() => organization.stop());

  const ready = (name: string, status: 'True' | 'False', reason: string) =>
    organization.ready('ServiceBinding', name, status, reason);

  it.each([
    ['ServiceBinding', 'ServiceClassNotFound', { className: 'none' }],
    [
      'WebApplicationBinding',
      'WebApplicationClassNotFound',
      { className: 'none' },
    ],
    [
      'ServiceBinding',
      'APIClassNotFound',
      { apis: { http: { type: 'REST', className: 'none', rest: {} } } },
    ],
  ])('(%s) without its class says %s', async (kind, reason, more) => {
    const name = reason.toLowerCase();
    await organization.client.apply(binding(kind, name, more));
    const waiting = await organization.ready(kind, name, 'False', reason);
    expect(messageOf(waiting)).toContain('Class "none" not found');
  });

  it('is woken by the class it waits for', async () => {
    await organization.client.apply(
      binding('ServiceBinding', 'late', { className: 'late' }),
    );
    await ready('late', 'False', 'ServiceClassNotFound');
    await organization.client.apply(cr('ServiceClass', 'late', {}));
    const woken = await ready('late', 'True', 'ResourcesActive');
    expect(conditionsOf(woken)).toHaveLength(1);
  });

  it.each([
    ['CrashLoopBackOff', 'impatient', 'ResourceHealthProgressing'],
    ['Pending', 'default', 'ResourceHealthProgressing'],
    ['ImagePullBackOff', 'impatient', 'ResourceHealthDegraded'],
  ])(
    'whose pods fail with %s on class %s says %s',
    async (failure, className, reason) => {
      const name = `bad-${failure.toLowerCase()}`;
      await organization.client.apply(
        binding(
          'ServiceBinding',
          name,
          { className },
          { annotations: { [sandboxAnnotation.podFailure]: failure } },
        ),
      );
      const failing = await ready(name, 'False', reason);
      expect(messageOf(failing)).toMatch(
        /^Resources status: 1\/2 (progressing|degraded), 1\/2 healthy$/,
      );
      await organization.patch('ServiceBinding', name, {
        metadata: { annotations: { [sandboxAnnotation.podFailure]: null } },
      });
      await ready(name, 'True', 'ResourcesActive');
    },
  );

  it('reports a Release that cannot be written or deleted, and tries again', async () => {
    const name = 'unlucky';
    let mend = organization.failing('create', 'releases');
    await organization.client.apply(binding('ServiceBinding', name));
    const refused = await ready(name, 'False', 'ReleaseCreationFailed');
    expect(messageOf(refused)).toContain(`failed to create release "${name}"`);
    mend();
    await ready(name, 'True', 'ResourcesActive');

    mend = organization.failing('patch', 'releases');
    await organization.patch('ServiceBinding', name, {
      spec: { workloadSpec: workloadSpec('example.com/unlucky:2') },
    });
    await ready(name, 'False', 'ReleaseUpdateFailed');
    mend();
    await ready(name, 'True', 'ResourcesActive');

    mend = organization.failing('delete', 'releases');
    await organization.patch('ServiceBinding', name, {
      spec: { releaseState: 'Undeploy' },
    });
    await ready(name, 'False', 'ReleaseDeletionFailed');
    mend();
    await ready(name, 'False', 'ResourcesUndeployed');
  });

  it('of an environment that is not there says ready, while its Release says nothing', async () => {
    const environment = 'nowhere';
    await organization.client.apply(
      binding('ServiceBinding', 'early', { environment }),
    );
    const bound = await ready('early', 'True', 'ResourcesActive');
    expect(messageOf(bound)).toBe('No resources to deploy');
    const silent = await organization.find('Release', 'early');
    expect(silent?.status).toBeUndefined();

    const here = cr('Environment', environment, { dataPlaneRef: 'default' });
    await organization.client.apply(here);
    await organization.deployed('ServiceBinding', 'early', 2);

    await organization.delete('Environment', environment);
    await organization.delete('ServiceBinding', 'early');
    const stuck = await organization.reaches('Release', 'early', [
      'Finalizing',
      'True',
      'CleanupFailed',
    ]);
    expect(messageOf(stuck, 'Finalizing')).toContain(
      'failed to get environment nowhere',
    );
    await organization.client.apply(here);
    await organization.gone('Release', 'early');
  });

  it('has its Release say that it is being cleaned up', async () => {
    await organization.client.apply(binding('ServiceBinding', 'brief'));
    await organization.deployed('ServiceBinding', 'brief', 2);
    const mend = organization.failing('delete', 'deployments');
    await organization.delete('ServiceBinding', 'brief');
    const finalizing = await organization.reaches('Release', 'brief', [
      'Finalizing',
      'True',
      'CleanupInProgress',
    ]);
    expect(messageOf(finalizing, 'Finalizing')).toBe(
      'Cleaning up dataplane resources',
    );
    mend();
    await organization.gone('Release', 'brief');
  });
});
