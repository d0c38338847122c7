// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Allowance,
  Capability,
  Component,
  DeploymentActions,
  deploymentCreatePermission,
  deploymentRestartPermission,
  deploymentStopPermission,
  deploymentUpdatePermission,
  keeperOf,
  ManagedBy,
  ModelRef,
  Placed,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { allowance } from '../allowance';
import { hindranceOf } from '../hindranceOf';
import { releaseOf } from './releaseSummaries';

/** Why somebody may not do something to a thing whatever its state, by what it needs; absent where they may. */
export interface Hindrances {
  readonly create?: string;
  readonly stop?: string;
  readonly restart?: string;
  readonly update?: string;
}

const permissions = {
  create: deploymentCreatePermission,
  stop: deploymentStopPermission,
  restart: deploymentRestartPermission,
  update: deploymentUpdatePermission,
} as const;

/** What keeps a caller from changing a thing's deployments, whatever their state. */
export async function hindrancesOf(
  owner: ModelRef,
  controlPlane: ControlPlane,
  caller: Caller,
): Promise<Hindrances> {
  const found = await Promise.all(
    Object.entries(permissions).map(async ([name, permission]) => {
      const asked = { controlPlane, caller, permission, owner };
      return [name, await hindranceOf(asked)] as const;
    }),
  );
  return Object.fromEntries(found);
}

function keptInGit(managedBy: ManagedBy | undefined): string | undefined {
  return (
    managedBy && `It is kept in Git by ${keeperOf(managedBy)}: change it there.`
  );
}

/** One environment, and what concerns what can be done there. */
export interface ActionGround {
  /** What is deployed. */
  readonly of: Pick<ModelRef, 'kind'>;
  readonly deployment?: Placed;
  /** Whether the environment is there. */
  readonly exists: boolean;
  /** What the pipeline promotes to from there, and what runs there. */
  readonly targets: readonly {
    readonly to: ModelRef;
    readonly exists: boolean;
    readonly deployment?: Placed;
  }[];
  readonly releases: readonly ReleaseSummary[];
  readonly capabilities: readonly Capability[];
  readonly generation?: string;
  readonly hindrances: Hindrances;
}

/** What OpenChoreo does with components only. */
function ofComponents(kind: ModelRef['kind'], what: string) {
  return kind === 'component'
    ? undefined
    : `OpenChoreo ${what} components only.`;
}

/** What can be done with a thing in an environment, and why what cannot. Pure. */
export function deploymentActions(ground: ActionGround): DeploymentActions {
  const { deployment, exists, targets, releases, hindrances } = ground;
  const { kind } = ground.of;
  const inGit = keptInGit(deployment?.managedBy);
  const lacks = (capability: Capability, what: string) =>
    ground.capabilities.includes(capability)
      ? undefined
      : `OpenChoreo ${ground.generation ?? 'of this version'} cannot ${what}.`;
  const nothing = deployment ? undefined : 'Nothing is deployed here.';
  const isActive = deployment?.desired === 'active';
  const stopped = isActive ? undefined : 'It does not run here now.';
  const gone = exists ? undefined : 'The environment does not exist.';
  const current = deployment && releaseOf(deployment, releases);
  const earlier = releases.some(one => one !== current);
  return {
    deploy: allowance(
      hindrances.create,
      gone,
      inGit,
      releases.length > 0 ? undefined : 'There is nothing to deploy yet.',
    ),
    promote: targets.map(target => ({
      to: target.to,
      ...allowance(
        hindrances.create,
        nothing,
        deployment?.desired === 'undeployed' ? stopped : undefined,
        target.exists
          ? undefined
          : `The environment ${target.to.name} does not exist.`,
        keptInGit(target.deployment?.managedBy),
      ),
    })),
    rollback: allowance(
      hindrances.create,
      lacks('rollback', 'put an earlier release back'),
      nothing,
      inGit,
      earlier ? undefined : 'There is no other release to go back to.',
    ),
    undeploy: allowance(
      hindrances.stop,
      kind === 'project'
        ? 'It goes with its project, or with the environment.'
        : undefined,
      nothing,
      inGit,
      deployment?.desired === 'undeployed'
        ? 'It is undeployed already.'
        : undefined,
    ),
    suspend: allowance(
      hindrances.stop,
      ofComponents(kind, 'suspends'),
      lacks('suspend', 'suspend a deployment'),
      nothing,
      inGit,
      stopped,
    ),
    resume: allowance(
      hindrances.create,
      ofComponents(kind, 'resumes'),
      nothing,
      inGit,
      isActive ? 'It is wanted here already.' : undefined,
    ),
    restart: allowance(
      hindrances.restart,
      ofComponents(kind, 'restarts'),
      lacks('restart', 'restart a deployment'),
      nothing,
      inGit,
      stopped,
    ),
    configure: allowance(hindrances.update, nothing, inGit),
  };
}

/** Whether new releases are deployed by themselves, where the generation does such a thing. */
export function autoDeployOf(
  { autoDeploy, managedBy }: Component,
  capabilities: readonly Capability[],
  hindrances: Hindrances,
): (Allowance & { readonly on: boolean }) | undefined {
  return capabilities.includes('autoDeploy')
    ? {
        on: autoDeploy ?? false,
        ...allowance(hindrances.update, keptInGit(managedBy)),
      }
    : undefined;
}
