// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ActionRouteName,
  DeploymentActionReply,
  EnvironmentDeployment,
  FourplaneClient,
} from '@fourplane/plugin-fourplane-common';
import type { ComponentPath } from '../../builds/ComponentPath';

/** What every attempt says: its key, and whether it is only tried. */
export interface Attempt {
  readonly key: string;
  readonly dryRun?: boolean;
}

/** What can be deployed, by name. */
export interface Deployable {
  readonly kind: 'release' | 'build';
  readonly name: string;
}

/** One thing that can be done, with what it still has to be told. */
export interface DeploymentCommand {
  readonly route: ActionRouteName;
  /** A release has to be chosen first. */
  readonly needsRelease: boolean;
  /** Takes something away that runs. */
  readonly isDestructive: boolean;
  readonly send: (
    attempt: Attempt,
    release?: Deployable,
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

/** How the things are done that can be done with a component in one environment. */
export function deploymentCommands(
  client: FourplaneClient,
  component: ComponentPath,
  item: EnvironmentDeployment,
) {
  const environment = item.ref.name;
  const deployment = {
    ...component,
    deployment: item.deployment?.ref.name ?? '',
  };
  return {
    deploy: (): DeploymentCommand => ({
      route: 'deployRelease',
      needsRelease: true,
      isDestructive: false,
      send: (attempt, release) =>
        client.deployRelease({
          ...component,
          body: { ...attempt, environment, release: chosen(release) },
        }),
    }),
    promote: (to: string): DeploymentCommand => ({
      route: 'promoteDeployment',
      needsRelease: false,
      isDestructive: false,
      send: attempt =>
        client.promoteDeployment({
          ...component,
          body: { ...attempt, from: environment, to },
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
      send: attempt =>
        client[plainRoutes[name]]({ ...deployment, body: { ...attempt } }),
    }),
  };
}

/** How a component begins, or stops, to deploy new releases by itself. */
export function autoDeployCommand(
  client: FourplaneClient,
  component: ComponentPath,
  on: boolean,
): DeploymentCommand {
  return {
    route: 'setAutoDeploy',
    needsRelease: false,
    isDestructive: false,
    send: attempt =>
      client.setAutoDeploy({ ...component, body: { ...attempt, on } }),
  };
}

function chosen(release: Deployable | undefined): Deployable {
  if (!release) {
    throw new Error('No release is chosen');
  }
  return release;
}
