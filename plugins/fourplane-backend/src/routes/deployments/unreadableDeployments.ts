// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelRef,
  refKey,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { Model, RefScope } from '@fourplane/plugin-fourplane-node';

/** A deployment that cannot be read, and whose it is where its labels tell. */
export interface UnreadableDeployment {
  readonly unreadable: Unreadable;
  readonly component?: ModelRef;
}

/** The deployments in a scope that cannot be read. */
export function unreadableDeployments(
  model: Model,
  scope: RefScope,
): UnreadableDeployment[] {
  const found = model.refs('deployment', scope).flatMap(ref => {
    const reading = model.read(ref);
    return reading.state === 'unreadable'
      ? [{ ref, unreadable: reading.unreadable }]
      : [];
  });
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
  return found.map(({ ref, unreadable }) => {
    const component = owners.get(refKey(ref));
    return { unreadable, ...(component && { component }) };
  });
}
