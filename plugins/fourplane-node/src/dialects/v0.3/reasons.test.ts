// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, Health, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { condition, conditions, Fields } from '../v1/__testUtils__/slotOf';
import { environment, plane } from './__testUtils__/platformSlots';
import { served } from './__testUtils__/served';
import { v03Dialect } from './v03Dialect';

const dialect = v03Dialect.create({ controlPlane: 'default', served });
const inWeb = {
  controlPlane: 'default',
  tenant: 'default',
  project: 'web',
} as const;
const owner = { projectName: 'web', componentName: 'web' };

function object(kind: string, name: string, parts: Fields): KubeObject {
  const { metadata = {}, ...rest } = parts;
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      uid: `${kind}-${name}`,
      generation: 1,
      ...Object(metadata),
    },
    ...rest,
  };
}

/** Where bindings find all they need. */
const platform = [
  environment('default', 'development').usual,
  plane('DataPlane', 'default', 'default').usual,
  object('ScheduledTaskClass', 'default', { spec: {} }),
];

function read(ref: ModelRef, objects: readonly KubeObject[]) {
  const lookup = IndexedLookup.create({ dialect });
  objects.forEach(each => lookup.put(each));
  const reading = dialect.read(ref, lookup);
  if (reading.state !== 'present') {
    throw new Error(JSON.stringify(reading));
  }
  return reading.model;
}

interface DeploymentState {
  readonly kind?: string;
  readonly state?: string;
  readonly ready?: readonly [status: string, reason: string];
  /** What the Release says of its objects, by kind; no Release when absent. */
  readonly applied?: Readonly<Record<string, string>>;
  readonly releaseMetadata?: Fields;
  readonly finalizing?: string;
  readonly connections?: Fields;
  readonly without?: string;
}

function healthOf(given: DeploymentState): Health {
  const { kind = 'ServiceBinding', state = 'Active', ready, applied } = given;
  const binding = object(kind, 'web', {
    spec: {
      owner,
      environment: 'development',
      className: 'default',
      releaseState: state,
      workloadSpec: { connections: given.connections },
    },
    status: ready ? conditions(condition('Ready', ready[0], ready[1])) : {},
  });
  const release = object('Release', 'web', {
    metadata: given.releaseMetadata,
    spec: { owner, environmentName: 'development' },
    status: {
      ...(given.finalizing && {
        conditions: [condition('Finalizing', 'True', given.finalizing)],
      }),
      resources: Object.entries(applied ?? {}).map(([each, healthStatus]) => ({
        id: each,
        version: 'v1',
        kind: each,
        name: each.toLowerCase(),
        healthStatus,
      })),
    },
  });
  const model = read({ ...inWeb, kind: 'deployment', name: 'web' }, [
    ...platform.filter(each => each.kind !== given.without),
    binding,
    ...(applied ? [release] : []),
  ]);
  return 'health' in model ? model.health : { state: 'unknown' };
}

const active = ['True', 'ResourcesActive'] as const;
const healthy = { Deployment: 'Healthy', Service: 'Healthy' };
const task = { kind: 'ScheduledTaskBinding' };

