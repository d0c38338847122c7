// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  DeploymentHealth,
  isRefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Readings } from '../readings';
import { deploymentHealth } from './deploymentHealth';

/** A deployment whose health is what its control plane and its pods say together. */
export type SeenDeployment = Deployment & { readonly health: DeploymentHealth };

/** Deployments as they are, not only as their control plane reports them. */
export function withPods(
  { present, unreadable }: Readings<Deployment>,
  { deployments }: Pick<ControlPlane, 'deployments'>,
): Readings<SeenDeployment> {
  return {
    present: present.map(deployment => ({
      ...deployment,
      health: deploymentHealth(
        deployment,
        isRefOf(deployment.ref, 'deployment')
          ? deployments.runtime(deployment.ref)
          : undefined,
        Date.now(),
      ),
    })),
    unreadable,
  };
}
