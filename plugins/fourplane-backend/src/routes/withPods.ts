// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  DeploymentHealth,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { deploymentHealth } from './deployments/deploymentHealth';
import { runtimeOf } from './deployments/runtimeOf';
import { Readings } from './readings';

/** A deployment whose health is what its control plane and its pods say together. */
export type SeenDeployment = Deployment & { readonly health: DeploymentHealth };

/** Deployments as they are, not only as their control plane reports them. */
export function withPods(
  { present, unreadable }: Readings<Deployment>,
  controlPlane: Pick<ControlPlane, 'deployments'>,
): Readings<SeenDeployment> {
  return {
    present: present.map(deployment => ({
      ...deployment,
      health: deploymentHealth(
        deployment,
        runtimeOf(deployment.ref, controlPlane),
        Date.now(),
      ),
    })),
    unreadable,
  };
}
