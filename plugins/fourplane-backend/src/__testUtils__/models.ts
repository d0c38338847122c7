// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  annotationsOf,
  Build,
  catalogNameOf,
  Component,
  Deployment,
  Environment,
  HealthState,
  ModelKind,
  ModelRef,
  Pipeline,
  Plane,
  Project,
  RefOf,
  Tenant,
} from '@fourplane/plugin-fourplane-common';

/** Where a made-up thing lives unless a test says otherwise. */
export const home = { controlPlane: 'default', tenant: 'acme' };

/** A reference to something in the tenant `acme` of the control plane `default`. */
export function refOf<K extends ModelKind>(
  kind: K,
  name: string,
  more: Partial<ModelRef> = {},
): RefOf<K> {
  const owners =
    kind === 'component' || kind === 'deployment' || kind === 'build'
      ? { ...home, project: 'shop' }
      : home;
  return { ...owners, ...more, kind, name };
}

export function tenant(name: string, more: Partial<Tenant> = {}): Tenant {
  return {
    ref: { controlPlane: 'default', kind: 'tenant', name },
    health: { state: 'ready' },
    ...more,
  };
}

export function project(name: string, more: Partial<Project> = {}): Project {
  return {
    ref: refOf('project', name),
    pipeline: refOf('pipeline', 'standard'),
    health: { state: 'ready' },
    ...more,
  };
}

export function component(
  name: string,
  more: Partial<Component> & { state?: HealthState } = {},
): Component {
  const { state = 'ready', ...fields } = more;
  const ref = fields.ref ?? refOf('component', name);
  return {
    ref,
    project: refOf('project', ref.project ?? '', { tenant: ref.tenant }),
    type: 'service',
    links: [],
    traits: [],
    endpoints: [],
    dependencies: [],
    resources: [],
    tracks: [],
    health: { state },
    ...fields,
  };
}

export function environment(
  name: string,
  more: Partial<Environment> = {},
): Environment {
  return {
    ref: refOf('environment', name),
    isProduction: false,
    dataPlane: refOf('dataPlane', 'local'),
    health: { state: 'ready' },
    ...more,
  };
}

export function pipeline(
  name: string,
  environments: readonly string[],
): Pipeline {
  return {
    ref: refOf('pipeline', name),
    environments: environments.map(one => refOf('environment', one)),
    paths: [],
    health: { state: 'ready' },
  };
}

export function deployment(
  of: string,
  where: string,
  more: Partial<Deployment> = {},
): Deployment {
  return {
    ref: refOf('deployment', `${of}-${where}`),
    component: refOf('component', of),
    environment: refOf('environment', where),
    desired: 'active',
    urls: [],
    objects: [],
    health: { state: 'ready' },
    ...more,
  };
}

export function build(
  of: string,
  name: string,
  more: Partial<Build> = {},
): Build {
  return {
    ref: refOf('build', name),
    component: refOf('component', of),
    phase: 'succeeded',
    steps: [],
    ...more,
  };
}

export function plane(name: string, more: Partial<Plane> = {}): Plane {
  return {
    ref: refOf('dataPlane', name),
    role: 'data',
    health: { state: 'ready' },
    ...more,
  };
}

/** The catalog entity of a thing, owned by the user or group given. */
export function entityOf(ref: ModelRef, owner = 'group:default/guests') {
  const { kind, ...metadata } = catalogNameOf(ref)!;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { ...metadata, annotations: annotationsOf(ref) },
    spec: { owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
