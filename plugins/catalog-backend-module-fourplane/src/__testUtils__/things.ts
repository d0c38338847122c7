// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Component,
  Endpoint,
  Environment,
  Plane,
  Project,
  RefOf,
  Tenant,
  Unreadable,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';

const ready = { state: 'ready' } as const;

/** The model's things with as little in them as the model allows. */
export function tenant(name: string, fields: Partial<Tenant> = {}): Tenant {
  return {
    ref: { controlPlane: 'default', kind: 'tenant', name },
    health: ready,
    ...fields,
  };
}

export function project(
  tenantName: string,
  name: string,
  fields: Partial<Project> = {},
): Project {
  return {
    ref: { controlPlane: 'default', kind: 'project', tenant: tenantName, name },
    health: ready,
    ...fields,
  };
}

export function componentRef(
  tenantName: string,
  projectName: string,
  name: string,
): RefOf<'component'> {
  return {
    controlPlane: 'default',
    kind: 'component',
    tenant: tenantName,
    project: projectName,
    name,
  };
}

export function component(
  tenantName: string,
  projectName: string,
  name: string,
  fields: Partial<Component> = {},
): Component {
  const ref = componentRef(tenantName, projectName, name);
  return {
    ref,
    project: { ...ref, kind: 'project', project: undefined, name: projectName },
    type: 'service',
    links: [],
    traits: [],
    endpoints: [],
    dependencies: [],
    resources: [],
    tracks: [],
    health: ready,
    ...fields,
  };
}

export function endpointRef(of: ModelRef, name: string): RefOf<'endpoint'> {
  return { ...of, kind: 'endpoint', component: of.name, name };
}

export function endpoint(
  of: ModelRef,
  name: string,
  fields: Partial<Endpoint> = {},
): Endpoint {
  return {
    ref: endpointRef(of, name),
    component: of,
    type: 'HTTP',
    port: 8080,
    visibility: [],
    ...fields,
  };
}

export function environment(
  tenantName: string,
  name: string,
  fields: Partial<Environment> = {},
): Environment {
  return {
    ref: {
      controlPlane: 'default',
      kind: 'environment',
      tenant: tenantName,
      name,
    },
    isProduction: false,
    health: ready,
    ...fields,
  };
}

export function dataPlane(name: string, fields: Partial<Plane> = {}): Plane {
  return {
    ref: { controlPlane: 'default', kind: 'dataPlane', name },
    role: 'data',
    health: ready,
    ...fields,
  };
}

export function unreadable(ref: ModelRef): Unreadable {
  return {
    ref,
    object: {
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: 'Component',
      namespace: ref.tenant,
      name: ref.name,
    },
    issues: [{ path: 'spec.owner', message: 'expected an object' }],
  };
}
