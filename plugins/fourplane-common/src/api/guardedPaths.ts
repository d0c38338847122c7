// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ModelRef } from '../model';

/** A resource name in a path. */
export const name = z.string().min(1).max(253);

/** The path of what belongs to a tenant. */
export const TENANT = '/control-planes/:controlPlane/tenants/:tenant';

/** The values of {@link TENANT}. */
export const tenantParams = z.object({ controlPlane: name, tenant: name });

/** Asks the permission about the tenant in the path. */
export const ofTenant = {
  by: 'object',
  ref: ({ controlPlane, tenant }: z.output<typeof tenantParams>): ModelRef => ({
    kind: 'tenant',
    controlPlane,
    name: tenant,
  }),
} as const;

/** The path of what belongs to a component. */
export const COMPONENT = `${TENANT}/projects/:project/components/:name`;

/** The values of {@link COMPONENT}. */
export const componentParams = tenantParams.extend({ project: name, name });

/** Asks the permission about the component in the path. */
export const ofComponent = {
  by: 'object',
  ref: ({
    controlPlane,
    tenant,
    project,
    name: component,
  }: z.output<typeof componentParams>): ModelRef => ({
    kind: 'component',
    controlPlane,
    tenant,
    project,
    name: component,
  }),
} as const;

/** The path of what belongs to a deployment of a component. */
export const DEPLOYMENT = `${COMPONENT}/deployments/:deployment`;

/** The values of {@link DEPLOYMENT}; `deployment` is the name in its reference, whatever it is called after. */
export const deploymentParams = componentParams.extend({ deployment: name });
