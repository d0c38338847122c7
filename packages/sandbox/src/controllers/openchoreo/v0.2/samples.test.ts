// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { KubeObject, parseManifests } from '../../../client';
import { Sandbox, startSandbox } from '../../../Sandbox';
import { conditionsOf } from './testing/TestOrganization';

jest.setTimeout(90_000);

const api = 'core.choreo.dev/v1';
const folder = resolve(
  __dirname,
  '../../../../../../../shared/data/openchoreo/v0.2.0/samples',
);
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.yaml'))
      .map(file => resolve(folder, file))
      .sort()
  : [];

/** What an object of each kind reports once all is well. */
const wellConditions: Record<string, readonly string[]> = {
  Organization: ['Ready=True/NamespaceCreated'],
  DataPlane: ['Created=True/DataPlaneCreated'],
  Environment: ['Ready=True/EnvironmentReady'],
  DeploymentPipeline: ['Available=True/DeploymentPipelineAvailable'],
  Project: ['Created=True/ProjectCreated'],
  Component: ['Created=True/ComponentCreated'],
  DeploymentTrack: ['Available=True/DeploymentTrackAvailable'],
  Build: [
    'Completed=True/BuildCompleted',
    'DeployableArtifactCreated=True/ArtifactCreationSuccessful',
  ],
  Deployment: [
    'ArtifactResolved=True/ArtifactResolvedSuccessfully',
    'Ready=True/DeploymentReady',
  ],
};

const labelled = (
  kind: string,
  name: string,
  spec: object,
  labels: Record<string, string> = {},
) => ({
  apiVersion: api,
  kind,
  metadata: {
    name,
    ...(kind !== 'Organization' && { namespace: 'default-org' }),
    labels: {
      'core.choreo.dev/name': name,
      'core.choreo.dev/organization': 'default-org',
      ...labels,
    },
  },
  spec,
});

/** What upstream's installation makes before anybody applies a sample; the plane is the one the samples name. */
const installed = [
  labelled(
    'DataPlane',
    'us-east-1',
    {
      gateway: {
        organizationVirtualHost: 'internal.example.com',
        publicVirtualHost: 'public.example.com',
      },
      kubernetesCluster: {
        name: 'one',
        credentials: {
          apiServerURL: 'https://one.example.com',
          caCert: '',
          clientCert: '',
          clientKey: '',
        },
      },
      registry: {},
    },
    { 'core.choreo.dev/build-plane': 'true' },
  ),
  ...['development', 'staging', 'production'].map(name =>
    labelled('Environment', name, { dataPlaneRef: 'us-east-1' }),
  ),
  labelled('DeploymentPipeline', 'default-pipeline', { promotionPaths: [] }),
  labelled('Project', 'default-project', {
    deploymentPipelineRef: 'default-pipeline',
  }),
];

if (files.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`apply, and reach what they document (needs ${folder})`, () => {});
} else {
  describe('the samples of OpenChoreo v0.2.0', () => {
    let sandbox: Sandbox;
    const objects = files.flatMap(file =>
      parseManifests(readFileSync(file, 'utf8')),
    );
    const reaches = ({ kind, metadata }: KubeObject) =>
      sandbox.client.waitFor(
        api,
        kind,
        metadata.namespace,
        metadata.name,
        object => {
          const found = conditionsOf(object);
          return wellConditions[kind].every(each => found.includes(each));
        },
        { timeoutMs: 30_000 },
      );

    beforeAll(async () => {
      sandbox = await startSandbox({ generation: 'v0.2' });
      // everything else lives in a namespace that an organization has to get first
      const organizations = [
        labelled('Organization', 'default-org', {}),
        ...objects.filter(({ kind }) => kind === 'Organization'),
      ];
      await sandbox.client.apply(organizations);
      for (const organization of organizations) await reaches(organization);
      await sandbox.client.apply(installed);
    });
    afterAll(() => sandbox.stop());

    it.each(files.map(file => [relative(folder, file), file]))(
      'apply: %s',
      async (_, file) => {
        const applied = await sandbox.client.apply(readFileSync(file, 'utf8'));
        expect(applied.length).toBeGreaterThan(0);
      },
    );

    it.each(Object.keys(wellConditions))(
      'reach what is documented: %s',
      async kind => {
        const ofKind = objects.filter(object => object.kind === kind);
        expect(ofKind.length).toBeGreaterThan(0);
        for (const object of ofKind) await reaches(object);
      },
    );

    it('are of kinds whose conditions are checked here', () => {
      expect(Object.keys(wellConditions).sort()).toEqual(
        [...new Set(objects.map(({ kind }) => kind))].sort(),
      );
    });
  });
}