describe('how a deployment of 0.3 is', () => {
  it.each<[string, DeploymentState, string, string | undefined]>([
    [
      'all well',
      { ready: active, applied: healthy },
      'ready',
      'ResourcesActive',
    ],
    [
      'called ready before anything was applied',
      { ready: active, applied: {} },
      'progressing',
      'ResourcesNotReported',
    ],
    [
      'called ready without a release',
      { ready: active },
      'progressing',
      'ResourcesNotReported',
    ],
    [
      'waiting for an environment nobody speaks of',
      { ready: active, applied: {}, without: 'Environment' },
      'progressing',
      'EnvironmentNotFound',
    ],
    [
      'waiting for a data plane nobody speaks of',
      { ready: active, applied: {}, without: 'DataPlane' },
      'progressing',
      'DataPlaneNotFound',
    ],
    [
      'waiting for what it calls, of which nobody speaks',
      {
        connections: {
          ledger: { params: { componentName: 'ledger', endpoint: 'http' } },
        },
      },
      'progressing',
      'ConnectionsPending',
    ],
    ['not seen yet', {}, 'unknown', 'NotReported'],
    [
      'ready by a word that is older than a degraded object',
      { ready: active, applied: { Deployment: 'Degraded' } },
      'degraded',
      'ResourcesDegraded',
    ],
    [
      'ready by a word that is older than new pods',
      { ready: active, applied: { Deployment: 'Progressing' } },
      'progressing',
      'ResourcesProgressing',
    ],
    [
      'coming',
      {
        ready: ['False', 'ResourceHealthProgressing'],
        applied: { Deployment: 'Progressing' },
      },
      'progressing',
      'ResourceHealthProgressing',
    ],
    [
      'coming, and degraded behind that',
      {
        ready: ['False', 'ResourceHealthProgressing'],
        applied: { Deployment: 'Degraded', Service: 'Unknown' },
      },
      'degraded',
      'ResourcesDegraded',
    ],
    [
      'degraded',
      {
        ready: ['False', 'ResourceHealthDegraded'],
        applied: { Deployment: 'Degraded' },
      },
      'degraded',
      'ResourceHealthDegraded',
    ],
    [
      'suspended',
      {
        state: 'Suspend',
        ready: ['False', 'ResourcesSuspended'],
        applied: { Deployment: 'Suspended' },
      },
      'suspended',
      'ResourcesSuspended',
    ],
    [
      'undeployed',
      { state: 'Undeploy', ready: ['False', 'ResourcesUndeployed'] },
      'suspended',
      'ResourcesUndeployed',
    ],
    ...(
      [
        'ServiceClassNotFound',
        'APIClassNotFound',
        'InvalidConfiguration',
        'ReleaseCreationFailed',
        'ReleaseUpdateFailed',
        'ReleaseDeletionFailed',
      ] as const
    ).map((reason): [string, DeploymentState, string, string] => [
      reason,
      { ready: ['False', reason] },
      'failed',
      reason,
    ]),
    [
      'WebApplicationClassNotFound',
      {
        kind: 'WebApplicationBinding',
        ready: ['False', 'WebApplicationClassNotFound'],
      },
      'failed',
      'WebApplicationClassNotFound',
    ],
    [
      'what nobody knows yet',
      { ready: ['False', 'WormholeClosed'], applied: healthy },
      'unknown',
      'WormholeClosed',
    ],
    [
      'stuck on its way out',
      {
        state: 'Undeploy',
        ready: ['False', 'ResourcesUndeployed'],
        applied: healthy,
        releaseMetadata: { deletionTimestamp: '2026-11-22T11:00:00Z' },
        finalizing: 'CleanupFailed',
      },
      'degraded',
      'CleanupFailed',
    ],
    [
      'on its way out',
      {
        state: 'Undeploy',
        ready: ['False', 'ResourcesUndeployed'],
        applied: healthy,
        releaseMetadata: { deletionTimestamp: '2026-11-22T11:00:00Z' },
        finalizing: 'CleanupInProgress',
      },
      'suspended',
      'ResourcesUndeployed',
    ],
    [
      'a task that has not run yet',
      { ...task, applied: { CronJob: 'Progressing' } },
      'ready',
      'CronJobScheduled',
    ],
    [
      'a task that has run',
      { ...task, applied: { CronJob: 'Healthy' } },
      'ready',
      'CronJobScheduled',
    ],
    [
      'a suspended task',
      { ...task, state: 'Suspend', applied: { CronJob: 'Suspended' } },
      'suspended',
      'CronJobSuspended',
    ],
    [
      'a task without a class',
      { ...task, without: 'ScheduledTaskClass' },
      'progressing',
      'ScheduledTaskClassNotFound',
    ],
    [
      'a task that nothing was made of yet',
      task,
      'progressing',
      'ResourcesNotReported',
    ],
    [
      'a task that goes on although it is undeployed',
      { ...task, state: 'Undeploy', applied: { CronJob: 'Healthy' } },
      'degraded',
      'StillDeployed',
    ],
    [
      'a task that is gone',
      { ...task, state: 'Undeploy' },
      'suspended',
      'ResourcesUndeployed',
    ],
  ])('is %s', (_, given, state, reason) => {
    expect(healthOf(given)).toMatchObject({ state, reason });
  });

  it('names what it waits for, and where that is looked for', () => {
    expect(healthOf({ ready: active, without: 'Environment' }).message).toBe(
      'Waiting for Environment development.',
    );
    const elsewhere = {
      ...object('ServiceBinding', 'web', {
        spec: { owner, environment: 'moon' },
        status: conditions(condition('Ready', ...active)),
      }),
    };
    const moved = {
      ...elsewhere,
      metadata: { ...elsewhere.metadata, namespace: 'acme' },
    };
    const model = read(
      { ...inWeb, tenant: 'acme', kind: 'deployment', name: 'web' },
      [...platform, moved],
    );
    expect('health' in model && model.health.message).toContain(
      'Environment moon in namespace default, the only one',
    );
  });
});

