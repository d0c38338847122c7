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
import { servedBy } from './__testUtils__/servedBy';
import { v1Dialect } from './v1Dialect';

const acme = { controlPlane: CONTROL_PLANE, tenant: 'acme' } as const;
const inWeb = { ...acme, project: 'web' } as const;
const web = { ...acme, kind: 'project', name: 'web' } as const;
const development = {
  ...acme,
  kind: 'environment',
  name: 'development',
} as const;
const serviceType = {
  controlPlane: CONTROL_PLANE,
  kind: 'componentType',
  name: 'service',
} as const;

describe('a component type', () => {
  it('says what it takes, with its own definitions in their place', () => {
    expect(modelOf(serviceType, installation())).toEqual({
      ref: serviceType,
      workloadType: 'deployment',
      parameters: {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'string', enum: ['small', 'large'], default: 'small' },
          replicas: { type: 'integer', minimum: 0 },
        },
      },
      workflows: [{ kind: 'ClusterWorkflow', name: 'builder' }],
      traits: [{ kind: 'ClusterTrait', name: 'volume' }],
    });
  });

  it('is the tenant’s or the cluster’s, and the cluster’s is nobody’s', () => {
    const lookup = installation();
    const own = { ...serviceType, tenant: 'acme' };
    expect(dialect.refs('componentType', {}, lookup)).toEqual([
      serviceType,
      own,
    ]);
    expect(dialect.refs('componentType', { tenant: 'acme' }, lookup)).toEqual([
      own,
    ]);
    expect(dialect.refs('componentType', { tenant: 'beta' }, lookup)).toEqual(
      [],
    );
  });

  it('says how the template that is generated of it should be, and who owns it', () => {
    const worded = withParts(usual('ClusterComponentType', 'service'), {
      metadata: {
        annotations: {
          'fourplane.dev/owner': 'team-a',
          'fourplane.dev/template': ' none ',
          'fourplane.dev/template-title': 'A service',
          'fourplane.dev/template-tags': 'go, , http',
          'fourplane.dev/template-owner': '',
        },
      },
      spec: {
        validations: [{ rule: '${size(workload.endpoints) > 0}' }, 7],
        preRenderValidations: [
          { rule: '${workload.endpoints.all(n, e, e.type == "gRPC")}' },
        ],
      },
    });
    const lookup = installation({ put: [worded] });
    expect(modelOf(serviceType, lookup)).toMatchObject({
      owner: 'team-a',
      template: { offer: 'none', title: 'A service', tags: ['go', 'http'] },
      endpoints: { least: 1, onlyType: 'gRPC' },
    });
    expect(dialect.unreadable(lookup)).toEqual([]);
  });

  it.each([
    [
      'goes in a circle',
      {
        $defs: { A: { items: { $ref: '#/$defs/A' } } },
        items: { $ref: '#/$defs/A' },
      },
      'refers to #/$defs/A from within itself',
    ],
    [
      'refers to another document',
      { $ref: 'https://example.org' },
      'refers to "https://example.org", which is not in its own $defs',
    ],
  ])('is read without a schema that %s, and says so', (_, schema, message) => {
    const broken = withParts(usual('ClusterComponentType', 'service'), {
      spec: { parameters: { openAPIV3Schema: schema } },
    });
    const lookup = installation({ put: [broken] });
    const { workloadType, parameters } = modelOf(serviceType, lookup);
    expect([workloadType, parameters]).toEqual(['deployment', undefined]);
    expect(dialect.unreadable(lookup)).toEqual([
      expect.objectContaining({
        ref: serviceType,
        issues: [{ path: 'spec.parameters.openAPIV3Schema', message }],
      }),
    ]);
  });
});

