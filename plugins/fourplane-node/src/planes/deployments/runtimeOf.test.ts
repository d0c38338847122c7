// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../kube/KubeObject';
import { Projection, ReadableKind } from '../../dialects/reading/ReadableKind';
import {
  condition,
  ENDED,
  kubePod,
  PodSketch,
  running,
  STARTED,
  terminated,
  waiting,
} from './__testUtils__/kubePod';
import { DeployedObjects, runtimeOf } from './runtimeOf';
import {
  cronJobKind,
  deploymentKind,
  jobKind,
  podKind,
  statefulSetKind,
  warningKind,
} from './workloadKinds';

const LATER = '2026-11-25T08:00:00Z';

function contentOf<T>(kind: ReadableKind<T>, object: KubeObject): T {
  const { content }: Projection<T> = kind.project(object);
  if (!content) {
    throw new Error(`unreadable ${object.metadata.name}`);
  }
  return content;
}

function pod(name: string, set: string, sketch: PodSketch) {
  return contentOf(
    podKind,
    kubePod({
      name,
      owner: ['ReplicaSet', `web-${set}`],
      labels: { 'pod-template-hash': set },
      ...sketch,
    }),
  );
}

const isReady: PodSketch = {
  phase: 'Running',
  containers: [{ state: running, ready: true }],
};
const crashes: PodSketch = {
  phase: 'Running',
  containers: [
    {
      state: waiting('CrashLoopBackOff'),
      last: terminated(1, 'Error').terminated,
      restarts: 4,
    },
  ],
};
const cannotPull: PodSketch = {
  containers: [{ state: waiting('ImagePullBackOff') }],
};
const startsUp: PodSketch = {
  phase: 'Running',
  containers: [{ state: running }],
};

interface RolloutSketch {
  readonly wanted?: number;
  readonly status?: object;
  readonly set?: string;
  readonly progressing?: readonly [status: string, reason: string];
  readonly conditions?: readonly object[];
  readonly paused?: boolean;
  readonly generation?: number;
}

function rollout({ wanted = 1, set = 'b', ...sketch }: RolloutSketch) {
  const [status, reason] = sketch.progressing ?? ['True', 'ReplicaSetUpdated'];
  return contentOf(deploymentKind, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', generation: sketch.generation ?? 1 },
    spec: { replicas: wanted, paused: sketch.paused },
    status: {
      observedGeneration: 1,
      replicas: wanted,
      updatedReplicas: wanted,
      readyReplicas: wanted,
      availableReplicas: wanted,
      ...sketch.status,
      conditions: [
        condition(
          'Progressing',
          status,
          reason,
          STARTED,
          `ReplicaSet "web-${set}" is progressing.`,
        ),
        ...(sketch.conditions ?? []),
      ],
    },
  });
}

function objects(given: Partial<DeployedObjects>): DeployedObjects {
  return {
    pods: [],
    deployments: new Map(),
    statefulSets: new Map(),
    cronJobs: new Map(),
    jobs: [],
    warnings: [],
    ...given,
  };
}

const web = (content: ReturnType<typeof rollout>) =>
  new Map([['web', content]]);

function job(
  name: string,
  conditions: readonly object[],
  { startTime = STARTED, suspend = false } = {},
) {
  return contentOf(jobKind, {
    metadata: {
      name,
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: 'nightly',
          uid: 'u',
          controller: true,
        },
      ],
    },
    spec: { suspend },
    status: { startTime, conditions },
  });
}

const done = condition('Complete', 'True', 'CompletionsReached', ENDED);
const failed = condition(
  'Failed',
  'True',
  'BackoffLimitExceeded',
  ENDED,
  'Job has reached the specified backoff limit',
);

function nightly(spec: object = {}, status: object = {}) {
  const cronJob = {
    metadata: { name: 'nightly' },
    spec: { schedule: '0 3 * * *', ...spec },
    status,
  };
  return new Map([['nightly', contentOf(cronJobKind, cronJob)]]);
}

