// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { refKey } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import {
  CONTROL_PLANE,
  dialect,
  installation,
  modelOf,
  usual,
  withParts,
} from './__testUtils__/installation';

const acme = { controlPlane: CONTROL_PLANE, tenant: 'acme' } as const;
const inWeb = { ...acme, project: 'web' } as const;

const web = usual('Component', 'web', 'acme');
const webRef = { ...inWeb, kind: 'component', name: 'web' } as const;
const bindingRef = {
  ...inWeb,
  kind: 'deployment',
  name: 'web-development',
} as const;

describe('a component', () => {
  it('is read with its workload', () => {
    expect(modelOf(webRef, installation())).toEqual({
      ref: webRef,
      project: { ...acme, kind: 'project', name: 'web' },
      type: 'service',
      typeRef: { kind: 'ClusterComponentType', name: 'deployment/service' },
      links: [],
      source: {
        type: 'git',
        url: 'https://example.org/shop.git',
        branch: 'main',
        commit: 'a1b2c3d',
        path: 'greeter',
      },
      image: 'registry.example.org/greeter:1',
      autoDeploy: true,
      buildParameters: { where: { is: 'https://example.org/elsewhere.git' } },
      traits: [{ instance: 'storage', kind: 'ClusterTrait', name: 'volume' }],
      endpoints: ['http', 'gRPC.internal_1', 'only-a-second'].map(name => ({
        ...inWeb,
        kind: 'endpoint',
        component: 'web',
        name,
      })),
      dependencies: [
        {
          component: { ...inWeb, kind: 'component', name: 'api' },
          endpoint: 'http',
        },
        {
          component: {
            ...acme,
            kind: 'component',
            project: 'other',
            name: 'ledger',
          },
          endpoint: 'grpc',
        },
      ],
      resources: [{ ...inWeb, kind: 'resource', name: 'orders' }],
      tracks: [],
      workflow: { kind: 'ClusterWorkflow', name: 'builder' },
      podLabels: {
        'openchoreo.dev/namespace': 'acme',
        'openchoreo.dev/project': 'web',
        'openchoreo.dev/component': 'web',
      },
      latestRelease: 'web-1',
      health: {
        state: 'ready',
        reason: 'Reconciled',
        since: '2026-11-22T10:00:00Z',
      },
    });
  });

  it('takes its owner from itself, else its project, else its tenant', () => {
    const annotated = (object: KubeObject, owner: string) =>
      withParts(object, {
        metadata: { annotations: { 'fourplane.dev/owner': owner } },
      });
    const tenant = annotated(usual('Namespace', 'acme'), 'tenant-team');
    const project = annotated(usual('Project', 'web', 'acme'), 'web-team');
    const own = annotated(web, 'group:default/own');
    const ownerWith = (...put: KubeObject[]) =>
      modelOf(webRef, installation({ put })).owner;
    expect(ownerWith()).toBeUndefined();
    expect(ownerWith(tenant)).toBe('tenant-team');
    expect(ownerWith(tenant, project)).toBe('web-team');
    expect(ownerWith(tenant, project, own)).toBe('group:default/own');
  });

  it.each([
    ['[{"url":"https://example.org","title":"Docs"}]', 1],
    ['[{"url":"javascript:alert(1)"}]', 0],
    ['not json', 0],
  ])('reads the links %s as far as they are safe, and says so', (links, n) => {
    const lookup = installation({
      put: [
        withParts(web, {
          metadata: { annotations: { 'fourplane.dev/links': links } },
        }),
      ],
    });
    expect(modelOf(webRef, lookup).links).toHaveLength(n);
    expect(dialect.unreadable(lookup).flatMap(row => row.issues)).toHaveLength(
      1 - n,
    );
  });

  it('keeps nothing that is named like a credential', () => {
    const kept = installation().get('Component', 'acme', 'web');
    expect(JSON.stringify(kept)).toContain('shop.git');
    expect(JSON.stringify(kept)).not.toContain('hidden');
  });

  it('finds its source where the workflow says it is', () => {
    const url = {
      type: 'string',
      'x-openchoreo-component-parameter-repository-url': true,
    };
    const workflow = withParts(usual('ClusterWorkflow', 'builder'), {
      spec: {
        parameters: {
          openAPIV3Schema: {
            $defs: { Where: { type: 'object', properties: { is: url } } },
            properties: { where: { $ref: '#/$defs/Where' } },
          },
        },
      },
    });
    expect(
      modelOf(webRef, installation({ put: [workflow] })).source,
    ).toMatchObject({ url: 'https://example.org/elsewhere.git' });
  });

  it('without a workflow comes from its image', () => {
    const put = [withParts(web, { spec: { workflow: undefined } })];
    expect(modelOf(webRef, installation({ put })).source).toEqual({
      type: 'image',
      image: 'registry.example.org/greeter:1',
    });
  });
});

