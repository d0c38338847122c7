// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../kube/KubeObject';
import {
  acme,
  inAcme,
  installation,
  modelOf,
  refTo,
  shop,
  shopTrack,
  usual,
  withParts,
} from './__testUtils__/installation';
import { condition, conditions, terminating } from './__testUtils__/objects';

const since = '2026-11-22T10:05:00Z';
const told = (type: string, status: string, reason: string) =>
  conditions(condition(type, status, reason, 'words'));

/** Objects that have a health, with the reference under which it is read. */
const things = {
  Organization: [
    usual('Organization', 'acme'),
    { controlPlane: acme.controlPlane, kind: 'tenant', name: 'acme' },
  ],
  DataPlane: [usual('DataPlane', 'default'), inAcme('dataPlane', 'default')],
  Environment: [
    usual('Environment', 'development'),
    inAcme('environment', 'development'),
  ],
  DeploymentPipeline: [
    usual('DeploymentPipeline', 'default'),
    inAcme('pipeline', 'default'),
  ],
  Project: [usual('Project', 'web'), inAcme('project', 'web')],
  Component: [usual('Component', 'web-shop'), shop],
  DeploymentTrack: [usual('DeploymentTrack', 'shop-main'), shopTrack('main')],
  Deployment: [
    usual('Deployment', 'shop-development'),
    refTo('deployment', 'shop-development'),
  ],
} as const;

function healthOf(
  kind: keyof typeof things,
  status: object,
  metadata: KubeObject['metadata'] | object = {},
) {
  const [object, ref] = things[kind];
  const put = [withParts(object, { status: { ...status }, metadata })];
  const { health } = modelOf(ref, installation({ put }));
  return health;
}

// A release has no health, so that what a DeployableArtifact reports of itself is not read.
describe('health by the reasons of OpenChoreo 0.2', () => {
  it.each([
    ['Organization', 'Ready', 'True', 'NamespaceCreated', 'ready'],
    ['DataPlane', 'Created', 'True', 'DataPlaneCreated', 'ready'],
    ['Environment', 'Ready', 'True', 'EnvironmentReady', 'ready'],
    ['Environment', 'Ready', 'False', 'EnvironmentFinalizing', 'progressing'],
    [
      'DeploymentPipeline',
      'Available',
      'True',
      'DeploymentPipelineAvailable',
      'ready',
    ],
    ['Project', 'Created', 'True', 'ProjectCreated', 'ready'],
    ['Component', 'Created', 'True', 'ComponentCreated', 'unreported'],
    [
      'DeploymentTrack',
      'Available',
      'True',
      'DeploymentTrackAvailable',
      'ready',
    ],
    ['Deployment', 'Ready', 'True', 'DeploymentReady', 'unreported'],
    ['Deployment', 'Ready', 'False', 'DeploymentProgressing', 'progressing'],
    ['Deployment', 'Ready', 'False', 'DeploymentFinalizing', 'progressing'],
    ['Deployment', 'ArtifactResolved', 'False', 'ArtifactNotFound', 'failed'],
    [
      'Deployment',
      'ArtifactResolved',
      'False',
      'ArtifactBuildNotFound',
      'failed',
    ],
    ['Deployment', 'Ready', 'False', 'SomethingNew', 'unknown'],
    ['Project', 'Created', 'False', 'SomethingNew', 'unknown'],
  ] as const)(
    'of a %s with %s %s %s is %s',
    (kind, type, status, reason, state) => {
      expect(healthOf(kind, told(type, status, reason))).toMatchObject({
        state,
        reason,
        since,
      });
    },
  );

  it.each(Object.keys(things) as (keyof typeof things)[])(
    'of a %s that was not reported is unknown, and that is deleted is on its way',
    kind => {
      expect(healthOf(kind, { conditions: [] })).toMatchObject({
        state: 'unknown',
        reason: 'NotReported',
      });
      const deleted = (type: string, status: string, reason: string) =>
        healthOf(kind, told(type, status, reason), terminating.metadata);
      const leaving = {
        state: 'progressing',
        reason: 'Terminating',
        since: terminating.metadata?.deletionTimestamp,
      };
      for (const reason of [
        'DataplaneFinalizing',
        'ProjectFinalizing',
        'ComponentFinalizing',
        'DeploymentTrackFinalizing',
      ]) {
        expect(deleted('Finalizing', 'True', reason)).toEqual({
          ...leaving,
          message: 'words',
        });
      }
      for (const [type, reason] of [
        ['Deleting', 'OrganizationFinalizing'],
        ['Ready', 'EnvironmentFinalizing'],
        ['Ready', 'DeploymentFinalizing'],
      ]) {
        expect(deleted(type, 'False', reason)).toEqual({
          ...leaving,
          message: 'It is being deleted.',
        });
      }
    },
  );

  it('of a deployment says that applied is not healthy', () => {
    expect(
      healthOf('Deployment', told('Ready', 'True', 'DeploymentReady')).message,
    ).toBe(
      'Its objects were applied to the data plane. OpenChoreo 0.2 does not say whether they run.',
    );
  });

  it('of a deployment is as bad as an endpoint that is not routed', () => {
    const endpoint = usual('Endpoint', 'shop-development-http');
    const health = (status: string) => {
      const put = [
        withParts(endpoint, {
          status: told('Ready', status, 'EndpointReady'),
        }),
      ];
      return modelOf(
        refTo('deployment', 'shop-development'),
        installation({ put }),
      ).health;
    };
    expect(health('False')).toEqual({
      state: 'degraded',
      reason: 'EndpointReady',
      message: 'Endpoint http: words',
      since,
    });
    expect(health('True')).toMatchObject({ reason: 'DeploymentReady' });
  });

  it('is not that of a change the controller has not seen', () => {
    expect(
      healthOf('Deployment', told('Ready', 'True', 'DeploymentReady'), {
        generation: 2,
      }),
    ).toMatchObject({
      state: 'progressing',
      reason: 'ObservedGenerationBehind',
    });
  });
});

