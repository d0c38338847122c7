// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import { kubernetesName, LABEL_LIMIT } from '../../writing/kubernetesName';
import { BindingContent } from '../kinds/binding';
import { FoundBinding } from '../models/deployment';
import { RunningKinds, runningKinds } from '../runningKinds';

/** The only environment to which components are deployed by a controller, whatever their pipeline. */
export const FIRST_ENVIRONMENT = 'development';

/** The binding of a component in an environment, whatever its name; one that a controller keeps before others. */
export function bindingIn(
  { tenant = '', project = '', name }: ModelRef,
  environment: string,
  lookup: Lookup,
): FoundBinding | undefined {
  const key = keyOf(tenant, project, name);
  const found = runningKinds
    .flatMap(kinds =>
      [...findBy(kinds.binding, lookup, 'component', key)]
        .sort((one, other) =>
          one.metadata.name < other.metadata.name ? -1 : 1,
        )
        .map(object => ({ kinds, object })),
    )
    .filter(({ object }) => object.content?.environment === environment);
  return found.find(isControlled) ?? found[0];
}

/** Whether a controller makes it over again from the component's Workload. */
export function isControlled({
  kinds,
  object,
}: {
  readonly kinds: RunningKinds;
  readonly object: Projection<BindingContent>;
}): boolean {
  return object.content?.controller?.kind === kinds.running.kind;
}

/**
 * `<component>-<environment>`; another name where that is taken, or too long for the label that it becomes on everything
 * that is deployed.
 */
export function bindingName(
  { tenant, name }: ModelRef,
  environment: string,
  lookup: Lookup,
): string {
  const plain = `${name}-${environment}`;
  const isFree = runningKinds.every(
    ({ binding }) => !find(binding, lookup, tenant, plain),
  );
  return plain.length <= LABEL_LIMIT && isFree
    ? plain
    : kubernetesName(LABEL_LIMIT, name, environment);
}

/** What a binding is in the model. */
export function deploymentRef(
  component: ModelRef,
  name: string,
): RefOf<'deployment'> {
  const { controlPlane, tenant, project } = component;
  return { controlPlane, kind: 'deployment', tenant, project, name };
}
