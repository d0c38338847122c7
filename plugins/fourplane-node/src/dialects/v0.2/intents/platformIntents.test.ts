// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import {
  acme,
  CONTROL_PLANE,
  inAcme,
  installation,
  usual,
  withParts,
} from '../__testUtils__/installation';
import {
  createdBy,
  issuesOf,
  planOf,
  stepsOf,
} from '../__testUtils__/planning';

const words = { title: 'A title', description: 'Words', owner: 'team-x' };
const annotations = {
  'core.choreo.dev/display-name': 'A title',
  'core.choreo.dev/description': 'Words',
  'fourplane.dev/owner': 'team-x',
};
const metadata = (name: string, more = {}) => ({
  name,
  namespace: 'acme',
  labels: {
    'core.choreo.dev/organization': 'acme',
    'core.choreo.dev/name': name,
    ...more,
  },
});
const direct = {
  type: 'direct',
  server: 'https://plane.example.org:6443',
  caCert: 'authority',
  clientCert: 'certificate',
  clientKey: 'key',
} as const;
const credentials = {
  apiServerURL: direct.server,
  caCert: 'YXV0aG9yaXR5',
  clientCert: 'Y2VydGlmaWNhdGU=',
  clientKey: 'a2V5',
};
const tenant = {
  controlPlane: CONTROL_PLANE,
  kind: 'tenant',
  name: 'gamma',
} as const;
const registry = { unauthenticated: ['registry.choreo-system:5000'] };

describe('tenants and projects', () => {
  it('a tenant is an organization, which makes its own namespace', () => {
    expect(planOf({ intent: 'createTenant', tenant, ...words })).toMatchObject({
      state: 'planned',
      refs: [tenant],
      steps: [
        {
          verb: 'create',
          resource: { plural: 'organizations' },
          object: {
            apiVersion: 'core.choreo.dev/v1',
            kind: 'Organization',
            metadata: {
              name: 'gamma',
              labels: { 'core.choreo.dev/name': 'gamma' },
              annotations,
            },
            spec: {},
          },
        },
      ],
    });
  });

  it('a project names its pipeline, the only one where none is named', () => {
    const project = inAcme('project', 'new');
    const created = {
      apiVersion: 'core.choreo.dev/v1',
      kind: 'Project',
      metadata: { ...metadata('new'), annotations },
      spec: { deploymentPipelineRef: 'default' },
    };
    expect(createdBy({ intent: 'createProject', project, ...words })).toEqual([
      created,
    ]);
    const second = withParts(
      {
        ...usual('DeploymentPipeline', 'default'),
        metadata: {
          ...usual('DeploymentPipeline', 'default').metadata,
          name: 'b',
        },
      },
      { place: { name: 'b' } },
    );
    const two = { lookup: installation({ put: [second] }) };
    expect(createdBy({ intent: 'createProject', project }, two)).toMatchObject([
      { spec: { deploymentPipelineRef: 'default' } },
    ]);
    expect(
      stepsOf({ intent: 'createProject', project: inAcme('project', 'web') }),
    ).toEqual([]);
    const none = {
      lookup: installation({
        without: [usual('DeploymentPipeline', 'default')],
      }),
    };
    expect(issuesOf({ intent: 'createProject', project }, none)).toMatchObject([
      { path: 'pipeline', message: expect.stringContaining('must be named') },
    ]);
  });

  it('is made in the namespace of the organization’s object', () => {
    const organization = withParts(usual('Organization', 'acme'), {
      status: { namespace: 'acme-7f' },
    });
    const [created] = createdBy(
      {
        intent: 'createProject',
        project: inAcme('project', 'new'),
        pipeline: inAcme('pipeline', 'default'),
      },
      { lookup: installation({ put: [organization] }) },
    );
    expect(created.metadata.namespace).toBe('acme-7f');
  });

  it('an update changes what is said, and takes away what is empty', () => {
    const project = inAcme('project', 'web');
    const stored = [
      withParts(usual('Project', 'web'), {
        metadata: {
          resourceVersion: '42',
          annotations: { ...annotations, kept: 'yes' },
        },
      }),
    ];
    expect(
      stepsOf(
        {
          intent: 'updateProject',
          project,
          title: 'New',
          owner: '',
          description: 'Words',
          pipeline: inAcme('pipeline', 'other'),
        },
        { stored },
      ),
    ).toEqual([
      {
        verb: 'patch',
        address: {
          resource: expect.objectContaining({ plural: 'projects' }),
          namespace: 'acme',
          name: 'web',
        },
        patch: {
          metadata: {
            annotations: {
              'core.choreo.dev/display-name': 'New',
              'fourplane.dev/owner': null,
            },
          },
          spec: { deploymentPipelineRef: 'other' },
        },
        resourceVersion: '42',
        fields: { 'spec.deploymentPipelineRef': 'pipeline' },
      },
    ]);
    expect(
      stepsOf({ intent: 'updateProject', project, ...words }, { stored }),
    ).toEqual([]);
  });

  it('refuses what this generation has not, and what has gone', () => {
    const project = inAcme('project', 'web');
    const created = inAcme('project', 'new');
    const type = { name: 'default' };
    const parameters = { size: 1 };
    expect(
      issuesOf({ intent: 'createProject', project: created, type, parameters }),
    ).toMatchObject([
      { path: 'type', message: 'OpenChoreo 0.2 knows no types of projects' },
      { path: 'parameters' },
    ]);
    expect(
      issuesOf(
        { intent: 'updateProject', project, title: 'x' },
        { gone: true },
      ),
    ).toEqual([
      {
        path: 'project',
        message: '"web" is no longer there',
        mend: 'Look again, and choose one that is there',
      },
    ]);
  });

  it.each(['suspend', 'restart'] as const)('cannot %s', intent => {
    const deployment = inAcme('deployment', 'any');
    expect(issuesOf({ intent, deployment })[0].message).toBe(
      `OpenChoreo v0.2 cannot do this: ${intent}.`,
    );
  });
});

