// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ModelRef, RefOf } from '../model';

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

/** What is deployed to environments, as paths name it: components, managed resources, projects' own infrastructure. @public */
export const things = ['components', 'resources', 'infrastructure'] as const;

/** The path of what belongs to something that is deployed. */
export const THING = `${TENANT}/projects/:project/:things/:name`;

/** The values of {@link THING}; the infrastructure of a project has the project's name. Components where nothing is said. */
export const thingParams = componentParams.extend({
  things: z.enum(things).default('components'),
});
/** Names of something that is deployed, as its routes carry them. @public */
export type ThingParams = z.output<typeof thingParams>;

/** Kinds of what is deployed to environments. @public */
export type ThingKind = 'component' | 'resource' | 'project';

/** The component, the managed resource or the project that a path names. @public */
export function thingRefOf(params: ThingParams): RefOf<ThingKind> {
  const { controlPlane, tenant, project, name: own } = params;
  switch (params.things) {
    case 'resources':
      return { controlPlane, kind: 'resource', tenant, project, name: own };
    case 'infrastructure':
      return { controlPlane, kind: 'project', tenant, name: own };
    default:
      return { controlPlane, kind: 'component', tenant, project, name: own };
  }
}

/** Asks the permission about the thing in the path. */
export const ofThing = { by: 'object', ref: thingRefOf } as const;

/** The path of what belongs to something in an environment. */
export const DEPLOYED = `${THING}/deployments/:deployment`;

/** The values of {@link DEPLOYED}; `deployment` is the name in its reference, whatever it is called after. */
export const deployedParams = thingParams.extend({ deployment: name });

/** The path of what belongs to a deployment of a component. */
export const DEPLOYMENT = `${COMPONENT}/deployments/:deployment`;

/** The values of {@link DEPLOYMENT}; `deployment` is the name in its reference, whatever it is called after. */
export const deploymentParams = componentParams.extend({ deployment: name });
