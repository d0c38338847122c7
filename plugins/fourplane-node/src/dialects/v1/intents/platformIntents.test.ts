// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import { object, platform, shop } from '../__testUtils__/shop';
import { PlannedCluster } from '../../__testUtils__/PlannedCluster';
import { plannedCluster } from '../__testUtils__/plannedCluster';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const tenant = {
  controlPlane: 'default',
  kind: 'tenant',
  name: 'acme',
} as const;
const project = { ...acme, kind: 'project', name: 'lamps' } as const;
const pipeline = { ...acme, kind: 'pipeline', name: 'standard' } as const;
const pem = '-----BEGIN CERTIFICATE-----\nQQ==\n-----END CERTIFICATE-----\n';

const cluster = (
  generation: 'v1.0' | 'v1.1' | 'v1.2' = 'v1.2',
  objects = [...platform, ...shop],
) => plannedCluster({ generation, objects });

describe('a tenant', () => {
  it('is a namespace with the label of a control plane', () => {
    const [step] = cluster().steps({
      intent: 'createTenant',
      tenant: { ...tenant, name: 'globex' },
      title: 'Globex',
      description: '',
      owner: 'team-g',
    });
    expect(step).toMatchObject({
      verb: 'create',
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'globex',
          labels: { 'openchoreo.dev/control-plane': 'true' },
          annotations: {
            'openchoreo.dev/display-name': 'Globex',
            'fourplane.dev/owner': 'team-g',
          },
        },
      },
    });
  });

  it('keeps the words nothing is said of, and loses those that are emptied', () => {
    expect(
      cluster().steps({
        intent: 'updateTenant',
        tenant,
        title: '',
        owner: 'team-a',
      }),
    ).toEqual([
      expect.objectContaining({
        verb: 'patch',
        resourceVersion: '7',
        patch: {
          metadata: {
            annotations: {
              'openchoreo.dev/display-name': null,
              'fourplane.dev/owner': 'team-a',
            },
          },
        },
      }),
    ]);
    expect(cluster().steps({ intent: 'updateTenant', tenant })).toEqual([]);
  });
});

describe('a project', () => {
  it('gets the usual pipeline and type, and infrastructure in each environment', () => {
    const plan = cluster().plan({
      intent: 'createProject',
      project,
      parameters: { cost: 'x' },
    });
    expect(plan).toMatchObject({
      state: 'planned',
      refs: [
        project,
        ...['development', 'staging', 'production'].map(name => ({
          kind: 'projectDeployment',
          tenant: 'acme',
          project: 'lamps',
          name: `lamps-${name}`,
        })),
      ],
      steps: [
        {
          object: {
            kind: 'Project',
            spec: {
              deploymentPipelineRef: { name: 'standard' },
              type: { kind: 'ClusterProjectType', name: 'default' },
              parameters: { cost: 'x' },
            },
          },
          fields: { 'spec.parameters': 'parameters' },
        },
        ...['development', 'staging', 'production'].map(name => ({
          object: {
            kind: 'ProjectReleaseBinding',
            metadata: { name: `lamps-${name}`, namespace: 'acme' },
            spec: { owner: { projectName: 'lamps' }, environment: name },
          },
        })),
      ],
    });
  });

  it('has neither type nor infrastructure of its own before 1.2', () => {
    const old = cluster('v1.1');
    expect(old.steps({ intent: 'createProject', project })).toEqual([
      expect.objectContaining({
        object: expect.objectContaining({
          spec: {
            deploymentPipelineRef: {
              kind: 'DeploymentPipeline',
              name: 'standard',
            },
          },
        }),
      }),
    ]);
    expect(
      old.issues({
        intent: 'createProject',
        project,
        type: { name: 'default' },
        parameters: {},
      }),
    ).toEqual([
      'type: Projects have types since OpenChoreo 1.2',
      'parameters: Projects have types since OpenChoreo 1.2',
    ]);
  });

  it.each<[string, Intent, object[], string[]]>([
    [
      'there are several pipelines',
      { intent: 'createProject', project },
      [object('DeploymentPipeline', 'acme', 'express', {})],
      [
        'pipeline: "acme" has several deployment pipelines and none named "default"',
      ],
    ],
    [
      'the type is unknown',
      { intent: 'createProject', project, type: { name: 'castle' } },
      [],
      ['type.name: There is no project type "castle"'],
    ],
    [
      'its type may be the tenant’s or the cluster’s',
      { intent: 'createProject', project, type: { name: 'default' } },
      [object('ProjectType', 'acme', 'default', {})],
      [
        'type.kind: There is a ProjectType and a ClusterProjectType named "default"',
      ],
    ],
    [
      'a parameter is not the type’s',
      { intent: 'createProject', project, parameters: { cost: 1, size: 2 } },
      [],
      [
        'parameters.size: is not known to the type',
        'parameters.cost: must be string',
      ],
    ],
  ])('is refused where %s', (_, intent, more, issues) => {
    const found = more.reduce<PlannedCluster>(
      (all, each) => all.put(each as (typeof platform)[number]),
      cluster(),
    );
    expect(found.issues(intent)).toEqual(issues);
  });

  it('gets infrastructure in what a new pipeline adds, and checked parameters', () => {
    const own = { ...project, name: 'shop' };
    expect(
      cluster().steps({
        intent: 'updateProject',
        project: own,
        pipeline,
        title: 'Shop',
      }),
    ).toMatchObject([
      {
        verb: 'patch',
        patch: {
          metadata: { annotations: { 'openchoreo.dev/display-name': 'Shop' } },
          spec: { deploymentPipelineRef: { name: 'standard' } },
        },
      },
      { object: { metadata: { name: 'shop-staging' } } },
      { object: { metadata: { name: 'shop-production' } } },
    ]);
    expect(
      cluster().issues({
        intent: 'updateProject',
        project: own,
        parameters: { cost: 1 },
      }),
    ).toEqual(['parameters.cost: must be string']);
  });
});