describe('environments and pipelines', () => {
  const environment = inAcme('environment', 'staging');

  it('an environment names its data plane by its label', () => {
    expect(
      createdBy({
        intent: 'createEnvironment',
        environment,
        dataPlane: inAcme('dataPlane', 'second'),
        isProduction: true,
      }),
    ).toEqual([
      {
        apiVersion: 'core.choreo.dev/v1',
        kind: 'Environment',
        metadata: metadata('staging'),
        spec: {
          dataPlaneRef: 'second',
          isProduction: true,
          gateway: { dnsPrefix: 'staging' },
        },
      },
    ]);
  });

  it('a pipeline that comes back to where it begins is refused', () => {
    const [a, b] = ['a', 'b'].map(name => inAcme('environment', name));
    const paths = [
      { from: a, to: [b] },
      { from: b, to: [a] },
    ];
    const pipeline = inAcme('pipeline', 'default');
    for (const intent of ['createPipeline', 'updatePipeline'] as const) {
      expect(
        issuesOf({ intent, pipeline, paths }).map(({ path }) => path),
      ).toEqual(['paths.0', 'paths.1']);
    }
  });

  it('a pipeline is its paths, and keeps its approvals when they change', () => {
    const to = (name: string) => inAcme('environment', name);
    const paths = [
      { from: to('development'), to: [to('production'), to('dr')] },
    ];
    expect(
      createdBy({
        intent: 'createPipeline',
        pipeline: inAcme('pipeline', 'fast'),
        paths,
      }),
    ).toMatchObject([
      {
        spec: {
          promotionPaths: [
            {
              sourceEnvironmentRef: 'development',
              targetEnvironmentRefs: [{ name: 'production' }, { name: 'dr' }],
            },
          ],
        },
      },
    ]);
    expect(
      stepsOf({
        intent: 'updatePipeline',
        pipeline: inAcme('pipeline', 'default'),
        paths,
      }),
    ).toMatchObject([
      {
        verb: 'patch',
        patch: {
          spec: {
            promotionPaths: [
              {
                sourceEnvironmentRef: 'development',
                targetEnvironmentRefs: [
                  { name: 'production', isManualApprovalRequired: true },
                  { name: 'dr' },
                ],
              },
            ],
          },
        },
      },
    ]);
  });
});

