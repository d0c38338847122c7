// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError, NotFoundError } from '@backstage/errors';
import {
  ModelRef,
  OverrideForm,
  OverridingIntent,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { titled } from '../titled';
import { BuildServices } from '../builds/BuildServices';
import {
  deploymentActions,
  Hindrances,
  hindrancesOf,
} from './deploymentActions';
import { deploymentsIn } from './deploymentsIn';
import { releaseOf } from './releaseSummaries';
import { DeployedParams, readDeployed, readThing, Thing } from './thing';
import { partsOf } from './thingDeployments';

/**
 * What may be set of something in one environment alone, and what is set. Rejects as `readObject` does, and with a
 * `KubeError` when its objects cannot be read.
 */
export async function getOverrideForm(
  controlPlanes: ControlPlanes,
  params: DeployedParams,
  caller: Caller,
): Promise<OverrideForm> {
  const { thing, controlPlane, deployment, ref } = readDeployed(
    controlPlanes,
    params,
  );
  const hindrances = await hindrancesOf(thing.ref, controlPlane, caller);
  return formOf({
    environment: deployment.environment,
    intent: { intent: 'configureDeployment', deployment: ref, overrides: {} },
    allowance: actionsOf(thing, deployment, controlPlane, hindrances).configure,
    gone: `The deployment ${ref.name} is no longer there`,
    controlPlane,
    caller,
  });
}

/**
 * What may be set along with putting a release into an environment, whether or not something runs there yet. An
 * `InputError` where it is not said which release, a `NotFoundError` where the thing has no such release or runs nothing
 * to promote; otherwise it rejects as {@link getOverrideForm}.
 */
export async function getPlannedOverrideForm(
  services: BuildServices,
  asked: ThingParams & {
    readonly environment: string;
    readonly from?: string;
    readonly release?: string;
  },
  caller: Caller,
): Promise<OverrideForm> {
  const { thing, controlPlane } = readThing(services.controlPlanes, asked);
  const { deployments, releases } = await partsOf(
    thing,
    controlPlane,
    services,
  );
  const environmentNamed = (name: string): ModelRef => ({
    controlPlane: asked.controlPlane,
    kind: 'environment',
    tenant: asked.tenant,
    name,
  });
  const environment = environmentNamed(asked.environment);
  const before = asked.from ? environmentNamed(asked.from) : undefined;
  if ((before === undefined) === (asked.release === undefined)) {
    throw new InputError(
      'Say what is to be put there: either the environment it is promoted from, or a release',
    );
  }
  const [source] = before ? deploymentsIn(before, deployments) : [];
  // Only a release of the thing itself: the caller was let through for nothing else.
  const release = source
    ? releaseOf(source, releases)
    : releases.find(({ ref }) => `${ref.kind}:${ref.name}` === asked.release);
  if (!release) {
    throw new NotFoundError(
      asked.from
        ? `${thing.ref.name} runs no release in ${asked.from} that is known`
        : `There is no ${asked.release} of ${thing.ref.name}`,
    );
  }
  const hindrances = await hindrancesOf(thing.ref, controlPlane, caller);
  const why = hindrances.create ?? hindrances.update;
  return formOf({
    environment,
    intent: {
      intent: 'deploy',
      component: thing.ref,
      environment,
      release: release.ref,
    },
    allowance: { allowed: why === undefined, ...(why && { why }) },
    gone: `${thing.ref.name} is no longer there`,
    controlPlane,
    caller,
  });
}

function actionsOf(
  thing: Thing,
  deployment: Parameters<typeof deploymentActions>[0]['deployment'],
  controlPlane: ControlPlane,
  hindrances: Hindrances,
) {
  const { capabilities, generation } = controlPlane.status();
  return deploymentActions({
    of: thing.ref,
    deployment,
    exists: true,
    targets: [],
    releases: [],
    capabilities,
    generation,
    hindrances,
  });
}

async function formOf(options: {
  readonly environment: ModelRef;
  readonly intent: OverridingIntent;
  readonly allowance: Pick<OverrideForm, 'allowed' | 'why'>;
  /** What to say where what it is about is not there. */
  readonly gone: string;
  readonly controlPlane: ControlPlane;
  readonly caller: Caller;
}): Promise<OverrideForm> {
  const { intent, allowance, gone, controlPlane, caller } = options;
  const environment = titled(controlPlane.model, options.environment);
  if (!controlPlane.status().capabilities.includes('writes')) {
    return {
      ...allowance,
      environment,
      schema: { type: 'object', properties: {} },
      values: {},
      missing: [],
      notes: [],
    };
  }
  const found = await controlPlane.overrides(intent, { signal: caller.signal });
  if (!found) {
    throw new NotFoundError(gone);
  }
  const { schema, values, missing, notes, why } = found;
  return {
    ...(allowance.allowed && why !== undefined
      ? { allowed: false, why }
      : allowance),
    environment,
    schema,
    values,
    missing: [...missing],
    notes: [...notes],
  };
}
