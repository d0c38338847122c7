// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';
import { partOf } from '../reading/ReadableKind';
import { recordedStates, RecordedState } from './__testUtils__/recordedStates';
import { rules } from './rules';

type State = Health['state'];
type Row = readonly [reason: string, state: State];

/** Of each kind the condition that decides, and what its reasons mean: those of `True` before those of `False`. */
const meanings: Readonly<
  Record<
    string,
    { decides: string; whenTrue: readonly Row[]; whenFalse: readonly Row[] }
  >
> = {
  Project: {
    decides: 'Ready',
    whenTrue: [['Reconciled', 'ready']],
    whenFalse: [['ProjectTypeNotFound', 'failed']],
  },
  ProjectReleaseBinding: {
    decides: 'Ready',
    whenTrue: [['Ready', 'ready']],
    whenFalse: [
      ['ProjectReleaseNotSet', 'progressing'],
      ['ProjectReleaseNotFound', 'failed'],
      ['InvalidReleaseConfiguration', 'failed'],
      ['EnvironmentNotFound', 'failed'],
      ['DataPlaneNotFound', 'failed'],
      ['ProjectNotFound', 'failed'],
      ['RenderingFailed', 'failed'],
      ['NamespaceMissing', 'failed'],
      ['NamespaceProgressing', 'progressing'],
      ['NamespaceDegraded', 'degraded'],
      ['ResourcesProgressing', 'progressing'],
      ['ResourcesDegraded', 'degraded'],
      ['ResourcesUnknown', 'unknown'],
      ['ResourceApplyFailed', 'failed'],
      ['SyncedNotReady', 'progressing'],
    ],
  },
  Environment: {
    decides: 'Ready',
    whenTrue: [['EnvironmentReady', 'ready']],
    whenFalse: [
      ['DeletionBlocked', 'degraded'],
      ['EnvironmentFinalizing', 'progressing'],
      ['ReleaseBindingsPending', 'progressing'],
    ],
  },
  DeploymentPipeline: {
    decides: 'Available',
    whenTrue: [['DeploymentPipelineAvailable', 'ready']],
    whenFalse: [['DeletionBlocked', 'degraded']],
  },
  Component: {
    decides: 'Ready',
    whenTrue: [
      ['Reconciled', 'ready'],
      ['ComponentReleaseReady', 'ready'],
    ],
    whenFalse: [
      ['ComponentTypeNotFound', 'failed'],
      ['InvalidConfiguration', 'failed'],
      ['WorkflowNotAllowed', 'failed'],
      ['WorkflowNotFound', 'failed'],
      ['WorkloadNotFound', 'progressing'],
      ['TraitNotFound', 'failed'],
      ['ProjectNotFound', 'failed'],
      ['DeploymentPipelineNotFound', 'failed'],
      ['AutoDeployFailed', 'failed'],
    ],
  },
  ReleaseBinding: {
    decides: 'Ready',
    whenTrue: [['Ready', 'ready']],
    whenFalse: [
      ['ComponentReleaseNotFound', 'failed'],
      ['InvalidReleaseConfiguration', 'failed'],
      ['EnvironmentNotFound', 'failed'],
      ['DataPlaneNotFound', 'failed'],
      ['DataPlaneNotConfigured', 'failed'],
      ['ComponentNotFound', 'failed'],
      ['ProjectNotFound', 'failed'],
      ['RenderingFailed', 'failed'],
      ['ReleaseSynced', 'progressing'],
      ['ReleaseCreated', 'progressing'],
      ['ConnectionsPending', 'progressing'],
      ['ResourceDependenciesPending', 'progressing'],
      ['ResourcesProgressing', 'progressing'],
      ['ResourcesDegraded', 'degraded'],
      ['ResourcesUnknown', 'unknown'],
      ['ResourceApplyFailed', 'failed'],
      ['ResourcesUndeployed', 'suspended'],
      ['JobFailed', 'failed'],
      ['JobRunning', 'progressing'],
      ['CronJobScheduled', 'progressing'],
    ],
  },
  Resource: {
    decides: 'Ready',
    whenTrue: [['Reconciled', 'ready']],
    whenFalse: [['ResourceTypeNotFound', 'failed']],
  },
  ResourceReleaseBinding: {
    decides: 'Ready',
    whenTrue: [['Ready', 'ready']],
    whenFalse: [
      ['ResourceReleaseNotSet', 'progressing'],
      ['ResourceReleaseNotFound', 'failed'],
      ['InvalidReleaseConfiguration', 'failed'],
      ['EnvironmentNotFound', 'failed'],
      ['DataPlaneNotFound', 'failed'],
      ['ResourceNotFound', 'failed'],
      ['ProjectNotFound', 'failed'],
      ['RenderingFailed', 'failed'],
      ['ReleaseOwnershipConflict', 'failed'],
      ['ReleaseUpdateFailed', 'failed'],
      ['ResourcesProgressing', 'progressing'],
      ['ResourcesDegraded', 'degraded'],
      ['OutputResolutionFailed', 'failed'],
      ['SyncedNotReady', 'progressing'],
    ],
  },
  ObservabilityAlertRule: {
    decides: 'Synced',
    whenTrue: [['SyncSucceeded', 'ready']],
    whenFalse: [
      ['SyncNotSynced', 'progressing'],
      ['SyncFailed', 'failed'],
    ],
  },
};

