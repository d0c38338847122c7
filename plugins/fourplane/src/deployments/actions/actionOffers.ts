// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Allowance,
  EnvironmentDeployment,
  Placed,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  plainActions,
  type deploymentCommands,
  type DeploymentCommand,
} from './deploymentCommands';

type PlainAction = (typeof plainActions)[number];

/** One thing that is offered. `to` is where to, in words, of a promotion. */
export type ActionOffer = {
  readonly to: string;
  readonly allowance: Allowance;
} & (
  | {
      readonly name: 'promote' | 'deploy' | 'rollback' | PlainAction;
      readonly command: DeploymentCommand;
      /** What may be chosen, newest first. */
      readonly releases: readonly ReleaseSummary[];
    }
  /** What is asked is filled in first. */
  | { readonly name: 'configure'; readonly deployment: string }
);

/** What makes sense for what runs in an environment, whether or not the caller may do it. */
export function actionOffers(options: {
  readonly commands: ReturnType<typeof deploymentCommands>;
  readonly item: EnvironmentDeployment;
  /** Newest first. */
  readonly releases: readonly ReleaseSummary[];
  readonly labelOf: (environment: { name: string }) => string;
}): ActionOffer[] {
  const { commands, item, releases, labelOf } = options;
  const { actions, deployment } = item;
  const place = releases.findIndex(({ ref }) => isRunning(item, ref));
  const bare = { to: '', releases: [] };
  return [
    ...actions.promote.map(({ to, ...allowance }) => ({
      ...bare,
      name: 'promote' as const,
      to: labelOf(to),
      allowance,
      command: commands.promote(to.name),
    })),
    {
      ...bare,
      name: 'deploy',
      allowance: actions.deploy,
      command: commands.deploy(),
      releases: releases.filter(({ ref }) => !isRunning(item, ref)),
    },
    ...(deployment
      ? [
          {
            ...bare,
            name: 'rollback' as const,
            allowance: actions.rollback,
            command: commands.rollback(),
            releases: releases.slice(place + 1),
          },
          {
            name: 'configure' as const,
            to: '',
            allowance: actions.configure,
            deployment: deployment.ref.name,
          },
          ...plainActions
            .filter(name => makesSense(name, deployment))
            .map(name => ({
              ...bare,
              name,
              allowance: actions[name],
              command: commands.plain(name),
            })),
        ]
      : []),
  ];
}

function isRunning(
  { deployment, release }: EnvironmentDeployment,
  { name }: { name: string },
): boolean {
  return (deployment?.release ?? release?.ref)?.name === name;
}

function makesSense(
  name: PlainAction,
  { desired, resource, project }: Placed,
): boolean {
  // Only components are stopped and started again; a managed resource is there or not.
  if (project || (resource && name !== 'undeploy')) {
    return false;
  }
  switch (name) {
    case 'resume':
      return desired !== 'active';
    case 'undeploy':
      return desired !== 'undeployed';
    default:
      return desired === 'active';
  }
}
