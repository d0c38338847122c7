// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import type { StepContext } from '../actions/templateActionOf';
import { ActionServices } from './ActionServices';
import { StepRun } from './StepRun';
import { taskKey } from './taskKey';

/** Begins what a step does, on behalf of whoever began the task: a person, or a service where a schedule did. */
export async function startRun(
  { context, signal }: StepContext,
  services: ActionServices,
  options: {
    readonly controlPlane: ControlPlane;
    readonly timeoutSeconds: number;
  },
): Promise<StepRun> {
  return StepRun.create({
    ...options,
    services,
    credentials: await context.getInitiatorCredentials(),
    key: taskKey(context),
    isDryRun: context.isDryRun ?? false,
    signal,
    logger: context.logger,
  });
}
