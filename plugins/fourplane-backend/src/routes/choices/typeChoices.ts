// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  SecretChoice,
  TypeChoice,
  TypeChoiceKind,
  TypeDefinition,
  WorkflowChoice,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';
import { readAll } from '../readings';
import { readPlane } from './readPlane';

interface TenantParams {
  readonly controlPlane: string;
  readonly tenant: string;
}

/** What every generation has, where its types are no objects. */
const usualTypes: readonly TypeChoice[] = [
  { name: 'service', workloadType: 'deployment', isShared: true },
  { name: 'web-application', workloadType: 'deployment', isShared: true },
  { name: 'scheduled-task', workloadType: 'cronjob', isShared: true },
];

/** The types or traits that a tenant can use: its own and those of the control plane. Rejects as {@link readPlane} does. */
export function typeChoices(
  controlPlanes: ControlPlanes,
  params: TenantParams & { readonly typeKind: TypeChoiceKind },
): TypeChoice[] {
  const { controlPlane: plane, tenant, typeKind: kind } = params;
  const controlPlane = readPlane(controlPlanes, plane, kind);
  const { capabilities } = controlPlane.status();
  if (kind === 'componentType' && !capabilities.includes('componentTypes')) {
    return [...usualTypes];
  }
  return usable(controlPlane.model, kind, tenant).map(
    ({ ref, title, description, workloadType, workflows }: TypeDefinition) => ({
      name: ref.name,
      ...(title && { title }),
      ...(description && { description }),
      ...(workloadType && { workloadType }),
      ...(workflows && { workflows }),
      isShared: ref.tenant === undefined,
    }),
  );
}

/** The workflows that a tenant can use. Rejects as {@link readPlane} does. */
export function workflowChoices(
  controlPlanes: ControlPlanes,
  { controlPlane, tenant }: TenantParams,
): WorkflowChoice[] {
  const { model } = readPlane(controlPlanes, controlPlane, 'workflow');
  return usable(model, 'workflow', tenant).map(
    ({ ref, title, description, repository }) => ({
      name: ref.name,
      ...(title && { title }),
      ...(description && { description }),
      isShared: ref.tenant === undefined,
      buildsSource: Object.keys(repository).length > 0,
    }),
  );
}

/** The secret references of a tenant. Rejects as {@link readPlane} does. */
export function secretChoices(
  controlPlanes: ControlPlanes,
  { controlPlane, tenant }: TenantParams,
): SecretChoice[] {
  const { model } = readPlane(controlPlanes, controlPlane, 'secretReference');
  return usable(model, 'secretReference', tenant).map(
    ({ ref, title, description, keys }) => ({
      name: ref.name,
      ...(title && { title }),
      ...(description && { description }),
      keys,
    }),
  );
}

/** A tenant's own and those of the control plane, by name. */
function usable<K extends TypeChoiceKind | 'workflow' | 'secretReference'>(
  model: Model,
  kind: K,
  tenant: string,
): ModelByKind[K][] {
  return readAll(model, kind, {})
    .present.filter(
      ({ ref }) => ref.tenant === undefined || ref.tenant === tenant,
    )
    .sort((one, other) => one.ref.name.localeCompare(other.ref.name));
}
