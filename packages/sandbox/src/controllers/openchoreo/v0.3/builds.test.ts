// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sandboxAnnotation } from '../../sandboxAnnotation';
import { ArgoWorkflowStatus } from '../argo';
import { BuildStatus } from './objects';
import {
  api,
  build,
  component,
  conditionsOf,
  messageOf,
  owner,
  Reported,
  running,
  TestOrganization,
  wish,
} from './testing/TestOrganization';

jest.setTimeout(60_000);

const argo = 'argoproj.io/v1alpha1';

const initiated: Reported = ['BuildInitiated', 'True', 'BuildInitiated'];
const triggered: Reported = ['BuildTriggered', 'True', 'BuildTriggered'];
const inProgress: Reported = ['BuildCompleted', 'False', 'BuildInProgress'];
const completed: Reported = ['BuildCompleted', 'True', 'BuildCompleted'];
const failed: Reported = ['BuildCompleted', 'False', 'BuildFailed'];
const updated: Reported = ['WorkloadUpdated', 'True', 'WorkloadUpdated'];
const notUpdated: Reported = [
  'WorkloadUpdated',
  'False',
  'WorkloadUpdateFailed',
];

describe('a build of v0.3', () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await TestOrganization.start();
    await organization.client.apply(component('cart'));
  });
  afterAll(() => organization.stop());

  it('goes through its conditions to an image and a Workload', async () => {
    const name = 'cart-build-01';
    await organization.client.apply([
      build(name, 'cart', wish('holdStep', 'push-step')),
      running('Service', 'cart', {
        apis: { orders: { type: 'REST', rest: { backend: { port: 9000 } } } },
      }),
    ]);
    const held = await organization.reaches('Build', name, inProgress);
    expect(conditionsOf(held)).toEqual([initiated, triggered, inProgress]);
    expect(held.status).not.toHaveProperty('imageStatus');

    await organization.patch('Build', name, {
      metadata: { annotations: { [sandboxAnnotation.holdStep]: null } },
    });
    const done = await organization.reaches('Build', name, updated);
    expect(conditionsOf(done)).toEqual([
      initiated,
      triggered,
      completed,
      updated,
    ]);
    const { image } = (done.status as BuildStatus).imageStatus ?? {};
    expect(image).toMatch(
      /^registry\.saltmarsh\.example\/shop-cart:default-[0-9a-f]{8}$/,
    );
    expect(await organization.find('Workload', 'cart')).toMatchObject({
      spec: {
        owner: owner('cart'),
        containers: { main: { image } },
        endpoints: { orders: { type: 'REST', port: 9000 } },
      },
    });
    await organization.ready(
      'ServiceBinding',
      'cart',
      'True',
      'ResourcesActive',
    );
  });

  it('is an Argo workflow of a cluster template in the namespace of the build plane', async () => {
    const [workflow] = await organization.client.list(argo, 'Workflow', {
      namespace: 'openchoreo-ci-default',
      labelSelector: 'build-name=cart-build-01',
    });
    expect(workflow).toMatchObject({
      metadata: {
        name: expect.stringMatching(/^cart-build-01-[0-9a-f]{8}$/),
        labels: { 'component-name': 'cart', target: 'build' },
      },
      spec: {
        workflowTemplateRef: { name: 'docker', clusterScope: true },
        arguments: {
          parameters: expect.arrayContaining([
            { name: 'image-name', value: 'shop-cart' },
            { name: 'branch', value: 'main' },
          ]),
        },
      },
      status: { phase: 'Succeeded', progress: '4/4' },
    });
    const { nodes = {} } = workflow.status as ArgoWorkflowStatus;
    expect(
      Object.values(nodes)
        .map(({ type }) => type)
        .sort(),
    ).toEqual([
      ...Array(4).fill('Pod'),
      ...Array(4).fill('StepGroup'),
      'Steps',
    ]);
    const pods = await organization.client.list('v1', 'Pod', {
      namespace: 'openchoreo-ci-default',
      labelSelector: `workflows.argoproj.io/workflow=${workflow.metadata.name}`,
    });
    expect(
      pods
        .map(
          ({ metadata }) =>
            metadata.annotations?.['workflows.argoproj.io/node-name'] ?? '',
        )
        .map(node => node.slice(node.indexOf('[')))
        .sort(),
    ).toEqual([
      '[0].clone-step',
      '[1].build-step',
      '[2].push-step',
      '[3].workload-create-step',
    ]);
  });

  it('fails for good with a step', async () => {
    const name = 'cart-build-02';
    await organization.client.apply(
      build(name, 'cart', wish('failStep', 'build-step')),
    );
    const ended = await organization.reaches('Build', name, failed);
    expect(messageOf(ended, 'BuildCompleted')).toBe('Build workflow failed');
    expect(ended.status).not.toHaveProperty('imageStatus');
  });

  it('fails when the build plane has no such template', async () => {
    const name = 'cart-build-03';
    await organization.client.apply(build(name, 'cart', {}, 'abacus'));
    const ended = await organization.reaches('Build', name, failed);
    expect(conditionsOf(ended)).toEqual([initiated, triggered, failed]);
    const [workflow] = await organization.client.list(argo, 'Workflow', {
      labelSelector: `build-name=${name}`,
    });
    expect(workflow.status).toMatchObject({
      phase: 'Error',
      message: 'clusterworkflowtemplates.argoproj.io "abacus" not found',
    });
  });

  it('tries again while its Workload cannot be written', async () => {
    const name = 'cart-build-04';
    const mend = organization.failing('patch', 'workloads');
    await organization.client.apply(build(name, 'cart'));
    const refused = await organization.reaches('Build', name, notUpdated);
    expect(conditionsOf(refused)).toContainEqual(completed);
    mend();
    await organization.reaches('Build', name, updated);
  });

  it('stays initiated without a build plane, until something wakes it', async () => {
    const namespace = 'elsewhere';
    const name = 'lonely';
    await organization.client.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      build(name, 'cart', { namespace }),
    ]);
    const waiting = await organization.reaches(
      'Build',
      name,
      initiated,
      namespace,
    );
    expect(conditionsOf(waiting)).toEqual([initiated]);
    const [plane] = await organization.client.list(api, 'BuildPlane');
    await organization.client.apply([
      { ...plane, metadata: { name: 'here', namespace } },
      build(name, 'cart', { namespace, annotations: { woken: 'yes' } }),
    ]);
    await organization.reaches('Build', name, updated, namespace);
  });
});
