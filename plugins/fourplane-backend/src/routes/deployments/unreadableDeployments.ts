// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  deployedKinds,
  ModelRef,
  refKey,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { Model, RefScope } from '@fourplane/plugin-fourplane-node';

/** Something in an environment that cannot be read, and whose it is where that can be told. */
export interface UnreadableDeployment {
  readonly unreadable: Unreadable;
  readonly thing?: ModelRef;
}

/** What is in environments, in a scope, and cannot be read. */
export function unreadableDeployments(
  model: Model,
  scope: RefScope,
): UnreadableDeployment[] {
  const found = deployedKinds
    .flatMap((kind): ModelRef[] => model.refs(kind, scope))
    .flatMap(ref => {
      const reading = model.read(ref);
      return reading.state === 'unreadable'
        ? [{ ref, unreadable: reading.unreadable }]
        : [];
    });
  const owners = componentsOf(found, model, scope);
  return found.map(({ ref, unreadable }) => {
    const thing =
      ref.kind === 'projectDeployment'
        ? projectOf(ref)
        : owners.get(refKey(ref));
    return { unreadable, ...(thing && { thing }) };
  });
}

/** The components whose labels say that something is theirs, by its key. */
function componentsOf(
  found: readonly { readonly ref: ModelRef }[],
  model: Model,
  scope: RefScope,
): ReadonlyMap<string, ModelRef> {
  const projects = new Set(found.flatMap(({ ref }) => ref.project ?? []));
  const owners = new Map<string, ModelRef>();
  for (const project of projects) {
    for (const component of model.refs('component', { ...scope, project })) {
      const { tenant, name } = component;
      model
        .refs('deployment', { tenant, project, component: name })
        .forEach(ref => owners.set(refKey(ref), component));
    }
  }
  return owners;
}

function projectOf({
  controlPlane,
  tenant,
  project,
}: ModelRef): ModelRef | undefined {
  return project === undefined
    ? undefined
    : { controlPlane, kind: 'project', tenant, name: project };
}
