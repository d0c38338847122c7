// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  Deployed,
  DeployedRef,
  deployedThing,
  isDeployedRef,
  isSameRef,
  ModelKind,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '../controlPlane/ControlPlane';

/** What is known of a control plane when an intent is checked. */
export interface IntentGround {
  readonly controlPlane: string;
  readonly generation: string;
  readonly capabilities: readonly Capability[];
  readonly model: Model;
}

/** Where a component, a managed resource or a project's own infrastructure is placed, as far as it can be read. */
export function deploymentsOf(
  thing: ModelRef,
  { model }: Pick<IntentGround, 'model'>,
): Deployed[] {
  return deployedRefs(thing, model)
    .map(ref => model.read(ref))
    .flatMap(reading => (reading.state === 'present' ? [reading.model] : []))
    .filter(deployed => isSameRef(deployedThing(deployed), thing));
}

function deployedRefs(
  { kind, tenant, project, name }: ModelRef,
  model: Model,
): DeployedRef[] {
  switch (kind) {
    case 'resource':
      return model.refs('resourceDeployment', { tenant, project });
    case 'project':
      return model.refs('projectDeployment', { tenant, project: name });
    default:
      return model.refs('deployment', { tenant, project, component: name });
  }
}

/** What is placed in an environment, where it can be read. */
export function present(
  ref: ModelRef,
  { model }: IntentGround,
): Deployed | undefined {
  const reading = isDeployedRef(ref) ? model.read(ref) : undefined;
  return reading?.state === 'present' ? reading.model : undefined;
}

/** `The release "cart-1" of project "shop"`. */
export function said({ kind, name, project }: ModelRef): string {
  const where = project ? ` of project "${project}"` : '';
  return `The ${words(kind)} "${shortened(name)}"${where}`;
}

/** `buildPlane` -> `build plane`. */
export function words(kind: ModelKind): string {
  return kind.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

/** A name that somebody may have sent, at a length that can be shown. */
export function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