/** What makes an object of a kind readable where the recording leaves out what people wrote. */
const specs: Readonly<Record<string, object>> = {
  Component: {
    owner: { projectName: 'p' },
    componentType: { name: 'deployment/service' },
  },
  Resource: { owner: { projectName: 'p' }, type: { name: 't' } },
  ReleaseBinding: {
    owner: { projectName: 'p', componentName: 'c' },
    environment: 'e',
    releaseName: 'c-1',
  },
  ProjectReleaseBinding: { owner: { projectName: 'p' }, environment: 'e' },
  ResourceReleaseBinding: {
    owner: { projectName: 'p', resourceName: 'r' },
    environment: 'e',
  },
  ObservabilityAlertRule: { source: { type: 'log' } },
  WorkflowRun: { workflow: { name: 'w' } },
};

type Condition = RecordedState['conditions'][number];

function objectOf(
  kind: string,
  conditions: readonly Condition[],
  more: { spec?: object; isBeingDeleted?: boolean } = {},
): KubeObject {
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name: 'n',
      namespace: 'ns',
      ...(more.isBeingDeleted && {
        deletionTimestamp: '2026-11-22T11:00:00Z',
      }),
    },
    spec: { ...specs[kind], ...more.spec },
    status: { conditions },
  };
}

const healthIn = z.object({ state: z.string(), reason: z.string().optional() });

function healthOf(object: KubeObject) {
  const rule = rules.find(({ kind }) => kind.kind === object.kind);
  const projection = rule?.kind.project(object);
  const read = z
    .object({ health: healthIn })
    .safeParse(projection && partOf(projection));
  if (!read.success) {
    throw new Error(`${object.kind} has no health: ${read.error.message}`);
  }
  return read.data.health;
}

const rows = Object.entries(meanings).flatMap(
  ([kind, { decides, whenTrue, whenFalse }]) =>
    [
      ...whenTrue.map(row => ['True', ...row] as const),
      ...whenFalse.map(row => ['False', ...row] as const),
    ].map(
      ([status, reason, state]) =>
        [kind, decides, status, reason, state] as const,
    ),
);