describe('a workflow', () => {
  it('says on which plane it runs, what it takes and where the source goes', () => {
    const ref = { ...acme, kind: 'workflow', name: 'builder' } as const;
    const schema = {
      type: 'object',
      properties: {
        from: {
          type: 'string',
          'x-openchoreo-component-parameter-repository-url': true,
        },
      },
    };
    const workflow = withParts(usual('Workflow', 'builder', 'acme'), {
      spec: { parameters: { openAPIV3Schema: schema } },
    });
    expect(modelOf(ref, installation({ put: [workflow] }))).toEqual({
      ref,
      plane: { ...acme, kind: 'buildPlane', name: 'default' },
      parameters: schema,
      repository: { url: 'from' },
    });
    const plane = usual('WorkflowPlane', 'default', 'acme');
    const lookup = installation();
    const change = lookup.remove(plane);
    expect(modelOf(ref, lookup)).toEqual({ ref, repository: {} });
    expect(change && dialect.touchedBy(change, lookup).map(refKey)).toContain(
      refKey(ref),
    );
  });
});

describe('what is released and deployed beside components', () => {
  it('is a managed resource, with the names of its outputs and no value', () => {
    const lookup = installation();
    const deployment = {
      ...inWeb,
      kind: 'resourceDeployment',
      name: 'orders-development',
    } as const;
    expect(modelOf(deployment, lookup)).toMatchObject({
      resource: { ...inWeb, kind: 'resource', name: 'orders' },
      environment: development,
      desired: 'active',
      outputs: [
        { name: 'host', from: 'value' },
        { name: 'password', from: 'secret' },
        { name: 'ca', from: 'configMap' },
      ],
      objects: [{ kind: 'Deployment' }, { kind: 'Service' }],
      health: { state: 'ready' },
    });
    expect(
      JSON.stringify([...lookup.all('ResourceReleaseBinding')]),
    ).not.toMatch(/orders.example.org|"pw"/);
    const release = {
      ...inWeb,
      kind: 'resourceRelease',
      name: 'orders-1',
    } as const;
    expect(modelOf(release, lookup)).toEqual({
      ref: release,
      resource: { ...inWeb, kind: 'resource', name: 'orders' },
      createdAt: '2026-11-22T10:00:00Z',
    });
  });

  it('is a project’s own infrastructure, with its namespace there', () => {
    const binding = usual('ProjectReleaseBinding', 'web-development', 'acme');
    const released = withParts(binding, { spec: { projectRelease: 'web-1' } });
    const deployment = {
      ...inWeb,
      kind: 'projectDeployment',
      name: 'web-development',
    } as const;
    const release = {
      ...inWeb,
      kind: 'projectRelease',
      name: 'web-1',
    } as const;
    const lookup = installation({ put: [released] });
    expect(modelOf(deployment, lookup)).toMatchObject({
      project: web,
      environment: development,
      release,
      namespace: 'dp-x',
      objects: [{ kind: 'Deployment' }, { kind: 'Service' }],
      health: { state: 'ready' },
    });
    expect(modelOf(release, lookup).project).toEqual(web);
    expect(
      dialect.objectsOf(deployment, lookup).map(({ name }) => name),
    ).toEqual(['web-development', 'project-web-development']);
  });

  it('is made worse by what was rendered for it, and no other is', () => {
    const rendered = usual(
      'RenderedRelease',
      'project-web-development',
      'acme',
    );
    const failing = withParts(rendered, {
      status: {
        conditions: [
          {
            type: 'ResourcesApplied',
            status: 'False',
            reason: 'ApplyFailed',
            message: 'forbidden',
          },
        ],
      },
    });
    const lookup = installation({ put: [failing] });
    const healthOf = (kind: 'projectDeployment' | 'deployment') =>
      modelOf({ ...inWeb, kind, name: 'web-development' }, lookup).health.state;
    expect(healthOf('projectDeployment')).toBe('failed');
    expect(healthOf('deployment')).toBe('ready');
  });
});

