// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { TestOrganization } from './testing/TestOrganization';

jest.setTimeout(90_000);

describe('the project webhook of v0.2', () => {
  let org: TestOrganization;
  const denied = (why: string) =>
    `admission webhook "vproject-v1.kb.io" denied the request: ${why}`;

  beforeAll(async () => {
    org = await TestOrganization.start();
    await org.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'elsewhere' },
    });
    await org.client.apply(org.project('shop'));
  });
  afterAll(() => org.stop());

  it.each<[string, (o: TestOrganization) => KubeObject, string]>([
    [
      'without labels',
      o => {
        const { metadata, ...rest } = o.project('bare');
        return { ...rest, metadata: { ...metadata, labels: {} } };
      },
      `required labels missing for the project 'bare': core.choreo.dev/organization, core.choreo.dev/name`,
    ],
    [
      'of an organization that is not there',
      o =>
        o.object(
          'Project',
          'lost',
          { organization: 'hooli' },
          {
            deploymentPipelineRef: 'default',
          },
        ),
      `organization 'hooli' specified in label 'core.choreo.dev/organization' not found`,
    ],
    [
      'outside the namespace of its organization',
      o => {
        const { metadata, ...rest } = o.project('abroad');
        return { ...rest, metadata: { ...metadata, namespace: 'elsewhere' } };
      },
      `project namespace 'elsewhere' does not match with the namespace 'initech' of the organization 'initech'`,
    ],
    [
      'without a pipeline',
      o => o.project('adrift', 'nowhere'),
      `deployment pipeline 'nowhere' specified in project 'adrift' not found`,
    ],
    [
      'with a name that is taken',
      o =>
        o.object(
          'Project',
          'shop-again',
          { name: 'shop' },
          {
            deploymentPipelineRef: 'default',
          },
        ),
      `project 'shop' specified in label 'core.choreo.dev/name' already exists in organization 'initech'`,
    ],
  ])('refuses one %s', async (_, make, why) => {
    await expect(org.client.create(make(org))).rejects.toMatchObject({
      status: 403,
      reason: 'Forbidden',
      message: expect.stringContaining(denied(why)),
    });
  });

  it('judges changes, too, and keeps nobody from going', async () => {
    await org.reaches('Project', 'shop', 'Created=True/ProjectCreated');
    await expect(
      org.patch('Project', 'shop', { spec: { deploymentPipelineRef: 'x' } }),
    ).rejects.toThrow(
      denied(`deployment pipeline 'x' specified in project 'shop' not found`),
    );
    await org.delete('DeploymentPipeline', 'default');
    await org.delete('Project', 'shop');
    await org.gone('Project', 'shop');
  });
});