describe('how a build of 0.3 is', () => {
  const done = (...types: string[]) =>
    types.map(type => condition(type, 'True', type));
  const triggered = done('BuildInitiated', 'BuildTriggered');
  const built = [...triggered, ...done('BuildCompleted')];
  const buildOf = (list: Fields[], planes: KubeObject[]): Build => {
    const model = read({ ...inWeb, kind: 'build', name: 'b' }, [
      object('Build', 'b', { spec: { owner }, status: conditions(...list) }),
      ...planes,
    ]);
    if (!('steps' in model)) {
      throw new Error('it is a build');
    }
    return model;
  };
  const buildPlane = plane('BuildPlane', 'default', 'default').usual;

  it.each<[string, Fields[], string, string | undefined, string[]]>([
    [
      'not begun',
      [],
      'pending',
      undefined,
      ['pending', 'pending', 'pending', 'pending'],
    ],
    [
      'begun',
      done('BuildInitiated'),
      'pending',
      'BuildInitiated',
      ['succeeded', 'pending', 'pending', 'pending'],
    ],
    [
      'handed to Argo',
      triggered,
      'pending',
      'BuildTriggered',
      ['succeeded', 'succeeded', 'pending', 'pending'],
    ],
    [
      'running',
      [...triggered, condition('BuildCompleted', 'False', 'BuildInProgress')],
      'running',
      'BuildInProgress',
      ['succeeded', 'succeeded', 'running', 'pending'],
    ],
    [
      'failed',
      [...triggered, condition('BuildCompleted', 'False', 'BuildFailed')],
      'failed',
      'BuildFailed',
      ['succeeded', 'succeeded', 'failed', 'skipped'],
    ],
    [
      'built, but its Workload has no image yet',
      built,
      'running',
      'BuildCompleted',
      ['succeeded', 'succeeded', 'succeeded', 'pending'],
    ],
    [
      'built, and trying to write its Workload',
      [...built, condition('WorkloadUpdated', 'False', 'WorkloadUpdateFailed')],
      'running',
      'WorkloadUpdateFailed',
      ['succeeded', 'succeeded', 'succeeded', 'running'],
    ],
    [
      'done',
      [...built, ...done('WorkloadUpdated')],
      'succeeded',
      'WorkloadUpdated',
      ['succeeded', 'succeeded', 'succeeded', 'succeeded'],
    ],
    [
      'what nobody knows yet',
      [...triggered, condition('BuildCompleted', 'False', 'WormholeClosed')],
      'unknown',
      'WormholeClosed',
      ['succeeded', 'succeeded', 'unknown', 'pending'],
    ],
  ])('is %s', (_, list, phase, reason, steps) => {
    const build = buildOf(list, [buildPlane]);
    expect(build).toMatchObject({ phase });
    expect(build.reason).toBe(reason);
    expect(build.steps.map(step => step.phase)).toEqual(steps);
  });

  it('says that there is no build plane, where the controller says nothing', () => {
    expect(buildOf(done('BuildInitiated'), [])).toMatchObject({
      phase: 'pending',
      reason: 'BuildPlaneNotFound',
      message: 'There is no BuildPlane in namespace default to build on.',
    });
  });
});

