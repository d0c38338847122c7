// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { parseOwner } from './parseOwner';

/** Who owns an entity, as a full entity ref, and what could not be used on the way. */
export interface Owner {
  readonly ref: string;
  readonly remarks: readonly string[];
}

/** The owner a reference's own CR names, as written. */
export function ownOwnerOf(
  ref: ModelRef,
  model: Pick<Model, 'read'>,
): string | undefined {
  const reading = model.read(ref);
  return reading.state === 'present' && 'owner' in reading.model
    ? reading.model.owner
    : undefined;
}

/**
 * The owner: as its own CR says (`own`), else its project, else its tenant, else the configured default. What is not an entity ref
 * is passed over with a remark.
 */
export function ownerOf(
  ref: ModelRef,
  own: string | undefined,
  options: { model: Pick<Model, 'read'>; defaultOwner: string },
): Owner {
  const remarks: string[] = [];
  for (const holder of [ref, ...ownersOf(ref)]) {
    const written = holder === ref ? own : ownOwnerOf(holder, options.model);
    if (written === undefined) {
      continue;
    }
    const owner = parseOwner(written);
    if (owner.outcome === 'owner') {
      return { ref: owner.ref, remarks };
    }
    remarks.push(
      `owner of ${holder.kind} ${holder.name} not used: ${owner.message}`,
    );
  }
  return { ref: options.defaultOwner, remarks };
}

/** Whose owner it takes when it names none, nearest first. An endpoint belongs to its component. */
function ownersOf(ref: ModelRef): ModelRef[] {
  const { controlPlane, tenant, project, component } = ref;
  const holders: ModelRef[] = [];
  if (component) {
    holders.push({
      controlPlane,
      kind: 'component',
      tenant,
      project,
      name: component,
    });
  }
  if (project) {
    holders.push({ controlPlane, kind: 'project', tenant, name: project });
  }
  if (tenant) {
    holders.push(tenantRef(ref, tenant));
  }
  return holders;
}

/** The tenant of that name in the reference's control plane. */
export function tenantRef(ref: ModelRef, name: string): RefOf<'tenant'> {
  return { controlPlane: ref.controlPlane, kind: 'tenant', name };
}