describe('the runtime of what runs for ever', () => {
  const ofRollout = (sketch: RolloutSketch, ...pods: DeployedObjects['pods']) =>
    runtimeOf(objects({ deployments: web(rollout(sketch)), pods }));

  it('is ready when all its pods are', () => {
    expect(
      ofRollout({ wanted: 2 }, pod('1', 'b', isReady), pod('2', 'b', isReady)),
    ).toMatchObject({
      health: { state: 'ready' },
      replicas: { wanted: 2, ready: 2 },
    });
  });

  it('is what the pods of the wanted revision say, whatever those before do', () => {
    const before = { ...crashes, createdAt: LATER };
    const { health, pods } = ofRollout(
      {},
      pod('old', 'a', before),
      pod('new', 'b', isReady),
    );
    expect(health).toEqual({ state: 'ready' });
    expect(pods.map(({ name }) => name)).toEqual(['old', 'new']);
  });

  it('is degraded when a new revision crashes and the one before still serves', () => {
    const { health } = ofRollout(
      { status: { replicas: 2 } },
      pod('old', 'a', isReady),
      pod('new', 'b', crashes),
    );
    expect(health).toMatchObject({
      state: 'degraded',
      reason: 'CrashLoopBackOff',
    });
  });

  it('fails when no pod serves, and is degraded when some do', () => {
    const status = { readyReplicas: 0, availableReplicas: 0 };
    expect(ofRollout({ status }, pod('1', 'b', crashes)).health).toMatchObject({
      state: 'failed',
      reason: 'CrashLoopBackOff',
    });
    expect(
      ofRollout(
        { wanted: 2, status: { availableReplicas: 1 } },
        pod('1', 'b', cannotPull),
        pod('2', 'b', isReady),
      ).health,
    ).toMatchObject({ state: 'degraded', reason: 'ImagePullBackOff' });
  });

  it('forgets pods that were evicted and replaced, and those on their way out', () => {
    expect(
      ofRollout(
        {},
        pod('gone', 'b', { phase: 'Failed', reason: 'Evicted' }),
        pod('leaving', 'b', { ...crashes, deletedAt: ENDED }),
        pod('here', 'b', isReady),
      ).health,
    ).toEqual({ state: 'ready' });
  });

  it.each<[string, RolloutSketch, PodSketch | undefined, object]>([
    [
      'no pod may be made',
      {
        status: { updatedReplicas: 0, availableReplicas: 0, replicas: 0 },
        conditions: [
          condition(
            'ReplicaFailure',
            'True',
            'FailedCreate',
            ENDED,
            'exceeded quota',
          ),
        ],
      },
      undefined,
      { state: 'failed', reason: 'FailedCreate', message: 'exceeded quota' },
    ],
    [
      'it takes longer than allowed',
      {
        status: { availableReplicas: 0 },
        progressing: ['False', 'ProgressDeadlineExceeded'],
      },
      startsUp,
      { state: 'degraded', reason: 'ProgressDeadlineExceeded' },
    ],
    [
      'it takes longer than allowed because it crashes',
      {
        status: { availableReplicas: 0 },
        progressing: ['False', 'ProgressDeadlineExceeded'],
      },
      crashes,
      { state: 'failed', reason: 'CrashLoopBackOff' },
    ],
    [
      'pods come up',
      { status: { availableReplicas: 0 } },
      startsUp,
      { state: 'progressing', reason: 'ContainersNotReady' },
    ],
    [
      'pods are still to be made',
      { wanted: 2, status: { updatedReplicas: 1, availableReplicas: 1 } },
      isReady,
      { state: 'progressing', reason: 'RolloutInProgress' },
    ],
    [
      'its change has not been seen',
      { generation: 2 },
      isReady,
      { state: 'progressing', reason: 'ObservedGenerationBehind' },
    ],
    [
      'it is scaled to nothing',
      { wanted: 0 },
      undefined,
      { state: 'suspended', reason: 'ScaledToZero' },
    ],
    [
      'its rollout is paused',
      { paused: true, status: { updatedReplicas: 0 } },
      undefined,
      { state: 'suspended', reason: 'DeploymentPaused' },
    ],
  ])('says so when %s', (_, sketch, one, expected) => {
    const pods = one ? [pod('1', 'b', one)] : [];
    expect(ofRollout(sketch, ...pods).health).toMatchObject(expected);
  });

  it('takes the newest revision where nothing but pods is seen', () => {
    const pods = [
      pod('new', 'b', { ...isReady, createdAt: LATER }),
      pod('old', 'a', crashes),
    ];
    expect(runtimeOf(objects({ pods }))).toMatchObject({
      health: { state: 'ready' },
      pods: [{ name: 'new' }, { name: 'old' }],
    });
    expect(runtimeOf(objects({ pods })).replicas).toBeUndefined();
  });

  it('goes by the revision of a StatefulSet', () => {
    const member = (name: string, revision: string, sketch: PodSketch) =>
      contentOf(
        podKind,
        kubePod({
          name,
          owner: ['StatefulSet', 'db'],
          labels: { 'controller-revision-hash': revision },
          ...sketch,
        }),
      );
    const set = contentOf(statefulSetKind, {
      metadata: { name: 'db', generation: 1 },
      spec: { replicas: 2 },
      status: {
        observedGeneration: 1,
        replicas: 2,
        updatedReplicas: 1,
        readyReplicas: 1,
        availableReplicas: 1,
        updateRevision: 'db-2',
      },
    });
    const statefulSets = new Map([['db', set]]);
    const pods = [
      member('db-0', 'db-1', crashes),
      member('db-1', 'db-2', isReady),
    ];
    expect(runtimeOf(objects({ statefulSets, pods }))).toMatchObject({
      health: { state: 'progressing', reason: 'RolloutInProgress' },
      replicas: { wanted: 2, ready: 1 },
    });
  });

  it('claims nothing where there is nothing', () => {
    expect(runtimeOf(objects({}))).toEqual({ pods: [] });
  });

  it('shows the latest warning', () => {
    const warning = (at: string, reason: string) =>
      contentOf(warningKind, {
        metadata: { name: reason },
        involvedObject: { kind: 'Pod', namespace: 'dp-shop', name: 'web-1' },
        reason,
        message: 'because',
        lastTimestamp: at,
      }).warning;
    const warnings = [
      warning(STARTED, 'FailedMount'),
      warning(LATER, 'BackOff'),
      warning(ENDED, 'Unhealthy'),
    ];
    expect(runtimeOf(objects({ warnings })).lastWarning).toEqual({
      at: LATER,
      reason: 'BackOff',
      message: 'because',
      object: 'Pod web-1',
    });
  });
});