describe('an endpoint', () => {
  const endpointRef = { ...inWeb, kind: 'endpoint', component: 'web' } as const;

  it('carries its interface definition', () => {
    expect(modelOf({ ...endpointRef, name: 'http' }, installation())).toEqual({
      ref: { ...endpointRef, name: 'http' },
      component: webRef,
      type: 'HTTP',
      port: 8080,
      visibility: ['project', 'external'],
      schema: { type: 'openapi', content: 'openapi: 3.1.0' },
    });
  });

  it('that cannot be read is one row, and its component and sisters are all right', () => {
    const lookup = installation({
      put: [
        withParts(usual('Workload', 'a-second', 'acme'), {
          spec: {
            endpoints: {
              http: { type: 'HTTP', port: 8080 },
              'b.ad': { type: 'HTTP', port: 'eighty' },
            },
          },
        }),
      ],
    });
    const bad = { ...endpointRef, name: 'b.ad' };
    expect(dialect.read(bad, lookup)).toMatchObject({
      state: 'unreadable',
      unreadable: {
        ref: bad,
        object: { kind: 'Workload', namespace: 'acme', name: 'a-second' },
        issues: [{ path: 'spec.endpoints.b.ad.port' }],
      },
    });
    expect(modelOf({ ...endpointRef, name: 'http' }, lookup).port).toBe(8080);
    expect(modelOf(webRef, lookup).endpoints.map(ref => ref.name)).toEqual([
      'http',
      'b.ad',
    ]);
    expect(
      dialect.read({ ...endpointRef, name: 'constructor' }, lookup),
    ).toEqual({ state: 'absent' });
  });
});

describe('a build', () => {
  const run = usual('WorkflowRun', 'web-run-1', 'acme');
  const buildRef = { ...inWeb, kind: 'build', name: 'web-run-1' } as const;

  it('has its steps in order, its revision and its plane', () => {
    const build = modelOf(buildRef, installation());
    expect(build).toMatchObject({
      component: webRef,
      workflow: { kind: 'ClusterWorkflow', name: 'builder' },
      plane: { kind: 'buildPlane', name: 'default' },
      revision: { branch: 'main', commit: 'a1b2c3d' },
      phase: 'running',
    });
    expect(build.steps.map(step => [step.name, step.phase])).toEqual([
      ['clone', 'succeeded'],
      ['build', 'running'],
      ['push', 'pending'],
    ]);
    expect(build.plane?.tenant).toBeUndefined();
  });

  it.each([
    [[['WorkflowCompleted', 'False', 'WorkflowPending']], 'pending'],
    [[['WorkflowCompleted', 'False', 'WorkflowPlaneNotFound']], 'pending'],
    [
      [
        ['WorkflowCompleted', 'True', 'WorkflowSucceeded'],
        ['WorkflowRunning', 'False', 'WorkflowSucceeded'],
        ['WorkflowSucceeded', 'True', 'WorkflowSucceeded'],
      ],
      'succeeded',
    ],
    [
      [
        ['WorkflowSucceeded', 'True', 'WorkflowSucceeded'],
        ['WorkflowFailed', 'True', 'ComponentValidationFailed'],
      ],
      'failed',
    ],
    [[['WorkflowCompleted', 'True', 'SomethingNew']], 'unknown'],
    [[], 'pending'],
  ])('with conditions %j is %s', (list, phase) => {
    const conditions = list.map(([type, status, reason]) => ({
      type,
      status,
      reason,
      message: `because of ${reason}`,
    }));
    const lookup = installation({
      put: [withParts(run, { status: { conditions } })],
    });
    expect(modelOf(buildRef, lookup).phase).toBe(phase);
  });

  it('with one of the two labels belongs to no component', () => {
    const put = [
      withParts(run, {
        metadata: { labels: { 'openchoreo.dev/project': 'web' } },
      }),
    ];
    const lookup = installation({ put });
    expect(dialect.read(buildRef, lookup)).toEqual({ state: 'absent' });
    const alone = { ...acme, kind: 'build', name: 'web-run-1' } as const;
    expect(modelOf(alone, lookup).component).toBeUndefined();
  });
});

