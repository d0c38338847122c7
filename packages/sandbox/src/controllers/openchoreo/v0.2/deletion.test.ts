// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TestOrganization } from './testing/TestOrganization';

jest.setTimeout(90_000);

const ready = 'Ready=True/DeploymentReady';
const finalizing = 'Ready=False/DeploymentFinalizing';

describe('deletion in v0.2', () => {
  let org: TestOrganization;

  /** A component of an image that runs in an environment, with an endpoint. */
  const deployed = async (
    project: string,
    component: string,
    environment = 'development',
  ) => {
    await org.client.apply([
      org.project(project),
      ...org.component(project, component),
      org.artifact(project, component, '1', {
        endpointTemplates: [
          {
            metadata: { name: 'rest' },
            spec: { type: 'HTTP', service: { port: 8080 } },
          },
        ],
      }),
      org.deployment(project, component, environment, `${component}-1`),
    ]);
    await org.reaches('Deployment', `${component}-${environment}`, ready);
    const [{ metadata }] = await org.list(
      'Endpoint',
      `core.choreo.dev/component=${component}`,
    );
    await org.reaches('Endpoint', metadata.name, 'Ready=True/EndpointReady');
    return metadata.name;
  };
  const running = (component: string) =>
    Promise.all(
      [
        ['apps/v1', 'Deployment'],
        ['v1', 'Service'],
        ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
      ].map(async ([version, kind]) => {
        const found = await org.client.list(version, kind, {
          labelSelector: `component-name=${component}`,
        });
        return found.length;
      }),
    );

  beforeEach(async () => {
    org = await TestOrganization.start();
  });
  afterEach(() => org.stop());

  it('of a deployment takes what runs and its endpoints along', async () => {
    const endpoint = await deployed('shop', 'cart');
    expect(await running('cart')).toEqual([1, 1, 1]);
    const release = await org.hold('Endpoint', endpoint);
    await org.delete('Deployment', 'cart-development');
    await org.reaches('Deployment', 'cart-development', finalizing);
    const { status } = await org.reaches(
      'Endpoint',
      endpoint,
      'Ready=False/EndpointReady',
    );
    expect(JSON.stringify(status)).toContain('Endpoint is terminating');
    await release();
    await org.gone('Deployment', 'cart-development');
    expect(await running('cart')).toEqual([0, 0, 0]);
    expect(await org.list('Endpoint')).toEqual([]);
  });

  it('of a deployment whose artifact is missing does not end before that is there', async () => {
    await org.client.apply([
      org.project('shop'),
      ...org.component('shop', 'cart'),
      org.deployment('shop', 'cart', 'development', 'cart-1'),
    ]);
    await org.reaches(
      'Deployment',
      'cart-development',
      'ArtifactResolved=False/ArtifactNotFound',
    );
    await org.delete('Deployment', 'cart-development');
    await org.reaches('Deployment', 'cart-development', finalizing);
    await org.client.apply(org.artifact('shop', 'cart', '1'));
    await org.gone('Deployment', 'cart-development');
  });

  it('of a project goes through components, tracks, deployments and artifacts to the namespaces', async () => {
    await deployed('shop', 'cart');
    const release = await org.hold('Deployment', 'cart-development');
    await org.delete('Project', 'shop');
    await org.reaches('Project', 'shop', 'Finalizing=True/ProjectFinalizing');
    await org.reaches(
      'Component',
      'cart',
      'Finalizing=True/ComponentFinalizing',
    );
    await org.reaches(
      'DeploymentTrack',
      'cart-main',
      'Finalizing=True/DeploymentTrackFinalizing',
    );
    await org.reaches('Deployment', 'cart-development', finalizing);
    await org.get('DeployableArtifact', 'cart-1');
    await release();
    await org.gone('Project', 'shop');
    for (const kind of [
      'Component',
      'DeploymentTrack',
      'Deployment',
      'DeployableArtifact',
      'Endpoint',
    ]) {
      expect(await org.list(kind)).toEqual([]);
    }
    expect(
      await org.client.list('v1', 'Namespace', {
        labelSelector: 'project-name=shop',
      }),
    ).toEqual([]);
  });

  it('of an artifact, and of the build that made it, waits for the deployments that use it', async () => {
    await org.client.apply([
      org.project('shop'),
      ...org.component('shop', 'cart', 'Service', {
        git: 'https://git.example.com/cart',
      }),
      org.build('shop', 'cart', 'cart-1'),
    ]);
    await org.reaches('Build', 'cart-1', 'Completed=True/BuildCompleted');
    await org.client.apply(
      org.deployment('shop', 'cart', 'development', 'cart-1'),
    );
    await org.reaches('Deployment', 'cart-development', ready);
    const release = await org.hold('Deployment', 'cart-development');
    await org.delete('Build', 'cart-1');
    await org.reaches(
      'Build',
      'cart-1',
      'Finalizing=True/BuildCleanupOngoing',
      'DeployableArtifactReferencesRemaining=True/DeployableArtifactRemain',
    );
    await org.reaches(
      'DeployableArtifact',
      'cart-1',
      'Finalizing=True/DeployableArtifactFinalizing',
    );
    await org.event('cart-1', 'DeployableArtifactPendingDeletion');
    const inBuildNamespace = { namespace: 'choreo-ci-initech' };
    expect(
      await org.client.list(
        'argoproj.io/v1alpha1',
        'Workflow',
        inBuildNamespace,
      ),
    ).toEqual([]);
    expect(await org.client.list('v1', 'Pod', inBuildNamespace)).toEqual([]);
    await release();
    await org.gone('Build', 'cart-1');
    await org.gone('DeployableArtifact', 'cart-1');
    expect(await org.list('Deployment')).toEqual([]);
  });

  it('of a data plane takes its environments, and of those the deployments and namespaces', async () => {
    await deployed('shop', 'cart', 'production');
    const release = await org.hold('Deployment', 'cart-production');
    await org.delete('DataPlane', 'us-west');
    await org.reaches(
      'DataPlane',
      'us-west',
      'Finalizing=True/DataplaneFinalizing',
    );
    await org.reaches(
      'Environment',
      'production',
      'Ready=False/EnvironmentFinalizing',
    );
    await org.reaches('Deployment', 'cart-production', finalizing);
    await release();
    await org.gone('DataPlane', 'us-west');
    expect(await org.find('Environment', 'production')).toBeUndefined();
    expect(await org.find('Environment', 'staging')).toBeDefined();
    expect(
      await org.client.list('v1', 'Namespace', {
        labelSelector: 'environment-name=production',
      }),
    ).toEqual([]);
  });

  it('of an organization takes its namespace with everything in it', async () => {
    await deployed('shop', 'cart');
    const release = await org.hold('Project', 'shop');
    await org.delete('Organization', 'initech');
    await org.reaches(
      'Organization',
      'initech',
      'Deleting=False/OrganizationFinalizing',
    );
    await org.reaches('Project', 'shop', 'Finalizing=True/ProjectFinalizing');
    await release();
    await org.gone('Organization', 'initech');
    await org.client.waitGone('v1', 'Namespace', undefined, 'initech');
  });
});