describe('the runtime of a scheduled task', () => {
  const taskPod = (name: string, run: string, sketch: PodSketch) =>
    contentOf(
      podKind,
      kubePod({ name, owner: ['Job', run], restartPolicy: 'Never', ...sketch }),
    );

  it('has its schedule and its runs, newest first', () => {
    const { schedule, health } = runtimeOf(
      objects({
        cronJobs: nightly(
          { timeZone: 'Asia/Colombo' },
          { lastScheduleTime: LATER },
        ),
        jobs: [
          job('nightly-1', [failed]),
          job('nightly-3', [], { startTime: LATER }),
          job('nightly-2', [done], { startTime: ENDED }),
        ],
      }),
    );
    expect(schedule).toEqual({
      cron: '0 3 * * *',
      timeZone: 'Asia/Colombo',
      suspended: false,
      lastRunAt: LATER,
      runs: [
        { name: 'nightly-3', phase: 'running', startedAt: LATER },
        {
          name: 'nightly-2',
          phase: 'succeeded',
          startedAt: ENDED,
          completedAt: ENDED,
        },
        {
          name: 'nightly-1',
          phase: 'failed',
          reason: 'BackoffLimitExceeded',
          message: 'Job has reached the specified backoff limit',
          startedAt: STARTED,
          completedAt: ENDED,
        },
      ],
    });
    expect(health).toEqual({ state: 'ready', since: ENDED });
  });

  it.each<[string, Partial<DeployedObjects>, object]>([
    [
      'waits for its first run',
      {},
      { state: 'ready', reason: 'CronJobScheduled' },
    ],
    [
      'is suspended, however its last run ended',
      { cronJobs: nightly({ suspend: true }), jobs: [job('n', [failed])] },
      { state: 'suspended', reason: 'CronJobSuspended' },
    ],
    [
      'failed last time',
      {
        jobs: [job('n', [failed])],
        pods: [taskPod('n-x', 'n', { phase: 'Failed' })],
      },
      { state: 'degraded', reason: 'BackoffLimitExceeded' },
    ],
    [
      'runs well after it failed',
      {
        jobs: [job('n1', [failed]), job('n2', [done], { startTime: LATER })],
        pods: [taskPod('n1-x', 'n1', { phase: 'Failed' })],
      },
      { state: 'ready' },
    ],
    [
      'cannot pull its image now',
      { jobs: [job('n', [])], pods: [taskPod('n-x', 'n', cannotPull)] },
      { state: 'failed', reason: 'ImagePullBackOff' },
    ],
    [
      'tries anew after a pod of it failed',
      {
        jobs: [job('n', [])],
        pods: [
          taskPod('n-x', 'n', { phase: 'Failed' }),
          taskPod('n-y', 'n', startsUp),
        ],
      },
      { state: 'ready', reason: 'CronJobScheduled' },
    ],
  ])('is right when it %s', (_, given, expected) => {
    expect(
      runtimeOf(objects({ cronJobs: nightly(), ...given })).health,
    ).toMatchObject(expected);
  });

  it('is that of a job that runs once, where there is no schedule', () => {
    const health = (...jobs: DeployedObjects['jobs']) =>
      runtimeOf(objects({ jobs })).health;
    expect(health(job('once', [done]))).toMatchObject({
      state: 'ready',
      reason: 'Completed',
    });
    expect(health(job('once', [failed]))).toMatchObject({
      state: 'failed',
      reason: 'BackoffLimitExceeded',
    });
    expect(health(job('once', [], { suspend: true }))).toEqual({
      state: 'suspended',
      reason: 'JobSuspended',
    });
    expect(
      runtimeOf(
        objects({
          jobs: [job('once', [])],
          pods: [taskPod('once-x', 'once', startsUp)],
        }),
      ).health,
    ).toMatchObject({ state: 'progressing' });
  });
});
