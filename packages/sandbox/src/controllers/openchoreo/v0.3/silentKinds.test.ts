// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  api,
  binding,
  component,
  cr,
  running,
  tenant,
  TestOrganization,
  wish,
  workload,
} from './testing/TestOrganization';

jest.setTimeout(60_000);

describe('besides builds and bindings, v0.3', () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await TestOrganization.start();
  });
  afterAll(() => organization.stop());

  it('commits to git, or says why not and tries again', async () => {
    const request = (name: string, more: object = {}, metadata: object = {}) =>
      cr(
        'GitCommitRequest',
        name,
        {
          repoURL: 'https://git.example.com/shop',
          branch: 'main',
          message: 'Deploy',
          files: [{ path: 'a.yaml', content: 'a: 1' }],
          ...more,
        },
        metadata,
      );
    const inPhase = (name: string, phase: string) =>
      organization.when(
        'GitCommitRequest',
        name,
        ({ status }: KubeObject) =>
          (status as { phase?: string } | undefined)?.phase === phase,
      );
    await organization.client.apply([
      request('fine'),
      request('secretless', { authSecretRef: 'git' }),
      request('refused', {}, wish('failStep', 'push')),
    ]);
    expect((await inPhase('fine', 'Succeeded')).status).toMatchObject({
      observedBranch: 'main',
      observedSHA: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect((await inPhase('refused', 'Failed')).status).toMatchObject({
      message: 'failed to push commit: authorization failed',
    });
    await inPhase('secretless', 'Failed');
    await organization.client.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'git', namespace: tenant },
    });
    await inPhase('secretless', 'Succeeded');
  });

  it('gives no status to what has no controller', async () => {
    await organization.client.apply([
      component('cart'),
      workload('cart'),
      running('Service', 'cart'),
      cr('DeploymentTrack', 'cart-main', {}),
      cr('Deployment', 'cart-1', { deploymentArtifactRef: 'cart-1' }),
      cr('API', 'orders', {
        environmentName: 'development',
        owner: { projectName: 'shop', componentName: 'cart' },
        type: 'REST',
      }),
      binding('ServiceBinding', 'last'),
    ]);
    // by now the controllers have gone through all that came before
    await organization.deployed('ServiceBinding', 'last', 2);
    const silent = [
      'Organization',
      'Project',
      'Environment',
      'DataPlane',
      'BuildPlane',
      'DeploymentPipeline',
      'DeploymentTrack',
      'Deployment',
      'Component',
      'Workload',
      'Service',
      'ServiceClass',
      'API',
      'APIClass',
    ];
    for (const kind of silent) {
      const objects = await organization.client.list(api, kind);
      expect([kind, objects.length > 0]).toEqual([kind, true]);
      for (const { status, metadata } of objects) {
        expect([kind, status, metadata.finalizers]).toEqual([
          kind,
          undefined,
          undefined,
        ]);
      }
    }
  });
});
