// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ComponentOverview } from '@fourplane/plugin-fourplane-common';

/** What has to happen before a component that runs nowhere runs somewhere. */
export type DeployStep =
  | 'building'
  | 'buildFailed'
  | 'noBuild'
  | 'autoDeploy'
  | 'deploy';

/** The next step towards the first deployment. */
export function nextDeployStep({
  component,
  lastBuild,
}: ComponentOverview): DeployStep {
  switch (lastBuild?.phase) {
    case 'pending':
    case 'running':
      return 'building';
    case 'failed':
      return 'buildFailed';
    case undefined:
      if (component.source?.type === 'git' && !component.image) {
        return 'noBuild';
      }
      break;
    default:
  }
  return component.autoDeploy ? 'autoDeploy' : 'deploy';
}
