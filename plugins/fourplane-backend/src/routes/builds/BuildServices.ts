// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { BuildIndex } from './BuildIndex';

/** What the routes of builds are answered from. */
export interface BuildServices {
  readonly controlPlanes: ControlPlanes;
  /** One for each control plane. */
  readonly indexes: readonly BuildIndex[];
}

export function controlPlaneOf(
  { controlPlanes }: Pick<BuildServices, 'controlPlanes'>,
  name: string,
): ControlPlane {
  return controlPlanes.get(name) ?? notConfigured(name);
}

export function indexOf({ indexes }: BuildServices, name: string): BuildIndex {
  return indexes.find(index => index.name === name) ?? notConfigured(name);
}

function notConfigured(name: string): never {
  throw new NotFoundError(`No control plane named ${name} is configured`);
}
