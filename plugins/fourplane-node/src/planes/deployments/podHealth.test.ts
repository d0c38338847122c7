// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HealthState } from '@fourplane/plugin-fourplane-common';
import {
  condition,
  ENDED,
  kubePod,
  PodSketch,
  running,
  terminated,
  waiting,
} from './__testUtils__/kubePod';
import { kubePodSchema } from './kubePod';
import { podHealth } from './podHealth';

const scheduled = condition('PodScheduled', 'True');
const notReady = condition('Ready', 'False', 'ContainersNotReady');
const waitsFor = (reason?: string): PodSketch => ({
  conditions: [scheduled, notReady],
  containers: [{ state: waiting(reason) }],
});
const crashed = (exitCode: number, reason: string): PodSketch => ({
  phase: 'Running',
  conditions: [scheduled, notReady],
  containers: [
    {
      state: waiting(
        'CrashLoopBackOff',
        'back-off 40s restarting failed container',
      ),
      last: terminated(exitCode, reason).terminated,
      restarts: 4,
    },
  ],
});
const runs = (ready: boolean): PodSketch => ({
  phase: 'Running',
  conditions: [
    scheduled,
    condition(
      'Ready',
      ready ? 'True' : 'False',
      ready ? undefined : 'ContainersNotReady',
    ),
  ],
  containers: [{ state: running, ready }],
});
const over = (phase: string, exitCode: number, reason?: string): PodSketch => ({
  phase,
  restartPolicy: 'Never',
  containers: [{ state: terminated(exitCode, reason) }],
});

type Case = readonly [
  title: string,
  sketch: PodSketch,
  state: HealthState,
  reason?: string,
];