describe('what 0.3 does not report on', () => {
  const kinds = [
    ['project', 'Project', { deploymentPipelineRef: 'default' }],
    ['pipeline', 'DeploymentPipeline', {}],
    ['environment', 'Environment', { dataPlaneRef: 'default' }],
    ['dataPlane', 'DataPlane', {}],
    ['buildPlane', 'BuildPlane', {}],
  ] as const;

  it.each(kinds)('is neither well nor unknown: a %s', (kind, crKind, spec) => {
    const ref = {
      controlPlane: 'default',
      tenant: 'default',
      kind,
      name: 'default',
    } as const;
    const all = kinds.map(([, each, given]) =>
      object(each, 'default', { spec: given }),
    );
    expect(read(ref, all)).toMatchObject({
      health: { state: 'unreported', reason: 'NeverReported' },
    });
    const leaving = object(crKind, 'default', {
      metadata: { deletionTimestamp: '2026-11-22T11:00:00Z' },
      spec,
    });
    expect(read(ref, [...all, leaving])).toMatchObject({
      health: { state: 'progressing', reason: 'Terminating' },
    });
  });

  it('is believed where the older controllers are switched on', () => {
    const ref = { ...inWeb, project: undefined, kind: 'pipeline', name: 'p' };
    const pipeline = object('DeploymentPipeline', 'p', {
      spec: {},
      status: conditions(
        condition('Available', 'True', 'DeploymentPipelineAvailable'),
      ),
    });
    expect(read(ref as ModelRef, [pipeline])).toMatchObject({
      health: { state: 'ready' },
    });
  });

  it('still shows what is missing: a pipeline, a data plane, a project, a workload', () => {
    const ofTenant = { controlPlane: 'default', tenant: 'default' } as const;
    const objects = [
      object('Project', 'web', { spec: { deploymentPipelineRef: 'gone' } }),
      object('Environment', 'dev', { spec: { dataPlaneRef: 'gone' } }),
      object('Component', 'web', {
        spec: { owner: { projectName: 'web' }, type: 'Service' },
      }),
      object('Component', 'lost', {
        spec: { owner: { projectName: 'gone' }, type: 'Service' },
      }),
      object('Service', 'web', { spec: { owner, workloadName: 'gone' } }),
      object('Workload', 'other', { spec: { owner } }),
    ];
    expect([
      read({ ...ofTenant, kind: 'project', name: 'web' }, objects),
      read({ ...ofTenant, kind: 'environment', name: 'dev' }, objects),
      read({ ...inWeb, kind: 'component', name: 'web' }, objects),
      read(
        { ...ofTenant, project: 'gone', kind: 'component', name: 'lost' },
        objects,
      ),
    ]).toMatchObject([
      {
        health: {
          state: 'degraded',
          message: 'DeploymentPipeline gone does not exist.',
        },
      },
      {
        health: {
          state: 'degraded',
          message: 'DataPlane gone does not exist.',
        },
      },
      {
        health: {
          state: 'progressing',
          message:
            "Service web waits for Workload gone, but the component's Workload is other.",
        },
      },
      {
        health: { state: 'degraded', message: 'Project gone does not exist.' },
      },
    ]);
  });
});
