// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ActionRouteName,
  DeploymentActionReply,
  EnvironmentDeployment,
  FourplaneClient,
  Overrides,
  RouteInput,
} from '@fourplane/plugin-fourplane-common';
import type { ThingPath } from '../ThingPath';

/** What every attempt says: its key, and whether it is only tried. */
export interface Attempt {
  readonly key: string;
  readonly dryRun?: boolean;
}

/** What can be deployed, by name. */
export type Deployable = RouteInput<'deployRelease'>['body']['release'];

/** One thing that can be done, with what it still has to be told. */
export interface DeploymentCommand {
  readonly route: ActionRouteName;
  /** A release has to be chosen first. */
  readonly needsRelease: boolean;
  /** Takes something away that runs. */
  readonly isDestructive: boolean;
  /** It cannot be taken back: what the thing keeps goes with it. */
  readonly isFinal?: boolean;
  /** What may be set along with it, where something may. */
  readonly overridesOf?: (
    release?: Deployable,
  ) => RouteInput<'getPlannedOverrideForm'>;
  readonly send: (
    attempt: Attempt,
    release?: Deployable,
    overrides?: Overrides,
  ) => Promise<{ readonly data: DeploymentActionReply }>;
}

/** What needs nothing but the deployment. */
export const plainActions = [
  'undeploy',
  'suspend',
  'resume',
  'restart',
] as const;

const plainRoutes = {
  undeploy: 'undeployDeployment',
  suspend: 'suspendDeployment',
  resume: 'resumeDeployment',
  restart: 'restartDeployment',
} as const;

/** How the things are done that can be done with a thing in one environment. */
export function deploymentCommands(
  client: FourplaneClient,
  thing: ThingPath,
  item: EnvironmentDeployment,
) {
  const environment = item.ref.name;
  const deployment = {
    ...thing,
    deployment: item.deployment?.ref.name ?? '',
  };
  return {
    deploy: (): DeploymentCommand => ({
      route: 'deployRelease',
      needsRelease: true,
      isDestructive: false,
      overridesOf: release => {
        const { kind, name } = chosen(release);
        return { ...thing, environment, release: `${kind}:${name}` };
      },
      send: (attempt, release, overrides) =>
        client.deployRelease({
          ...thing,
          body: {
            ...attempt,
            environment,
            release: chosen(release),
            ...(overrides && { overrides }),
          },
        }),
    }),
    promote: (to: string): DeploymentCommand => ({
      route: 'promoteDeployment',
      needsRelease: false,
      isDestructive: false,
      overridesOf: () => ({ ...thing, environment: to, from: environment }),
      send: (attempt, _, overrides) =>
        client.promoteDeployment({
          ...thing,
          body: {
            ...attempt,
            from: environment,
            to,
            ...(overrides && { overrides }),
          },
        }),
    }),
    rollback: (): DeploymentCommand => ({
      route: 'rollbackDeployment',
      needsRelease: true,
      isDestructive: false,
      send: (attempt, release) =>
        client.rollbackDeployment({
          ...deployment,
          body: { ...attempt, to: chosen(release) },
        }),
    }),
    plain: (name: (typeof plainActions)[number]): DeploymentCommand => ({
      route: plainRoutes[name],
      needsRelease: false,
      isDestructive: name === 'undeploy' || name === 'suspend',
      isFinal: name === 'undeploy' && item.deployment?.resource !== undefined,
      send: attempt =>
        client[plainRoutes[name]]({ ...deployment, body: { ...attempt } }),
    }),
  };
}

/** How a component begins, or stops, to deploy new releases by itself. */
export function autoDeployCommand(
  client: FourplaneClient,
  thing: ThingPath,
  on: boolean,
): DeploymentCommand {
  return {
    route: 'setAutoDeploy',
    needsRelease: false,
    isDestructive: false,
    send: attempt =>
      client.setAutoDeploy({ ...thing, body: { ...attempt, on } }),
  };
}

function chosen(release: Deployable | undefined): Deployable {
  if (!release) {
    throw new Error('No release is chosen');
  }
  return release;
}
