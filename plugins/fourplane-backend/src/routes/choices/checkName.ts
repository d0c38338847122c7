// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isNewName,
  ModelKind,
  NameCheck,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { readPlane } from './readPlane';

/**
 * Whether something new of a kind can have a name in a tenant: what cannot be read has its name, too. Components of
 * different projects share their tenant's names, save where the generation has deployment tracks: it names the objects
 * apart. Rejects as {@link readPlane} does.
 */
export function checkName(
  controlPlanes: ControlPlanes,
  kind: ModelKind,
  params: {
    readonly controlPlane: string;
    readonly tenant: string;
    readonly project?: string;
    readonly name: string;
  },
): NameCheck {
  const { tenant, project, name } = params;
  const controlPlane = readPlane(controlPlanes, params.controlPlane, kind);
  if (!isNewName(name)) {
    return { state: 'wrong' };
  }
  const { capabilities } = controlPlane.status();
  const scope = capabilities.includes('deploymentTracks')
    ? { tenant, ...(project && { project }) }
    : { tenant };
  const isTaken = [
    ...controlPlane.model.refs(kind, scope),
    ...controlPlane.model.unreadable().map(({ ref }) => ref),
  ].some(
    ref => ref.kind === kind && ref.tenant === tenant && ref.name === name,
  );
  return { state: isTaken ? 'taken' : 'free' };
}
