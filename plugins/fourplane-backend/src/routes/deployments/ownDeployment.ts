// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import {
  Component,
  Deployment,
  isSameRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { ComponentParams } from '../components';
import { readObject } from '../readObject';

/** Names that identify a deployment of a component, as its routes carry them. */
export interface DeploymentParams extends ComponentParams {
  readonly deployment: string;
}

/** A component and the control plane it is on. Rejects as {@link readObject} does. */
export function readComponent(
  controlPlanes: ControlPlanes,
  { controlPlane: plane, tenant, project, name }: ComponentParams,
): { readonly component: Component; readonly controlPlane: ControlPlane } {
  const { object: component } = readObject(controlPlanes, {
    kind: 'component',
    controlPlane: plane,
    tenant,
    project,
    name,
  });
  return { component, controlPlane: controlPlanes.get(plane)! };
}

/**
 * The deployment a path names, if it is one of the path's component: that component is what the caller was let through
 * for. Rejects as {@link readObject} does.
 */
export function readDeployment(
  controlPlanes: ControlPlanes,
  params: DeploymentParams,
): {
  readonly component: Component;
  readonly controlPlane: ControlPlane;
  readonly deployment: Deployment;
  readonly ref: RefOf<'deployment'>;
} {
  const { component, controlPlane } = readComponent(controlPlanes, params);
  const ref: RefOf<'deployment'> = {
    kind: 'deployment',
    controlPlane: params.controlPlane,
    tenant: params.tenant,
    project: params.project,
    name: params.deployment,
  };
  const { object: deployment } = readObject(controlPlanes, ref);
  if (!isSameRef(deployment.component, component.ref)) {
    throw new NotFoundError(
      `The deployment ${ref.name} is not one of the component ${component.ref.name}`,
    );
  }
  return { component, controlPlane, deployment, ref };
}