describe('a deployment', () => {
  const binding = usual('ReleaseBinding', 'web-development', 'acme');
  const rendered = usual('RenderedRelease', 'web-development', 'acme');

  it('knows its release, image, addresses, objects and replicas', () => {
    expect(modelOf(bindingRef, installation())).toEqual({
      ref: bindingRef,
      component: webRef,
      environment: { ...acme, kind: 'environment', name: 'development' },
      release: { ...inWeb, kind: 'release', name: 'web-1' },
      image: 'example.org/greeter:1',
      desired: 'active',
      urls: [
        {
          endpoint: 'http',
          type: 'HTTP',
          visibility: 'external',
          url: 'https://dev.example.org/greeter',
        },
        {
          endpoint: 'http',
          type: 'HTTP',
          visibility: 'project',
          url: 'http://greeter.dp:8080',
        },
      ],
      objects: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'dp-x',
          name: 'greeter',
          health: { state: 'ready' },
        },
        {
          group: '',
          kind: 'Service',
          name: 'greeter',
          health: { state: 'ready' },
        },
      ],
      replicas: { wanted: 3, ready: 3 },
      health: {
        state: 'ready',
        reason: 'Ready',
        since: '2026-11-22T10:00:00Z',
      },
    });
  });

  it('is as bad as its objects while the binding has not noticed', () => {
    const status = Object(rendered.status);
    const [deployment, ...others] = status.resources;
    const put = [
      withParts(rendered, {
        status: {
          ...status,
          resources: [{ ...deployment, healthStatus: 'Degraded' }, ...others],
        },
      }),
    ];
    expect(modelOf(bindingRef, installation({ put })).health).toEqual({
      state: 'degraded',
      reason: 'ResourcesDegraded',
      message: 'Deployment greeter is degraded.',
    });
  });

  it('that waits names what is missing', () => {
    const status = {
      conditions: [
        { type: 'Ready', status: 'False', reason: 'ConnectionsPending' },
      ],
      pendingConnections: [{ component: 'ledger', endpoint: 'grpc' }],
      pendingResourceDependencies: [
        { resourceName: 'orders', reason: 'NotReady' },
      ],
    };
    const put = [withParts(binding, { status })];
    expect(modelOf(bindingRef, installation({ put })).health).toEqual({
      state: 'progressing',
      reason: 'ConnectionsPending',
      message: 'Waiting for endpoint ledger/grpc, resource orders (NotReady).',
    });
  });

  it('without a release waits for one, and undeployed is suspended', () => {
    const noRelease = withParts(binding, { spec: { releaseName: undefined } });
    expect(
      modelOf(bindingRef, installation({ put: [noRelease] })).health,
    ).toMatchObject({ state: 'progressing', reason: 'ReleaseNotSet' });
    const undeployed = withParts(binding, {
      spec: { state: 'Undeploy' },
      status: {
        conditions: [
          { type: 'Ready', status: 'False', reason: 'ResourcesUndeployed' },
        ],
      },
    });
    expect(
      modelOf(bindingRef, installation({ put: [undeployed] })),
    ).toMatchObject({ desired: 'undeployed', health: { state: 'suspended' } });
  });
});