describe('secrets, alerts and planes', () => {
  it('are read by the names of their keys, and never as missing a report', () => {
    const ref = { ...acme, kind: 'secretReference', name: 'registry' } as const;
    const lookup = installation();
    expect(modelOf(ref, lookup)).toEqual({
      ref,
      keys: ['token', 'user'],
      health: expect.objectContaining({ state: 'unreported' }),
    });
    expect(JSON.stringify([...lookup.all('SecretReference')])).not.toContain(
      'vault/secret',
    );
  });

  const rule = usual(
    'ObservabilityAlertRule',
    'web-development-high-cpu',
    'dp-acme',
  );
  const ruleRef = {
    ...acme,
    kind: 'alertRule',
    name: 'web-development-high-cpu',
  } as const;

  it('find an alert rule’s component by what it was rendered by', () => {
    const lookup = installation();
    const component = { ...inWeb, kind: 'component', name: 'web' } as const;
    expect(modelOf(ruleRef, lookup)).toEqual({
      ref: ruleRef,
      title: 'high-cpu',
      description: 'Too busy',
      component,
      environment: development,
      source: 'metric',
      severity: 'warning',
      enabled: true,
      channels: [{ ...acme, kind: 'notificationChannel', name: 'on-call' }],
      health: expect.objectContaining({ state: 'ready' }),
    });
    expect(
      dialect.refs('alertRule', { tenant: 'acme', project: 'web' }, lookup),
    ).toEqual([ruleRef]);
    expect(
      dialect.refs('alertRule', { tenant: 'acme', project: 'other' }, lookup),
    ).toEqual([]);
    const [address] = dialect.objectsOf(ruleRef, lookup);
    expect(address).toMatchObject({ namespace: 'dp-acme', name: ruleRef.name });
  });

  it('take a rule that was written by hand for its namespace’s', () => {
    const byHand: KubeObject = {
      ...rule,
      metadata: { ...rule.metadata, namespace: 'acme', labels: {} },
    };
    const lookup = installation({ put: [byHand], without: [rule] });
    const { component, environment } = modelOf(ruleRef, lookup);
    expect([component, environment]).toEqual([undefined, undefined]);
  });

  it('need no alert rules to be served', () => {
    const served = servedBy['v1.2'].filter(
      ({ plural }) => plural !== 'observabilityalertrules',
    );
    const without = v1Dialect.create({ controlPlane: CONTROL_PLANE, served });
    const lookup = IndexedLookup.create({ dialect: without });
    expect(without.refs('alertRule', {}, lookup)).toEqual([]);
    expect(without.read(ruleRef, lookup)).toEqual({ state: 'absent' });
    expect(without.sources('alertRule')).toEqual([]);
  });

  it('say where notifications go, and to whom not', () => {
    const ref = {
      ...acme,
      kind: 'notificationChannel',
      name: 'on-call',
    } as const;
    expect(modelOf(ref, installation())).toEqual({
      ref,
      environment: development,
      type: 'email',
      isDefault: true,
      health: expect.objectContaining({ state: 'unreported' }),
    });
  });

  it('say by which name a plane’s agent goes', () => {
    const accessOf = (object: KubeObject, tenant?: string) =>
      modelOf(
        {
          controlPlane: CONTROL_PLANE,
          kind: 'dataPlane',
          ...(tenant && { tenant }),
          name: object.metadata.name,
        },
        installation({ put: [object] }),
      ).access;
    const own = usual('DataPlane', 'other', 'acme');
    const clusters = usual('ClusterDataPlane', 'default');
    expect(accessOf(own, 'acme')).toEqual({ type: 'agent', planeId: 'other' });
    expect(
      accessOf(withParts(own, { spec: { planeID: 'x' } }), 'acme'),
    ).toEqual({ type: 'agent', planeId: 'x' });
    expect(accessOf(clusters)).toEqual({ type: 'agent' });
    expect(
      accessOf(withParts(clusters, { spec: { clusterAgent: undefined } })),
    ).toBeUndefined();
  });
});

describe('a build', () => {
  it('has the image its last step noted, unless that is no workload', () => {
    const ref = { ...inWeb, kind: 'build', name: 'web-run-1' } as const;
    const imageOf = (note: string) => {
      const run = withParts(usual('WorkflowRun', 'web-run-1', 'acme'), {
        metadata: { annotations: { 'openchoreo.dev/workload': note } },
      });
      const lookup = installation({ put: [run] });
      expect(dialect.unreadable(lookup)).toEqual([]);
      return modelOf(ref, lookup).image;
    };
    const workload = { spec: { container: { image: 'example.org/web:v1' } } };
    expect(imageOf(JSON.stringify(workload))).toBe('example.org/web:v1');
    expect(imageOf('{}')).toBeUndefined();
    expect(imageOf('spec: {}')).toBeUndefined();
  });
});