describe('planes', () => {
  const plane = inAcme('dataPlane', 'edge');
  const gateway = { publicHost: 'apps.example.org' };

  it('a data plane is reached directly, its credentials in base64', () => {
    expect(
      createdBy({ intent: 'createDataPlane', plane, access: direct, gateway }),
    ).toEqual([
      {
        apiVersion: 'core.choreo.dev/v1',
        kind: 'DataPlane',
        metadata: metadata('edge'),
        spec: {
          gateway: {
            publicVirtualHost: 'apps.example.org',
            organizationVirtualHost: 'apps.example.org',
          },
          kubernetesCluster: { name: 'edge', credentials },
          registry,
        },
      },
    ]);
    const agent = { type: 'agent', clientCa: 'authority' } as const;
    expect(
      issuesOf({ intent: 'createDataPlane', plane, access: agent }).map(
        ({ path }) => path,
      ),
    ).toEqual(['access.type', 'gateway.publicHost']);
  });

  const create = (name: string, server: string = direct.server): Intent => ({
    intent: 'createBuildPlane',
    plane: inAcme('buildPlane', name),
    access: { ...direct, server },
  });
  const without = {
    lookup: installation({ without: [usual('DataPlane', 'default')] }),
  };

  it('a build plane is a labelled data plane', () => {
    expect(createdBy(create('builds'), without)).toMatchObject([
      {
        kind: 'DataPlane',
        metadata: metadata('builds', { 'core.choreo.dev/build-plane': 'true' }),
        spec: { registry },
      },
    ]);
    expect(stepsOf(create('second'), without)).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'second' },
        patch: {
          metadata: { labels: { 'core.choreo.dev/build-plane': 'true' } },
        },
        resourceVersion: '1',
      },
    ]);
  });

  it('refuses a second build plane, and another address for one that is there', () => {
    expect(issuesOf(create('builds'))).toEqual([
      {
        path: 'plane',
        message:
          '"acme" builds on "default" already; with a second build plane OpenChoreo 0.2 builds nothing',
        mend: 'Delete that build plane first',
      },
    ]);
    expect(
      issuesOf(create('second', 'https://elsewhere.example.org'), without),
    ).toMatchObject([{ path: 'access.server' }]);
  });
});

describe('delete', () => {
  const remove = (
    kind: 'environment' | 'dataPlane' | 'buildPlane' | 'pipeline' | 'project',
    name: string,
  ) => ({ intent: 'delete', ref: inAcme(kind, name) } as const);

  it('deletes the object itself, as it was looked at', () => {
    expect(stepsOf(remove('project', 'web'))).toEqual([
      {
        verb: 'delete',
        address: {
          resource: expect.objectContaining({ plural: 'projects' }),
          namespace: 'acme',
          name: 'web',
        },
        uid: 'Project-acme-web',
      },
    ]);
    expect(stepsOf(remove('project', 'web'), { gone: true })).toEqual([]);
    const ref = {
      controlPlane: acme.controlPlane,
      kind: 'tenant',
      name: 'acme',
    } as const;
    expect(stepsOf({ intent: 'delete', ref })).toMatchObject([
      { verb: 'delete', address: { name: 'acme' } },
    ]);
  });

  it('refuses to take along what does not belong to it', () => {
    expect(issuesOf(remove('dataPlane', 'default'))).toEqual([
      {
        path: 'ref',
        message:
          '"default" is used by Environment development, Environment production, which would go or stop with it',
        mend: 'Change or delete those first',
      },
    ]);
    expect(issuesOf(remove('pipeline', 'default'))).toMatchObject([
      { message: expect.stringContaining('used by Project web') },
    ]);
    expect(stepsOf(remove('dataPlane', 'second'))).toHaveLength(1);
  });

  it('leaves a build plane as the data plane it also is', () => {
    expect(stepsOf(remove('buildPlane', 'default'))).toMatchObject([
      {
        verb: 'patch',
        patch: {
          metadata: { labels: { 'core.choreo.dev/build-plane': null } },
        },
      },
    ]);
  });
});
