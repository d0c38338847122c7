// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  buildCreatePermission,
  buildDeletePermission,
  BuildDetail,
  buildStopPermission,
} from '@fourplane/plugin-fourplane-common';
import { Caller } from '../../serving/Caller';
import { allowance } from '../allowance';
import { hindranceOf } from '../hindranceOf';
import { titled } from '../titled';
import { BuildServices, indexOf } from './BuildServices';
import { BuildParams, findBuild, FoundBuild } from './findBuild';
import { failedStepOf, IndexedBuild } from './IndexedBuild';

/** One build with all that is known of it. Rejects as {@link findBuild} does. */
export async function getBuild(
  services: BuildServices,
  params: BuildParams,
  caller: Caller,
): Promise<BuildDetail> {
  const found = findBuild(services, params);
  const { build, ref } = found;
  const index = indexOf(services, params.controlPlane);
  const { older, newer } = await index.neighbours(ref);
  const failedStep = failedStepOf(build.steps);
  return {
    build,
    ...(older && { previous: nameOf(older) }),
    ...(newer && { next: nameOf(newer) }),
    ...(failedStep && { failedStep }),
    releases: index.releasesOf(ref),
    plane: build.plane && titled(found.model, build.plane),
    actions: await actionsOf(found, caller),
  };
}

/** Whether a build goes on by itself. */
export function isRunning({ phase }: Pick<Build, 'phase'>): boolean {
  return phase === 'pending' || phase === 'running';
}

/** OpenChoreo looks at a run only until it has ended, and would never tell how one that Argo took up again went on. */
const notFromFailed = {
  allowed: false,
  why: 'OpenChoreo cannot go on from a failed step: a run that has ended stays as it is. Retry runs every step again',
} as const;

async function actionsOf(
  { build, controlPlane, owner }: FoundBuild,
  caller: Caller,
): Promise<BuildDetail['actions']> {
  const where = { controlPlane, owner, caller };
  const running = isRunning(build);
  const [create, stop, remove] = await Promise.all([
    hindranceOf({ ...where, permission: buildCreatePermission }),
    hindranceOf({
      ...where,
      permission: buildStopPermission,
      isPlanned: false,
    }),
    hindranceOf({ ...where, permission: buildDeletePermission }),
  ]);
  return {
    retry: allowance(
      running ? 'It has not ended yet: stop it first, or wait' : undefined,
      create,
    ),
    ...(build.phase === 'failed' && { retryFromFailed: notFromFailed }),
    stop: allowance(
      running
        ? undefined
        : `It is over: it is ${build.phase}, and there is nothing left to stop`,
      stop,
    ),
    delete: allowance(remove),
  };
}

function nameOf({ listed }: IndexedBuild): { name: string } {
  return { name: listed.ref.name };
}
