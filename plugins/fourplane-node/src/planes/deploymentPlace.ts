// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Problem, RefOf } from '@fourplane/plugin-fourplane-common';
import type { Model } from '../controlPlane/ControlPlane';
import { DeployedWorkloads } from '../dialects/Dialect';

/** What says where deployments run. */
export interface DeploymentPlaceOptions {
  /** The control plane's name, for messages. */
  readonly controlPlane: string;
  readonly model: Pick<Model, 'isComplete'>;
  /** Where a deployment's pods are; the function itself is `undefined` before the dialect is known. */
  readonly workloads: () =>
    | ((deployment: RefOf<'deployment'>) => DeployedWorkloads | undefined)
    | undefined;
}

/** Where a deployment runs, or why that is not known. */
export type DeploymentPlace =
  | { readonly state: 'found'; readonly workloads: DeployedWorkloads }
  | { readonly state: 'none'; readonly problem: Problem };

/** Finds where a deployment's pods are, and what they are known by, from stored objects. */
export function deploymentPlace(
  deployment: RefOf<'deployment'>,
  { controlPlane, model, workloads: current }: DeploymentPlaceOptions,
): DeploymentPlace {
  const none = (what: string): DeploymentPlace => ({
    state: 'none',
    problem: { what, where: `control plane ${controlPlane}` },
  });
  const workloadsOf = current();
  if (!workloadsOf) {
    return none(`Control plane "${controlPlane}" is not connected`);
  }
  const workloads = workloadsOf(deployment);
  if (!workloads) {
    return none(`Nothing says where deployment ${deployment.name} runs`);
  }
  const isPlaneKnown =
    workloads.plane ||
    (model.isComplete('environment') && model.isComplete('dataPlane'));
  return isPlaneKnown
    ? { state: 'found', workloads }
    : none(`Control plane "${controlPlane}" has not been read to its end yet`);
}