const cases: readonly Case[] = [
  // on its way
  ['nobody has looked at', {}, 'progressing', 'Pending'],
  [
    'a node has, with nothing said of containers',
    { conditions: [scheduled] },
    'progressing',
    'ContainerCreating',
  ],
  [
    'creates its container',
    waitsFor('ContainerCreating'),
    'progressing',
    'ContainerCreating',
  ],
  ['waits without a reason', waitsFor(), 'progressing', 'ContainerCreating'],
  [
    'waits for its init containers',
    {
      ...waitsFor('PodInitializing'),
      init: [{ name: 'migrate', state: running }],
    },
    'progressing',
    'Init:0/1',
  ],
  [
    'is at its second init container',
    {
      ...waitsFor('PodInitializing'),
      init: [
        { name: 'one', state: terminated(0, 'Completed') },
        { name: 'two', state: running },
      ],
    },
    'progressing',
    'Init:1/2',
  ],
  [
    'has done all init containers',
    {
      ...waitsFor('PodInitializing'),
      init: [{ name: 'one', state: terminated(0, 'Completed') }],
    },
    'progressing',
    'PodInitializing',
  ],
  [
    'is held by a scheduling gate',
    { conditions: [condition('PodScheduled', 'False', 'SchedulingGated')] },
    'progressing',
    'SchedulingGated',
  ],
  [
    'runs and was never ready',
    runs(false),
    'progressing',
    'ContainersNotReady',
  ],
  [
    'is deleted',
    { ...runs(true), deletedAt: ENDED },
    'progressing',
    'Terminating',
  ],
  [
    'waits for a readiness gate',
    {
      ...runs(true),
      conditions: [
        scheduled,
        condition('Ready', 'False', 'ReadinessGatesNotReady'),
      ],
    },
    'progressing',
    'ReadinessGatesNotReady',
  ],
  [
    'has ended well and starts anew',
    { ...runs(false), containers: [{ state: terminated(0, 'Completed') }] },
    'progressing',
    'Completed',
  ],
  // as it should be
  ['is ready', runs(true), 'ready'],
  [
    'is ready without conditions',
    { phase: 'Running', containers: [{ state: running, ready: true }] },
    'ready',
  ],
  [
    'is ready after crashes',
    {
      ...runs(true),
      containers: [
        {
          state: running,
          ready: true,
          restarts: 3,
          last: terminated(1, 'Error').terminated,
        },
      ],
    },
    'ready',
  ],
  [
    'has a sidecar that runs',
    {
      ...runs(true),
      init: [{ name: 'proxy', sidecar: true, state: running, ready: true }],
    },
    'ready',
  ],
  ['has succeeded', over('Succeeded', 0, 'Completed'), 'ready', 'Completed'],
  [
    'has one container that is done',
    {
      phase: 'Running',
      restartPolicy: 'OnFailure',
      conditions: [scheduled, condition('Ready', 'False', 'PodCompleted')],
      containers: [{ state: terminated(0, 'Completed') }],
    },
    'ready',
    'Completed',
  ],
  // fails
  [
    'cannot be scheduled',
    {
      conditions: [
        condition(
          'PodScheduled',
          'False',
          'Unschedulable',
          undefined,
          '0/2 nodes are available',
        ),
      ],
    },
    'failed',
    'Unschedulable',
  ],
  ['crashes', crashed(1, 'Error'), 'failed', 'CrashLoopBackOff'],
  [
    'runs out of memory again and again',
    crashed(137, 'OOMKilled'),
    'failed',
    'OOMKilled',
  ],
  [
    'has just crashed',
    { ...runs(false), containers: [{ state: terminated(2, 'Error') }] },
    'failed',
    'Error',
  ],
  [
    'has just run out of memory',
    { ...runs(false), containers: [{ state: terminated(137, 'OOMKilled') }] },
    'failed',
    'OOMKilled',
  ],
  ...[
    'ImagePullBackOff',
    'ErrImagePull',
    'ErrImageNeverPull',
    'InvalidImageName',
    'ImageInspectError',
    'RegistryUnavailable',
    'CreateContainerConfigError',
    'CreateContainerError',
    'RunContainerError',
    'PostStartHookError',
  ].map(
    (reason): Case => [`waits: ${reason}`, waitsFor(reason), 'failed', reason],
  ),
  [
    'cannot pull an init image',
    {
      ...waitsFor('PodInitializing'),
      init: [{ name: 'migrate', state: waiting('ImagePullBackOff') }],
    },
    'failed',
    'Init:ImagePullBackOff',
  ],
  [
    'crashes in an init container',
    {
      ...waitsFor('PodInitializing'),
      init: [
        {
          name: 'migrate',
          state: waiting('CrashLoopBackOff'),
          last: terminated(1, 'Error').terminated,
          restarts: 2,
        },
      ],
    },
    'failed',
    'Init:CrashLoopBackOff',
  ],
  [
    'failed in an init container',
    {
      ...waitsFor('PodInitializing'),
      init: [{ name: 'migrate', state: terminated(1, 'Error') }],
    },
    'failed',
    'Init:Error',
  ],
  [
    'has a sidecar that crashes',
    {
      ...waitsFor('PodInitializing'),
      init: [
        {
          name: 'proxy',
          sidecar: true,
          state: waiting('CrashLoopBackOff'),
          restarts: 2,
        },
      ],
    },
    'failed',
    'Init:CrashLoopBackOff',
  ],
  [
    'was evicted',
    {
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
    },
    'failed',
    'Evicted',
  ],
  [
    'was ended with its node',
    {
      phase: 'Failed',
      reason: 'Terminated',
      message: 'Pod was terminated in response to imminent node shutdown.',
    },
    'failed',
    'Terminated',
  ],
  [
    'took longer than allowed',
    { phase: 'Failed', reason: 'DeadlineExceeded' },
    'failed',
    'DeadlineExceeded',
  ],
  [
    'did not fit its node',
    { phase: 'Failed', reason: 'OutOfcpu' },
    'failed',
    'OutOfcpu',
  ],
  ['failed by its exit code', over('Failed', 3, 'Error'), 'failed', 'Error'],
  [
    'failed for want of memory',
    over('Failed', 137, 'OOMKilled'),
    'failed',
    'OOMKilled',
  ],
  ['failed without a word', { phase: 'Failed' }, 'failed', 'Failed'],
  [
    'has one container of two that crashes',
    {
      ...runs(false),
      containers: [
        { state: running, ready: true },
        { name: 'proxy', state: waiting('CrashLoopBackOff'), restarts: 1 },
      ],
    },
    'failed',
    'CrashLoopBackOff',
  ],
  // is worse than it was
  [
    'was ready and is not',
    {
      ...runs(false),
      conditions: [
        scheduled,
        condition('Ready', 'False', 'ContainersNotReady', ENDED),
      ],
    },
    'degraded',
    'ContainersNotReady',
  ],
  // nobody knows
  [
    'is on a lost node',
    { ...runs(true), reason: 'NodeLost', deletedAt: ENDED },
    'unknown',
    'NodeLost',
  ],
  ['is in a phase nobody knows', { phase: 'Unknown' }, 'unknown', 'Unknown'],
  [
    'runs, and nothing is said of how',
    { phase: 'Running', node: 'one', conditions: [scheduled] },
    'unknown',
    'Running',
  ],
  [
    'waits for a reason nobody knows yet',
    waitsFor('QuantumDecoherence'),
    'unknown',
    'QuantumDecoherence',
  ],
  [
    'ended unseen',
    {
      ...runs(false),
      containers: [{ state: terminated(137, 'ContainerStatusUnknown') }],
    },
    'unknown',
    'ContainerStatusUnknown',
  ],
  [
    'was refused by a scheduler for a reason nobody knows',
    { conditions: [condition('PodScheduled', 'False', 'SchedulerError')] },
    'unknown',
    'SchedulerError',
  ],
];

describe('podHealth', () => {
  it.each(
    cases.map(([title, sketch, state, reason]) => ({
      title,
      sketch,
      state,
      reason,
    })),
  )('of a pod that $title', ({ sketch, state, reason }) => {
    const health = podHealth(kubePodSchema.parse(kubePod(sketch)));
    expect([health.state, health.reason]).toEqual([state, reason]);
  });

  it('says how a container ended, how often it came back, and since when', () => {
    const of = (sketch: PodSketch) =>
      podHealth(kubePodSchema.parse(kubePod(sketch)));
    expect(of(crashed(1, 'Error'))).toEqual({
      state: 'failed',
      reason: 'CrashLoopBackOff',
      message:
        'Container main ended with exit code 1. It was restarted 4 times and waits before the next.',
      since: ENDED,
    });
    expect(of(crashed(137, 'OOMKilled')).message).toContain(
      'used more memory than its limit',
    );
    expect(
      of({
        conditions: [
          condition(
            'PodScheduled',
            'False',
            'Unschedulable',
            ENDED,
            '0/2 nodes are available',
          ),
        ],
      }),
    ).toMatchObject({ message: '0/2 nodes are available', since: ENDED });
  });
});