describe('the states of OpenChoreo 1.x', () => {
  it.each(rows)(
    '%s with %s %s %s is %s',
    (kind, type, status, reason, state) => {
      const object = objectOf(kind, [
        { type, status, reason, message: 'words' },
      ]);
      expect(healthOf(object)).toMatchObject({ state, reason });
    },
  );

  it('are read as they were recorded from its own controllers', () => {
    const recorded = recordedStates();
    const decided = recorded.flatMap(state => {
      const meaning = meanings[state.kind];
      const condition = state.conditions.find(
        ({ type }) => type === meaning?.decides,
      );
      return meaning && condition ? [{ state, meaning, condition }] : [];
    });
    expect(decided.length).toBeGreaterThan(60);
    for (const { state, meaning, condition } of decided) {
      const { status, reason } = condition;
      const known = status === 'True' ? meaning.whenTrue : meaning.whenFalse;
      const row = known.find(([name]) => name === reason);
      const object = objectOf(state.kind, state.conditions, state);
      const isWaiting = reason === 'DeletionBlocked' || !state.isBeingDeleted;
      expect({ ...state, read: healthOf(object) }).toEqual({
        ...state,
        read: expect.objectContaining(
          isWaiting
            ? { state: row?.[1], reason }
            : { state: 'progressing', reason: 'Terminating' },
        ),
      });
    }
  });

  it.each([
    ['ReadyWithSuspendedResources', 'suspended'],
    ['CronJobScheduled', 'ready'],
    ['CronJobSuspended', 'suspended'],
    ['JobRunning', 'progressing'],
    ['JobCompleted', 'ready'],
  ])('a ready binding whose resources are %s is %s', (reason, state) => {
    const condition = (type: string, of: string) => ({
      type,
      status: 'True',
      reason: of,
      message: '',
    });
    const object = objectOf('ReleaseBinding', [
      condition('Ready', 'Ready'),
      condition('ResourcesReady', reason),
    ]);
    expect(healthOf(object).state).toBe(state);
  });

  it('says what a plane is by its agent, since its condition only says that it was made', () => {
    const planes = recordedStates().filter(({ kind }) =>
      kind.endsWith('Plane'),
    );
    expect(planes.length).toBeGreaterThan(1);
    for (const { kind, conditions } of planes) {
      const status = (connected: boolean) => ({
        conditions,
        agentConnection: { connected, connectedAgents: connected ? 1 : 0 },
      });
      const object = objectOf(kind, conditions);
      expect(healthOf(object).state).toBe('unknown');
      expect(healthOf({ ...object, status: status(true) }).state).toBe('ready');
      expect(healthOf({ ...object, status: status(false) })).toEqual({
        state: 'failed',
        reason: 'AgentDisconnected',
      });
    }
  });
});

describe('the phases of a run', () => {
  const phaseOf = (conditions: readonly Condition[]) => {
    const rule = rules.find(({ kind }) => kind.kind === 'WorkflowRun');
    const projection = rule?.kind.project(objectOf('WorkflowRun', conditions));
    return z
      .object({ phase: z.string(), reason: z.string().optional() })
      .parse(projection && partOf(projection));
  };
  const condition = (type: string, status: string, reason: string) => ({
    type,
    status,
    reason,
    message: '',
  });

  it.each([
    ['WorkflowCompleted', 'False', 'WorkflowPending', 'pending'],
    ['WorkflowCompleted', 'False', 'WorkflowPlaneNotFound', 'pending'],
    ['WorkflowCompleted', 'False', 'WorkflowPlaneResolutionFailed', 'pending'],
    ['WorkflowCompleted', 'False', 'WorkflowResolutionFailed', 'pending'],
    ['WorkflowRunning', 'True', 'WorkflowRunning', 'running'],
    ['WorkflowSucceeded', 'True', 'WorkflowSucceeded', 'succeeded'],
    ['WorkflowFailed', 'True', 'WorkflowFailed', 'failed'],
    ['WorkflowFailed', 'True', 'ComponentValidationFailed', 'failed'],
    ['WorkflowCompleted', 'True', 'SomethingNew', 'unknown'],
  ])('%s %s %s is %s', (type, status, reason, phase) => {
    expect(phaseOf([condition(type, status, reason)])).toEqual({
      phase,
      reason,
    });
  });

  it('are read as they were recorded', () => {
    const runs = recordedStates().filter(({ kind }) => kind === 'WorkflowRun');
    expect(runs.length).toBeGreaterThan(0);
    for (const { conditions } of runs) {
      expect(phaseOf(conditions)).toEqual({
        phase: 'succeeded',
        reason: 'WorkflowSucceeded',
      });
    }
  });
});
