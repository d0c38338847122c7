// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { PlannedCluster } from '../__testUtils__/PlannedCluster';
import {
  describeRelease,
  schemaErrors,
} from '../__testUtils__/upstreamRelease';
import { WriteStep } from '../Dialect';
import { ferry, object, platform } from './__testUtils__/ferry';
import { served } from './__testUtils__/served';
import { v03Dialect } from './v03Dialect';

const controlPlane = 'default';
const tenant = 'default';
const inTenant = { controlPlane, tenant } as const;
const inFerry = { ...inTenant, project: 'ferry' } as const;
const component = (name: string) =>
  ({ ...inFerry, kind: 'component', name } as const);
const environment = (name: string) =>
  ({ ...inTenant, kind: 'environment', name } as const);
const deployment = (name: string) =>
  ({ ...inFerry, kind: 'deployment', name } as const);
const build = (name: string) => ({ ...inFerry, kind: 'build', name } as const);
const dataPlane = (name: string) =>
  ({ ...inTenant, kind: 'dataPlane', name } as const);
const fares = component('fares');
const pem = (word: string) => `-----BEGIN ${word}-----`;
const direct = {
  type: 'direct',
  server: 'https://plane.example.org:6443',
  caCert: pem('CA'),
  clientCert: pem('CERT'),
  clientKey: pem('KEY'),
} as const;

const cluster = (more: readonly KubeObject[] = []) =>
  PlannedCluster.create({
    definition: v03Dialect,
    served,
    objects: [...platform, ...ferry, ...more],
  });

