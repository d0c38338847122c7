// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  isRefOf,
  ModelRef,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, IntentOutcome } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { RefusedError } from '../../serving/RefusedError';
import { ComponentParams } from '../components';
import { readObject } from '../readObject';
import { writerOf } from '../writerOf';
import { BuildServices, controlPlaneOf } from './BuildServices';
import { BuildParams, findBuild } from './findBuild';

/** How long an action waits for what it wrote to be seen, in ms; what was written is written anyway. */
const SIGHT_MS = 5_000;

type Keyed = { readonly key: string };

interface TriggerBody extends Keyed {
  readonly branch?: string;
  readonly commit?: string;
  readonly track?: string;
  readonly parameters?: Record<string, unknown>;
}

/**
 * Starts a build, once however often it is asked with the same key. Rejects as {@link readObject} does, and with a
 * {@link RefusedError}.
 */
export async function triggerBuild(
  services: BuildServices,
  { body, ...params }: ComponentParams & { readonly body: TriggerBody },
  caller: Caller,
): Promise<{ build: ModelRef }> {
  const component = { kind: 'component', ...params } as const;
  readObject(services.controlPlanes, component);
  const { key, track, ...wanted } = body;
  const { controlPlane, tenant, project } = params;
  return started(
    controlPlaneOf(services, controlPlane),
    {
      intent: 'triggerBuild',
      component,
      ...wanted,
      ...(track !== undefined && {
        track: {
          kind: 'deploymentTrack',
          controlPlane,
          tenant,
          project,
          component: params.name,
          name: track,
        },
      }),
    },
    key,
    caller,
  );
}

/** Starts a run that is given what another one was given. Rejects as {@link triggerBuild} does. */
export async function retryBuild(
  services: BuildServices,
  { body, ...params }: BuildParams & { readonly body: Keyed },
  caller: Caller,
): Promise<{ build: ModelRef }> {
  const { ref, controlPlane } = findBuild(services, params);
  const intent = { intent: 'retryBuild', build: ref } as const;
  return started(controlPlane, intent, body.key, caller);
}

/** Ends a build that runs. Rejects as {@link triggerBuild} does. */
export async function stopBuild(
  services: BuildServices,
  { body, ...params }: BuildParams & { readonly body: Keyed },
  caller: Caller,
): Promise<{}> {
  const { ref, controlPlane } = findBuild(services, params);
  const { key } = body;
  const { as } = await writerOf(controlPlane, caller);
  refsOf(await controlPlane.builds.stop(ref, { key, as }));
  return {};
}

/** Deletes a build with what ran it. Rejects as {@link triggerBuild} does. */
export async function deleteBuild(
  services: BuildServices,
  { body, ...params }: BuildParams & { readonly body: Keyed },
  caller: Caller,
): Promise<{}> {
  const { ref, controlPlane } = findBuild(services, params);
  await apply(controlPlane, { intent: 'delete', ref }, body.key, caller);
  await seen(controlPlane, ref, ({ state }) => state === 'absent', caller);
  return {};
}

async function started(
  controlPlane: ControlPlane,
  intent: Intent,
  key: string,
  caller: Caller,
): Promise<{ build: ModelRef }> {
  const refs = await apply(controlPlane, intent, key, caller);
  const build = refs.find((ref): ref is RefOf<'build'> =>
    isRefOf(ref, 'build'),
  );
  if (!build) {
    throw new Error(`${intent.intent} has made no build`);
  }
  await seen(controlPlane, build, ({ state }) => state !== 'absent', caller);
  return { build };
}

async function apply(
  controlPlane: ControlPlane,
  intent: Intent,
  key: string,
  caller: Caller,
): Promise<readonly ModelRef[]> {
  const writer = await writerOf(controlPlane, caller);
  return refsOf(await controlPlane.apply(intent, { key, ...writer }));
}

function refsOf(outcome: IntentOutcome): readonly ModelRef[] {
  if (outcome.state === 'refused' || outcome.state === 'incomplete') {
    throw new RefusedError(outcome);
  }
  return outcome.refs;
}

/** Until the model shows what was written, so that the page that is opened next does not find nothing. */
async function seen(
  controlPlane: ControlPlane,
  build: RefOf<'build'>,
  isSeen: (reading: Reading<unknown>) => boolean,
  { signal }: Caller,
): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(SIGHT_MS)]);
  try {
    await controlPlane.until(build, isSeen, { signal: limit });
  } catch {
    // It is written; that a watch is late is no reason to say anything else.
  }
}