describe('a build by the reasons of OpenChoreo 0.2', () => {
  const build = usual('Build', 'shop-build-1');
  const steps = (clone: string, image: string, push: string) =>
    [
      ['StepCloneSucceeded', clone],
      ['StepBuildSucceeded', image],
      ['StepPushSucceeded', push],
    ].map(([type, reason]) =>
      condition(type, reason === 'Succeeded' ? 'True' : 'False', reason),
    );
  const buildOf = (...list: ReturnType<typeof condition>[]) =>
    modelOf(
      refTo('build', 'shop-build-1'),
      installation({
        put: [withParts(build, { status: conditions(...list) })],
      }),
    );
  const running = condition('Completed', 'False', 'BuildProgressing', 'words');

  it.each([
    [steps('Queued', 'Queued', 'Queued'), running, 'pending'],
    [steps('Progressing', 'Queued', 'Queued'), running, 'running'],
    [steps('Succeeded', 'Progressing', 'Queued'), running, 'running'],
    [steps('Succeeded', 'Succeeded', 'Progressing'), running, 'running'],
    [
      steps('Succeeded', 'Succeeded', 'Succeeded'),
      condition('Completed', 'True', 'BuildCompleted', 'words'),
      'succeeded',
    ],
    [
      steps('Failed', 'Queued', 'Queued'),
      condition('Completed', 'False', 'BuildFailed', 'words'),
      'failed',
    ],
    [
      steps('Succeeded', 'Succeeded', 'Succeeded'),
      condition('Completed', 'True', 'SomethingNew', 'words'),
      'unknown',
    ],
    [
      steps('Succeeded', 'Succeeded', 'Succeeded'),
      condition('Completed', 'False', 'BuildCompleted', 'words'),
      'unknown',
    ],
  ])('with the steps %j and %j is %s', (list, completed, phase) => {
    expect(buildOf(...list, completed)).toMatchObject({
      phase,
      reason: completed.reason,
      message: 'words',
    });
  });

  it('tells of its steps under their names in the workflow', () => {
    expect(
      buildOf(...steps('Succeeded', 'Failed', 'Queued'), running).steps,
    ).toEqual([
      {
        name: 'clone-step',
        phase: 'succeeded',
        completedAt: since,
        message: 'StepCloneSucceeded is True',
      },
      {
        name: 'build-step',
        phase: 'failed',
        message: 'StepBuildSucceeded is False',
      },
      {
        name: 'push-step',
        phase: 'pending',
        message: 'StepPushSucceeded is False',
      },
    ]);
    const [step] = buildOf(
      condition('StepCloneSucceeded', 'False', 'SomethingNew'),
    ).steps;
    expect(step.phase).toBe('unknown');
  });

  it.each([
    ['DeploymentApplied', 'False', 'DeploymentFailed', true],
    ['DeploymentApplied', 'True', 'DeploymentAppliedSuccessfully', false],
    ['DeployableArtifactCreated', 'True', 'ArtifactCreationSuccessful', false],
    ['Finalizing', 'True', 'BuildCleanupOngoing', true],
    [
      'DeployableArtifactReferencesRemaining',
      'True',
      'DeployableArtifactRemain',
      true,
    ],
  ])('with %s %s %s says so: %s', (type, status, reason, isTold) => {
    const completed = condition('Completed', 'True', 'BuildCompleted');
    const notice = condition(type, status, reason, 'notice');
    expect(buildOf(completed, notice)).toMatchObject({
      phase: 'succeeded',
      reason: isTold ? reason : 'BuildCompleted',
    });
  });
});
