// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, BuildStep } from '@fourplane/plugin-fourplane-common';
import { conditionReading } from '../reading/conditionHealth';

/** What the reasons of OpenChoreo 0.2 mean for the health of anything but a build. */
export const { conditionHealth, healthOfCondition } = conditionReading({
  whenNotTrue: {
    ArtifactNotFound: 'failed',
    ArtifactBuildNotFound: 'failed',
    // An endpoint that could not be routed keeps the reason of one that could.
    EndpointReady: 'degraded',
    DeploymentProgressing: 'progressing',
    DeploymentFinalizing: 'progressing',
    EnvironmentFinalizing: 'progressing',
  },
  whenTrue: {
    // The objects were applied; whether they run is never looked at, and so never reported.
    DeploymentReady: 'unreported',
    // Nor is whether a component is all right: it was taken note of, that is all.
    ComponentCreated: 'unreported',
  },
  deletionBlockers: new Set(),
});

/** Where a build stands by the reason of its condition `Completed`; one that is not here is `unknown`. */
export const buildPhaseByReason: ReadonlyMap<string, Build['phase']> = new Map([
  ['BuildProgressing', 'running'],
  ['BuildCompleted', 'succeeded'],
  ['BuildFailed', 'failed'],
]);

/** Where a step stands by the reason of its condition; one that is not here is `unknown`. */
export const stepPhaseByReason: ReadonlyMap<string, BuildStep['phase']> =
  new Map([
    ['Queued', 'pending'],
    ['Progressing', 'running'],
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
  ]);

/** Conditions of a build that say more than its phase, by their reasons: what its message tells when they apply. */
export const buildNotices: ReadonlySet<string> = new Set([
  'DeploymentFailed',
  'BuildCleanupOngoing',
  'DeployableArtifactRemain',
]);