describe('environments, pipelines and planes', () => {
  it('name a data plane of the cluster or of the tenant', () => {
    const planeOf = (dataPlane: object) =>
      cluster().steps({
        intent: 'createEnvironment',
        environment: environment('qa'),
        dataPlane: {
          controlPlane: 'default',
          kind: 'dataPlane',
          name: 'default',
          ...dataPlane,
        },
        isProduction: false,
      });
    expect(planeOf({})).toMatchObject([
      {
        object: {
          spec: {
            dataPlaneRef: { kind: 'ClusterDataPlane', name: 'default' },
            isProduction: false,
          },
        },
      },
    ]);
    expect(planeOf({ tenant: 'acme' })).toMatchObject([
      { object: { spec: { dataPlaneRef: { kind: 'DataPlane' } } } },
    ]);
    expect(
      cluster().steps({
        intent: 'updateEnvironment',
        environment: environment('staging'),
        isProduction: true,
      }),
    ).toMatchObject([{ patch: { spec: { isProduction: true } } }]);
  });

  it('refuse a pipeline that goes in a circle', () => {
    const [one, two, three] = ['a', 'b', 'c'].map(environment);
    const intent = (to: typeof one): Intent => ({
      intent: 'createPipeline',
      pipeline,
      paths: [
        { from: one, to: [two] },
        { from: two, to: [to] },
      ],
    });
    expect(cluster().issues(intent(one)).length).toBeGreaterThan(0);
    expect(cluster().steps(intent(three))).toMatchObject([
      {
        object: {
          spec: {
            promotionPaths: [
              {
                sourceEnvironmentRef: { kind: 'Environment', name: 'a' },
                targetEnvironmentRefs: [{ kind: 'Environment', name: 'b' }],
              },
              { sourceEnvironmentRef: { name: 'b' } },
            ],
          },
        },
      },
    ]);
  });

  it('reach planes by an agent only, with a certificate and no key', () => {
    const plane = {
      controlPlane: 'default',
      kind: 'dataPlane',
      name: 'west',
    } as const;
    const agent = (clientCa: string): Intent => ({
      intent: 'createDataPlane',
      plane,
      access: { type: 'agent', clientCa },
      gateway: { publicHost: 'apps.example.org' },
    });
    expect(cluster().steps(agent(pem))).toMatchObject([
      {
        object: {
          kind: 'ClusterDataPlane',
          spec: {
            planeID: 'west',
            clusterAgent: { clientCA: { value: pem } },
            gateway: {
              ingress: { external: { https: { host: 'apps.example.org' } } },
            },
          },
        },
      },
    ]);
    expect(cluster().issues(agent('nothing'))).toEqual([
      'access.clientCa: must be a certificate in PEM',
    ]);
    const key = '-----BEGIN RSA PRIVATE KEY-----';
    const [issue] = cluster().issues(agent(pem + key));
    expect(issue).toMatch(/^access.clientCa: holds a private key/);
    expect(
      cluster().issues({
        intent: 'createBuildPlane',
        plane: { ...plane, kind: 'buildPlane' },
        access: {
          type: 'direct',
          server: 'https://plane.example.org',
          caCert: pem,
          clientCert: pem,
          clientKey: key,
        },
      }),
    ).toEqual([
      'access.type: OpenChoreo 1.x reaches planes through their agents only; it takes no address and no credentials',
    ]);
  });
});

describe('a managed resource', () => {
  const resource = {
    ...acme,
    kind: 'resource',
    project: 'shop',
    name: 'orders',
  } as const;

  it('is of a type, whose parameters are checked', () => {
    expect(
      cluster().steps({
        intent: 'createResource',
        resource,
        type: { name: 'postgres' },
        parameters: { version: '17' },
      }),
    ).toMatchObject([
      {
        object: {
          spec: {
            owner: { projectName: 'shop' },
            type: { kind: 'ClusterResourceType', name: 'postgres' },
            parameters: { version: '17' },
          },
        },
      },
    ]);
    expect(
      cluster().issues({
        intent: 'createResource',
        resource,
        type: { name: 'postgres' },
      }),
    ).toEqual(['parameters.version: is required']);
  });

  it('does not exist before 1.1, nor does restarting', () => {
    const old = cluster('v1.0');
    expect(
      old.issues({
        intent: 'createResource',
        resource,
        type: { name: 'postgres' },
      }),
    ).toEqual([': OpenChoreo v1.0 cannot do this: createResource.']);
    expect(
      old.issues({
        intent: 'restart',
        deployment: { ...resource, kind: 'deployment', name: 'cart-in-dev' },
      }),
    ).toEqual([': OpenChoreo v1.0 cannot do this: restart.']);
  });
});
