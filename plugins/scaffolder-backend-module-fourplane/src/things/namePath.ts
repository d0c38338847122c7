// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';

/** Fields of a reference that a thing is named within, from the outside in. */
type Owner = 'tenant' | 'project' | 'component';

const ownersOfKinds: Partial<Record<ModelKind, readonly Owner[]>> = {
  tenant: [],
  project: ['tenant'],
  environment: ['tenant'],
  pipeline: ['tenant'],
  component: ['tenant', 'project'],
  resource: ['tenant', 'project'],
  build: ['tenant', 'project'],
  release: ['tenant', 'project'],
  deployment: ['tenant', 'project'],
  endpoint: ['tenant', 'project', 'component'],
  deploymentTrack: ['tenant', 'project', 'component'],
};
/** A plane may belong to a tenant or to the whole control plane. */
const ownersOfPlanes: readonly Owner[] = ['tenant'];
const planes: readonly ModelKind[] = [
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
];

/** The names of a thing as one text, `acme/shop/cart`; {@link namePartsOf} reads it. */
export function namePathOf({
  tenant,
  project,
  component,
  name,
}: ModelRef): string {
  return [tenant, project, component, name]
    .filter(part => part !== undefined)
    .join('/');
}

/**
 * The parts of a reference from such a text. Outer names may be left out where `within` gives them: a thing, or one that
 * is named within the same. A text that cannot name such a thing comes back as what is wrong with it.
 */
export function namePartsOf(
  kind: ModelKind,
  text: string,
  within?: ModelRef,
): Pick<ModelRef, Owner | 'name'> | string {
  const isPlane = planes.includes(kind);
  const owners = isPlane ? ownersOfPlanes : ownersOfKinds[kind];
  if (!owners) {
    return `a ${kind} cannot be named here`;
  }
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  const given = owners.slice(owners.length - parts.length);
  const known = within ? ownersIn(within) : {};
  const missing = owners
    .slice(0, owners.length - parts.length)
    .filter(owner => known[owner] === undefined);
  if (
    name === '' ||
    parts.includes('') ||
    parts.length > owners.length ||
    (missing.length > 0 && !isPlane)
  ) {
    return `must be an entity ref or ${[...owners, 'name'].join('/')}`;
  }
  const left = isPlane ? [] : owners.slice(0, owners.length - parts.length);
  return {
    ...Object.fromEntries(left.map(owner => [owner, known[owner]])),
    ...Object.fromEntries(given.map((owner, index) => [owner, parts[index]])),
    name,
  };
}

function ownersIn(ref: ModelRef): Partial<Record<Owner, string>> {
  const { kind, name, tenant, project, component } = ref;
  return {
    tenant: kind === 'tenant' ? name : tenant,
    project: kind === 'project' ? name : project,
    component: kind === 'component' ? name : component,
  };
}