describe('what the platform owns', () => {
  const development = {
    ...acme,
    kind: 'environment',
    name: 'development',
  } as const;
  const own = usual('DataPlane', 'default', 'acme');
  const shared = usual('ClusterDataPlane', 'default');

  it('resolves an environment to its tenant’s default plane, then the cluster’s, then none', () => {
    const at = (without: KubeObject[]) =>
      modelOf(development, installation({ without }));
    expect(at([]).dataPlane).toEqual({
      ...acme,
      kind: 'dataPlane',
      name: 'default',
    });
    expect(at([own]).dataPlane).toEqual({
      controlPlane: CONTROL_PLANE,
      kind: 'dataPlane',
      name: 'default',
    });
    expect(at([own, shared])).toMatchObject({
      health: { state: 'degraded', reason: 'DataPlaneNotFound' },
    });
    expect(at([own, shared]).dataPlane).toBeUndefined();
  });

  it('fails a plane whose agent is gone, and a terminating tenant is on its way', () => {
    const lost = withParts(shared, {
      status: {
        conditions: [{ type: 'Created', status: 'True', reason: 'Created' }],
        agentConnection: { connected: false, connectedAgents: 0 },
      },
    });
    const leaving = withParts(usual('Namespace', 'acme'), {
      metadata: { deletionTimestamp: '2026-11-22T12:00:00Z' },
    });
    const lookup = installation({ put: [lost, leaving] });
    expect(
      modelOf(
        { controlPlane: CONTROL_PLANE, kind: 'dataPlane', name: 'default' },
        lookup,
      ).health,
    ).toMatchObject({ state: 'failed', reason: 'AgentDisconnected' });
    expect(
      modelOf(
        { controlPlane: CONTROL_PLANE, kind: 'tenant', name: 'acme' },
        lookup,
      ).health,
    ).toMatchObject({ state: 'progressing', reason: 'Terminating' });
  });

  it('makes a project as bad as its worst cell', () => {
    const cell = withParts(
      usual('ProjectReleaseBinding', 'web-development', 'acme'),
      {
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'NamespaceMissing',
              message: 'no namespace',
            },
          ],
        },
      },
    );
    expect(
      modelOf(
        { ...acme, kind: 'project', name: 'web' },
        installation({ put: [cell] }),
      ).health,
    ).toMatchObject({
      state: 'failed',
      message: 'In environment development: no namespace',
    });
  });
});

describe('touchedBy', () => {
  const touchedBy = (lookup: IndexedLookup, object: KubeObject) => {
    const change = lookup.put(object);
    return change ? dialect.touchedBy(change, lookup).map(refKey) : [];
  };

  it('touches nothing but the thing itself where nothing else shows the change', () => {
    const lookup = installation();
    expect(
      touchedBy(
        lookup,
        withParts(usual('Project', 'web', 'acme'), {
          metadata: { annotations: { 'openchoreo.dev/display-name': 'New' } },
        }),
      ),
    ).toEqual(['default/project/acme///web']);
    const plane = usual('ClusterDataPlane', 'default');
    expect(
      touchedBy(
        lookup,
        withParts(plane, {
          status: {
            ...Object(plane.status),
            agentConnection: {
              connected: true,
              connectedAgents: 1,
              lastHeartbeatTime: '2026-11-22T12:01:00Z',
            },
          },
        }),
      ),
    ).toEqual(['default/dataPlane////default']);
    expect(
      touchedBy(
        lookup,
        withParts(usual('Workload', 'web', 'beta'), {
          spec: { container: { image: 'example.org/new' } },
        }),
      ),
    ).toEqual(['default/component/beta/web//web']);
  });

  it('is nothing for a change nobody reads', () => {
    const lookup = installation();
    expect(
      touchedBy(
        lookup,
        withParts(web, {
          metadata: { resourceVersion: '2', labels: { a: 'b' } },
          spec: { parameters: { replicas: 7 } },
        }),
      ),
    ).toEqual([]);
  });
});