/** A step in a line: `create Service default/x {…}`. */
function lineOf(step: WriteStep): string {
  if (step.verb === 'create') {
    const { kind, metadata } = step.object;
    return `create ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  }
  const { resource, namespace = '', name } = step.address;
  return `${step.verb} ${resource.kind} ${namespace}/${name}`;
}

const lines = (intent: Intent, on = cluster()) => on.steps(intent).map(lineOf);

/** The spec that the only step, or the only one on a kind, leaves behind. */
function specOf(intent: Intent, kind?: string, on = cluster()): unknown {
  const left = on
    .steps(intent)
    .map(step => on.after(step))
    .filter(each => kind === undefined || each?.kind === kind);
  expect(left).toHaveLength(1);
  return left[0]?.spec;
}

const createFares: Intent = {
  intent: 'createComponent',
  component: component('timetable'),
  type: { name: 'service' },
  title: 'Timetable',
  owner: 'team-sea',
  source: { type: 'image', image: 't:1' },
  workload: {
    args: ['--port', '80'],
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'TOKEN', secret: { name: 'tokens', key: 'mail' } },
    ],
    endpoints: [
      {
        name: 'api',
        type: 'REST',
        port: 80,
        basePath: '/v1',
        visibility: ['internal', 'external'],
        schema: { type: 'openapi', content: 'openapi: 3.1.0' },
      },
      { name: 'metrics', type: 'HTTP', port: 90 },
    ],
    dependencies: [
      { component: fares, endpoint: 'quotes', env: { address: 'FARES_URL' } },
    ],
  },
};

const createTask: Intent = {
  intent: 'createComponent',
  component: component('sweep'),
  type: { kind: 'ScheduledTaskClass', name: 'nightly' },
  source: { type: 'image', image: 's:1' },
  workload: { schedule: '*/5 * * * *' },
};

const createBuilt: Intent = {
  intent: 'createComponent',
  component: component('site'),
  type: { name: 'webapplicationclass.default' },
  source: {
    type: 'git',
    url: 'https://git.example.org/ferry/site',
    path: '/site',
    workflow: { name: 'react' },
    parameters: { 'node-version': 22 },
  },
  parameters: { workloadName: 'site-from-repository' },
};

const tenantIntent: Intent = {
  intent: 'createTenant',
  tenant: { controlPlane, kind: 'tenant', name: 'acme' },
  title: 'Acme',
};

const dataPlaneIntent: Intent = {
  intent: 'createDataPlane',
  plane: dataPlane('quay'),
  access: direct,
  gateway: { publicHost: 'apps.example.org' },
};

describe('what is made', () => {
  it('is an Organization, its namespace, and the usual classes in it', () => {
    expect(lines(tenantIntent)).toEqual([
      'create Namespace /acme',
      'create Organization /acme',
      'create ServiceClass acme/default',
      'create WebApplicationClass acme/default',
      'create APIClass acme/default',
    ]);
    const there = {
      ...object('Namespace', 'acme'),
      apiVersion: 'v1',
      metadata: { name: 'acme' },
    };
    expect(lines(tenantIntent, cluster([there]))).not.toContain(
      'create Namespace /acme',
    );
  });

  it('is a project on the only pipeline', () => {
    const project = { ...inTenant, kind: 'project', name: 'cargo' } as const;
    expect(specOf({ intent: 'createProject', project })).toEqual({
      deploymentPipelineRef: 'default',
    });
  });

  it('is a component with its Workload, and a Service that exposes what is wanted', () => {
    const on = cluster();
    expect(lines(createFares, on)).toEqual([
      'create Component default/timetable',
      'create Workload default/timetable',
      'create Service default/timetable',
    ]);
    const [made] = on.steps(createFares);
    expect('object' in made && made.object.metadata).toEqual({
      name: 'timetable',
      namespace: 'default',
      labels: {
        'openchoreo.dev/organization': 'default',
        'openchoreo.dev/project': 'ferry',
        'openchoreo.dev/name': 'timetable',
      },
      annotations: {
        'openchoreo.dev/display-name': 'Timetable',
        'fourplane.dev/owner': 'team-sea',
      },
    });
    const owner = { projectName: 'ferry', componentName: 'timetable' };
    expect(specOf(createFares, 'Workload')).toEqual({
      owner,
      containers: {
        main: {
          image: 't:1',
          args: ['--port', '80'],
          env: [
            { key: 'LEVEL', value: 'info' },
            {
              key: 'TOKEN',
              valueFrom: { secretRef: { name: 'tokens', key: 'mail' } },
            },
          ],
        },
      },
      endpoints: {
        api: {
          type: 'REST',
          port: 80,
          schema: { type: 'openapi', content: 'openapi: 3.1.0' },
        },
        metrics: { type: 'HTTP', port: 90 },
      },
      connections: {
        'fares-quotes': {
          type: 'api',
          params: {
            projectName: 'ferry',
            componentName: 'fares',
            endpoint: 'quotes',
          },
          inject: { env: [{ name: 'FARES_URL', value: '{{ .url }}' }] },
        },
      },
    });
    expect(specOf(createFares, 'Service')).toEqual({
      owner,
      workloadName: 'timetable',
      className: 'default',
      apis: {
        api: {
          type: 'REST',
          className: 'default',
          rest: {
            backend: { port: 80, basePath: '/v1' },
            exposeLevels: ['Organization', 'Public'],
          },
        },
      },
    });
  });

  it('is a scheduled task with a class of its own, since a class holds the schedule', () => {
    expect(lines(createTask)).toEqual([
      'create Component default/sweep',
      'create Workload default/sweep',
      'create ScheduledTaskClass default/sweep-schedule',
      'create ScheduledTask default/sweep',
    ]);
    expect(specOf(createTask, 'ScheduledTaskClass')).toEqual({
      cronJobTemplate: { schedule: '*/5 * * * *', concurrencyPolicy: 'Forbid' },
    });
    expect(specOf(createTask, 'ScheduledTask')).toMatchObject({
      className: 'sweep-schedule',
    });
  });

  it('is a component that is built, whose Workload comes with its first build', () => {
    expect(lines(createBuilt)).toEqual([
      'create Component default/site',
      'create WebApplication default/site',
    ]);
    expect(specOf(createBuilt, 'Component')).toEqual({
      owner: { projectName: 'ferry' },
      type: 'WebApplication',
      build: {
        repository: {
          url: 'https://git.example.org/ferry/site',
          appPath: '/site',
          revision: { branch: 'main' },
        },
        templateRef: {
          name: 'react',
          parameters: [{ name: 'node-version', value: '22' }],
        },
      },
    });
    expect(specOf(createBuilt, 'WebApplication')).toMatchObject({
      workloadName: 'site-from-repository',
      className: 'default',
    });
  });

  it('is a build of a commit, named after its component', () => {
    const intent: Intent = {
      intent: 'triggerBuild',
      component: fares,
      commit: '3f9c1b27',
      parameters: { 'docker-context': '/app', extra: true },
    };
    expect(lines(intent)).toEqual([
      'create Build default/fares-build-0a1b2c3d',
    ]);
    expect(specOf(intent)).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      repository: {
        url: 'https://git.example.org/ferry/fares',
        appPath: '/',
        revision: { branch: 'main', commit: '3f9c1b27' },
      },
      templateRef: {
        name: 'docker',
        parameters: [
          { name: 'docker-context', value: '/app' },
          { name: 'extra', value: 'true' },
        ],
      },
    });
  });

  it('is a plane with its credentials in base64', () => {
    expect(specOf(dataPlaneIntent)).toMatchObject({
      kubernetesCluster: {
        name: 'quay',
        credentials: {
          apiServerURL: direct.server,
          clientKey: Buffer.from(direct.clientKey).toString('base64'),
        },
      },
      gateway: {
        publicVirtualHost: 'apps.example.org',
        organizationVirtualHost: 'apps.example.org',
      },
    });
  });
});

describe('what is changed', () => {
  it('is what is said, and nothing else', () => {
    expect(
      cluster().steps({
        intent: 'updateComponent',
        component: fares,
        description: '',
        title: 'Fares',
      }),
    ).toMatchObject([
      {
        verb: 'patch',
        resourceVersion: '7',
        patch: {
          metadata: {
            annotations: {
              'openchoreo.dev/display-name': 'Fares',
              'openchoreo.dev/description': null,
            },
          },
        },
      },
    ]);
    expect(lines({ intent: 'updateComponent', component: fares })).toEqual([]);
  });

  it('is a workload as a whole, with what its Service exposes', () => {
    const intent: Intent = {
      intent: 'updateComponent',
      component: fares,
      workload: {
        command: ['./fares'],
        endpoints: [{ name: 'metrics', type: 'HTTP', port: 91 }],
      },
    };
    expect(specOf(intent, 'Workload')).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      containers: { main: { image: 'f:2', command: ['./fares'] } },
      endpoints: { metrics: { type: 'HTTP', port: 91 } },
    });
    expect(specOf(intent, 'Service')).toMatchObject({ apis: {} });
  });

  it('is where a component comes from', () => {
    const image: Intent = {
      intent: 'updateComponent',
      component: fares,
      source: { type: 'image', image: 'f:3' },
    };
    expect(specOf(image, 'Component')).not.toHaveProperty('build');
    expect(specOf(image, 'Workload')).toMatchObject({
      containers: { main: { image: 'f:3', args: ['--listen', ':80'] } },
    });
    const git: Intent = {
      ...image,
      source: { type: 'git', url: 'https://git.example.org/new', path: '/x' },
    };
    expect(specOf(git)).toMatchObject({
      build: {
        repository: { url: 'https://git.example.org/new', appPath: '/x' },
        templateRef: {
          name: 'docker',
          parameters: [
            { name: 'docker-context', value: '/x' },
            { name: 'dockerfile-path', value: '/x/Dockerfile' },
          ],
        },
      },
    });
  });

  it('is a task’s schedule, by a class of its own', () => {
    expect(
      lines({
        intent: 'updateComponent',
        component: component('receipts'),
        workload: { schedule: '@hourly' },
      }),
    ).toEqual([
      'create ScheduledTaskClass default/receipts-schedule',
      'patch ScheduledTask default/receipts',
    ]);
  });

  it('is a pipeline, whose approvals stay', () => {
    const at = (name: string) => environment(name);
    expect(
      specOf({
        intent: 'updatePipeline',
        pipeline: { ...inTenant, kind: 'pipeline', name: 'default' },
        paths: [
          { from: at('development'), to: [at('staging'), at('production')] },
        ],
      }),
    ).toEqual({
      promotionPaths: [
        {
          sourceEnvironmentRef: 'development',
          targetEnvironmentRefs: [
            { name: 'staging', requiresApproval: true },
            { name: 'production' },
          ],
        },
      ],
    });
  });
});

describe('what is deployed', () => {
  const to = (name: string, release?: ModelRef): Intent =>
    ({
      intent: 'deploy',
      component: fares,
      environment: environment(name),
      ...(release && { release }),
    } as Intent);

  it('is followed by a controller in development, so an image goes into the Workload', () => {
    expect(cluster().plan(to('development'))).toEqual({
      state: 'planned',
      steps: [],
      refs: [deployment('fares')],
    });
    const built = to('development', build('fares-build-1'));
    expect(lines(built)).toEqual(['patch Workload default/fares']);
    expect(specOf(built)).toMatchObject({
      containers: { main: { image: 'f:1', args: ['--listen', ':80'] } },
    });
  });

  it('goes into the binding that is there, whatever its name, as a whole', () => {
    const intent = to('staging', build('fares-build-1'));
    expect(lines(intent)).toEqual(['patch ServiceBinding default/old-staging']);
    expect(specOf(intent)).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      environment: 'staging',
      className: 'replicated',
      releaseState: 'Active',
      apis: expect.objectContaining({ quotes: expect.anything() }),
      workloadSpec: {
        containers: { main: { image: 'f:1', args: ['--listen', ':80'] } },
        endpoints: expect.anything(),
      },
    });
  });

  it('makes a binding where there is none, under a free name that is no longer than a label', () => {
    expect(lines(to('production'))).toEqual([
      'create ServiceBinding default/fares-production',
    ]);
    const taken = object('WebApplicationBinding', 'fares-production', {
      spec: {
        owner: { projectName: 'x', componentName: 'y' },
        environment: 'z',
      },
    });
    const [line] = lines(to('production'), cluster([taken]));
    expect(line).toMatch(/\/fares-production-[0-9a-f]{8}$/);
    const [long] = lines(to(`e${'n'.repeat(61)}v`));
    expect(long.split('/')[1].length).toBeLessThanOrEqual(63);
  });

  it('is promoted as it is bound, to a binding that is there or to a new one', () => {
    const promote = (from: string, target: string): Intent => ({
      intent: 'promote',
      component: fares,
      from: environment(from),
      to: environment(target),
    });
    const there = promote('development', 'staging');
    expect(lines(there)).toEqual(['patch ServiceBinding default/old-staging']);
    expect(specOf(there)).toMatchObject({
      environment: 'staging',
      className: 'replicated',
      releaseState: 'Active',
      workloadSpec: { containers: { main: { image: 'f:2' } } },
    });
    expect(specOf(there)).not.toHaveProperty('workloadSpec.containers.side');
    expect(lines(promote('staging', 'production'))).toEqual([
      'create ServiceBinding default/fares-production',
    ]);
    expect(cluster().issues(promote('staging', 'development'))).toEqual([
      expect.stringContaining('to: OpenChoreo itself keeps'),
    ]);
  });

  it('is rolled back to an earlier build’s image, where nothing undoes that', () => {
    const back = (name: string, to1: string): Intent => ({
      intent: 'rollback',
      deployment: deployment(name),
      to: build(to1),
    });
    expect(lines(back('fares', 'fares-build-1'))).toEqual([
      'patch Workload default/fares',
    ]);
    const bound = cluster([
      {
        ...object('ServiceBinding', 'fares-production', {
          spec: {
            owner: { projectName: 'ferry', componentName: 'fares' },
            environment: 'production',
            workloadSpec: {
              containers: { app: { image: 'f:2', args: ['x'] } },
            },
          },
        }),
      },
    ]);
    expect(
      specOf(back('fares-production', 'fares-build-1'), undefined, bound),
    ).toMatchObject({
      workloadSpec: { containers: { app: { image: 'f:1', args: ['x'] } } },
    });
    expect(cluster().issues(back('fares', 'fares-build-2'))).toEqual([
      'to: Build "fares-build-2" has no image',
    ]);
  });

  it.each([
    ['undeploy', 'Undeploy'],
    ['suspend', 'Suspend'],
    ['resume', 'Active'],
  ] as const)('is asked to %s', (intent, releaseState) => {
    const wanted: Intent = { intent, deployment: deployment('old-staging') };
    expect(specOf(wanted)).toMatchObject({ releaseState });
  });

  it('is a scheduled task, which only its binding’s end takes down', () => {
    const undeploy = (name: string): Intent => ({
      intent: 'undeploy',
      deployment: deployment(name),
    });
    expect(lines(undeploy('receipts-staging'))).toEqual([
      'delete ScheduledTaskBinding default/receipts-staging',
    ]);
    expect(cluster().issues(undeploy('receipts'))).toEqual([
      expect.stringContaining('cannot undeploy a scheduled task'),
    ]);
  });
});

describe('what is deleted', () => {
  const remove = (ref: ModelRef): Intent => ({ intent: 'delete', ref });

  it('goes with what belongs to it: what makes bindings first, the thing itself last', () => {
    expect(lines(remove(fares))).toEqual([
      'delete Service default/fares',
      'delete ServiceBinding default/fares',
      'delete ServiceBinding default/old-staging',
      'delete Build default/fares-build-1',
      'delete Build default/fares-build-2',
      'delete Workload default/fares',
      'delete Component default/fares',
    ]);
    const whole = lines(
      remove({ ...inTenant, kind: 'project', name: 'ferry' }),
    );
    expect(whole).toHaveLength(ferry.length - 1);
    expect(whole.at(-1)).toBe('delete Project default/ferry');
  });

  it('has not been replaced since', () => {
    const [step] = cluster().steps(remove(build('fares-build-1')));
    expect(step).toMatchObject({
      verb: 'delete',
      uid: 'uid-of-Build/default/fares-build-1',
    });
  });

  it('is not needed by others', () => {
    const on = cluster([
      {
        ...object('Organization', 'acme'),
        metadata: { name: 'acme' },
      },
    ]);
    const issues = (ref: ModelRef) => on.issues(remove(ref)).join();
    expect(issues(dataPlane('default'))).toContain('Environments still need');
    expect(lines(remove(dataPlane('spare')))).toHaveLength(1);
    expect(
      issues({ ...inTenant, kind: 'pipeline', name: 'default' }),
    ).toContain('Projects still need it: "ferry"');
    expect(issues(environment('development'))).toContain(
      'Deployments still need it: "fares"',
    );
    expect(lines(remove(environment('staging')))).toEqual([
      'delete ServiceBinding default/old-staging',
      'delete ScheduledTaskBinding default/receipts-staging',
      'delete Environment default/staging',
    ]);
    expect(issues(deployment('fares'))).toContain('would make it anew');
    const type = (name: string) =>
      ({ ...inTenant, kind: 'componentType', name } as const);
    expect(issues(type('serviceclass.replicated'))).toContain('"fares"');
    expect(lines(remove(type('serviceclass.unused')))).toEqual([
      'delete ServiceClass default/unused',
    ]);
    expect(issues({ controlPlane, kind: 'tenant', name: 'default' })).toContain(
      'Kubernetes keeps',
    );
    expect(
      lines(remove({ controlPlane, kind: 'tenant', name: 'acme' }), on),
    ).toEqual(['delete Organization /acme']);
  });
});

describe('what 0.3 cannot do', () => {
  const shape = (more: object) => ({ ...createFares, ...more } as Intent);

  it.each<[string, Intent]>([
    ['type.name', shape({ type: { name: 'proxy' } })],
    ['type.kind', shape({ type: { kind: 'ComponentType', name: 'x' } })],
    ['type.name', shape({ type: { name: 'serviceclass.gone' } })],
    ['traits', shape({ traits: [{ instance: 'a', name: 'volume' }] })],
    ['autoDeploy', shape({ autoDeploy: false })],
    ['autoBuild', shape({ autoBuild: true })],
    ['parameters.replicas', shape({ parameters: { replicas: 2 } })],
    ['workload.schedule', shape({ workload: { schedule: '@daily' } })],
    [
      'workload.schedule',
      { ...createTask, workload: { schedule: 'often' } } as Intent,
    ],
    [
      'workload.endpoints.0.type',
      shape({
        workload: { endpoints: [{ name: 'a', type: 'SMTP', port: 1 }] },
      }),
    ],
    [
      'workload.endpoints.0.visibility',
      shape({
        workload: {
          endpoints: [
            { name: 'a', type: 'TCP', port: 1, visibility: ['external'] },
          ],
        },
      }),
    ],
    [
      'workload.endpoints.1.name',
      shape({
        workload: {
          endpoints: [
            { name: 'a', type: 'TCP', port: 1 },
            { name: 'a', type: 'TCP', port: 2 },
          ],
        },
      }),
    ],
    [
      'workload.env',
      {
        ...createBuilt,
        workload: { env: [{ name: 'A', value: 'b' }] },
      } as Intent,
    ],
    [
      'source.commit',
      {
        ...createBuilt,
        source: { type: 'git', url: 'https://x', commit: '1234567' },
      } as Intent,
    ],
    [
      'type',
      {
        intent: 'createProject',
        project: { ...inTenant, kind: 'project', name: 'x' },
        type: { name: 'default' },
      },
    ],
    [
      'access.type',
      {
        ...dataPlaneIntent,
        access: { type: 'agent', clientCa: pem('CA') },
      } as Intent,
    ],
    ['gateway', { ...dataPlaneIntent, gateway: undefined } as Intent],
    ['component', { intent: 'triggerBuild', component: component('receipts') }],
    [
      'component',
      {
        intent: 'deploy',
        component: component('unbuilt'),
        environment: environment('staging'),
      },
    ],
    [
      'release',
      {
        intent: 'deploy',
        component: fares,
        environment: environment('staging'),
        release: { ...inFerry, kind: 'release', name: 'fares-1' },
      },
    ],
    [
      'tenant.name',
      {
        intent: 'createTenant',
        tenant: { controlPlane, kind: 'tenant', name: 'kube-system' },
      },
    ],
    ['', { intent: 'restart', deployment: deployment('fares') }],
    ['', { intent: 'createRelease', component: fares }],
    [
      '',
      {
        intent: 'createDeploymentTrack',
        track: {
          ...inFerry,
          component: 'fares',
          kind: 'deploymentTrack',
          name: 'main',
        },
      },
    ],
  ])('is said at %s', (path, intent) => {
    const issues = cluster().issues(intent);
    expect(issues).toEqual(
      expect.arrayContaining([expect.stringMatching(`^${path}: `)]),
    );
  });
});

describeRelease('v0.3.2', release => {
  const at = environment;
  it.each<[string, Intent]>(
    (
      [
        tenantIntent,
        {
          intent: 'updateTenant',
          tenant: { controlPlane, kind: 'tenant', name: 'default' },
          title: 'All',
        },
        {
          intent: 'createProject',
          project: { ...inTenant, kind: 'project', name: 'cargo' },
        },
        {
          intent: 'updateProject',
          project: { ...inTenant, kind: 'project', name: 'ferry' },
          pipeline: { ...inTenant, kind: 'pipeline', name: 'other' },
        },
        createFares,
        createTask,
        createBuilt,
        {
          ...createFares,
          intent: 'updateComponent',
          component: fares,
        } as Intent,
        {
          intent: 'createEnvironment',
          environment: at('qa'),
          dataPlane: dataPlane('default'),
          isProduction: false,
        },
        {
          intent: 'updateEnvironment',
          environment: at('staging'),
          isProduction: true,
        },
        {
          intent: 'createPipeline',
          pipeline: { ...inTenant, kind: 'pipeline', name: 'short' },
          paths: [{ from: at('development'), to: [at('production')] }],
        },
        {
          intent: 'updatePipeline',
          pipeline: { ...inTenant, kind: 'pipeline', name: 'default' },
          paths: [{ from: at('development'), to: [at('staging')] }],
        },
        dataPlaneIntent,
        {
          intent: 'createBuildPlane',
          plane: { ...inTenant, kind: 'buildPlane', name: 'yard' },
          access: direct,
        },
        { intent: 'triggerBuild', component: fares, branch: 'next' },
        { intent: 'deploy', component: fares, environment: at('production') },
        {
          intent: 'deploy',
          component: fares,
          environment: at('staging'),
          release: build('fares-build-1'),
        },
        {
          intent: 'promote',
          component: fares,
          from: at('development'),
          to: at('production'),
        },
        {
          intent: 'promote',
          component: component('receipts'),
          from: at('staging'),
          to: at('production'),
        },
        {
          intent: 'rollback',
          deployment: deployment('old-staging'),
          to: build('fares-build-1'),
        },
        { intent: 'suspend', deployment: deployment('old-staging') },
      ] satisfies Intent[]
    ).map(intent => [intent.intent, intent]),
  )('takes what is written to %s', (_, intent) => {
    const on = cluster();
    const steps = on.steps(intent);
    expect(steps.length).toBeGreaterThan(0);
    const errors = steps
      .map(step => on.after(step))
      .filter(left => left !== undefined)
      .filter(left => left.kind !== 'Namespace')
      .flatMap(left => {
        const plural = served.find(({ kind }) => kind === left.kind)?.plural;
        const schema = release.definition(`openchoreo.dev_${plural}`);
        return schemaErrors(schema, left).map(
          error => `${left.kind} ${left.metadata.name}${error}`,
        );
      });
    expect(errors).toEqual([]);
  });
});
