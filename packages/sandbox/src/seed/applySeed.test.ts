// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../client';
import { Sandbox, startSandbox } from '../Sandbox';
import { applySeed } from './applySeed';

jest.setTimeout(60_000);

const api = 'openchoreo.dev/v1alpha1';

interface Condition {
  type: string;
  status: string;
  reason: string;
}

const reasonOf = (object: KubeObject, type: string) =>
  (object.status as { conditions?: Condition[] })?.conditions?.find(
    condition => condition.type === type,
  )?.reason;

describe('the demo seed of v1.2', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'demo', pace: 'instant' });
  });
  afterAll(() => sandbox.stop());

  const reaches = (
    kind: string,
    tenant: string,
    name: string,
    type: string,
    reason: string,
  ) =>
    sandbox.client.waitFor(
      api,
      kind,
      tenant,
      name,
      object => reasonOf(object, type) === reason,
      { timeoutMs: 20_000 },
    );

  it('has two tenants, owned by groups', async () => {
    const tenants = await sandbox.client.list('v1', 'Namespace', {
      labelSelector: 'openchoreo.dev/control-plane=true',
    });
    expect(
      tenants.map(({ metadata: { name, annotations } }) => [
        name,
        annotations?.['fourplane.dev/owner'],
      ]),
    ).toEqual([
      ['acme', 'group:default/acme-platform'],
      ['globex', 'group:default/globex-data'],
    ]);
  });

  it.each([
    ['ReleaseBinding', 'acme', 'web-production', 'Ready', 'Ready'],
    ['ReleaseBinding', 'acme', 'payments-api-development', 'Ready', 'Ready'],
    [
      'ReleaseBinding',
      'globex',
      'events-api-production-asia',
      'Ready',
      'Ready',
    ],
    [
      'ReleaseBinding',
      'acme',
      'settlement-development',
      'ResourcesReady',
      'CronJobScheduled',
    ],
    [
      'ReleaseBinding',
      'acme',
      'cart-api-staging',
      'Ready',
      'ResourcesDegraded',
    ],
    [
      'ReleaseBinding',
      'acme',
      'fraud-scorer-development',
      'Ready',
      'ResourcesProgressing',
    ],
    ['Component', 'acme', 'gift-cards', 'Ready', 'Reconciled'],
    [
      'WorkflowRun',
      'globex',
      'report-builder-run-c04e7712',
      'WorkflowCompleted',
      'WorkflowFailed',
    ],
    [
      'WorkflowRun',
      'acme',
      'web-run-3f0c9a1e',
      'WorkflowCompleted',
      'WorkflowSucceeded',
    ],
    [
      'WorkflowRun',
      'acme',
      'recommendations-run-b27d4f60',
      'WorkflowRunning',
      'WorkflowRunning',
    ],
  ])('brings %s %s/%s to %s %s', reaches);

  it('leaves no component, project or cell behind its expected end', async () => {
    const components = await sandbox.client.list(api, 'Component');
    expect(components).toHaveLength(14);
    for (const { metadata } of components) {
      await reaches(
        'Component',
        metadata.namespace ?? '',
        metadata.name,
        'Ready',
        metadata.name === 'gift-cards' ? 'Reconciled' : 'ComponentReleaseReady',
      );
    }
    for (const { metadata } of await sandbox.client.list(
      api,
      'ProjectReleaseBinding',
    )) {
      await reaches(
        'ProjectReleaseBinding',
        metadata.namespace ?? '',
        metadata.name,
        'Ready',
        'Ready',
      );
    }
  });

  it('has builds of the days before, with the workflow and the pods they left', async () => {
    const runs = await sandbox.client.list(api, 'WorkflowRun', {
      namespace: 'acme',
      labelSelector: 'openchoreo.dev/component=cart-api',
    });
    const ages = runs.map(({ metadata }) =>
      Math.round(
        (Date.now() - Date.parse(metadata.creationTimestamp ?? '')) / 3_600_000,
      ),
    );
    expect(ages.sort((x, y) => x - y)).toEqual([25, 102]);
    const failed = runs.find(run => reasonOf(run, 'WorkflowFailed'));
    expect(failed?.status).toMatchObject({
      tasks: [
        { name: 'checkout-source', phase: 'Succeeded' },
        {
          name: 'build-image',
          phase: 'Failed',
          message: 'main: Error (exit code 1)',
        },
      ],
    });
    const pods = await sandbox.client.list('v1', 'Pod', {
      namespace: 'workflows-acme',
      labelSelector: `workflows.argoproj.io/workflow=${failed?.metadata.name}`,
    });
    expect(
      pods.map(({ status }) => (status as { phase: string }).phase),
    ).toEqual(expect.arrayContaining(['Succeeded', 'Failed']));
    await sandbox.client.delete(
      api,
      'WorkflowRun',
      'acme',
      failed?.metadata.name ?? '',
    );
    for (const { metadata } of pods) {
      await sandbox.client.waitGone(
        'v1',
        'Pod',
        metadata.namespace ?? '',
        metadata.name,
      );
    }
  });

  it('can be applied again', async () => {
    await applySeed(sandbox.client, { seed: 'demo' });
    expect(await sandbox.client.list(api, 'Component')).toHaveLength(14);
  });
});

describe('the demo seed of v0.2', () => {
  const choreo = 'core.choreo.dev/v1';
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ generation: 'v0.2', seed: 'demo' });
  });
  afterAll(() => sandbox.stop());

  it.each([
    ['Deployment', 'invoices-production', 'Ready', 'DeploymentReady'],
    ['Deployment', 'dunning-production', 'Ready', 'DeploymentReady'],
    ['Deployment', 'portal-web-staging', 'Ready', 'DeploymentReady'],
    // ready in this generation, while its pods crash
    ['Deployment', 'card-gateway-staging', 'Ready', 'DeploymentReady'],
    ['Deployment', 'profile-staging', 'ArtifactResolved', 'ArtifactNotFound'],
    ['Build', 'invoices-build-02', 'Completed', 'BuildCompleted'],
    [
      'Build',
      'portal-web-build-01',
      'DeploymentApplied',
      'DeploymentAppliedSuccessfully',
    ],
    ['Build', 'notifications-build-01', 'StepBuildSucceeded', 'Failed'],
    ['Build', 'statements-build-01', 'StepBuildSucceeded', 'Progressing'],
  ])('brings %s %s to %s %s', async (kind, name, type, reason) => {
    const object = await sandbox.client.waitFor(
      choreo,
      kind,
      'initech',
      name,
      each => reasonOf(each, type) === reason,
      { timeoutMs: 45_000 },
    );
    expect(object.metadata.namespace).toBe('initech');
  });

  it('can be applied again', async () => {
    await applySeed(sandbox.client, { generation: 'v0.2', seed: 'demo' });
    expect(await sandbox.client.list(choreo, 'Component')).toHaveLength(7);
  });
});
