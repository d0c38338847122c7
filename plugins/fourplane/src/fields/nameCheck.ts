// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FourplaneClient } from '@fourplane/plugin-fourplane-common';
import type { PlaceOptions } from './PickerProps';
import type { PlacePath } from './Place';

/** `kind`: what gets the name; a component unless it says so. */
export interface NameOptions extends PlaceOptions {
  readonly kind?: keyof typeof routes;
}

const routes = {
  component: 'checkComponentName',
  resource: 'checkResourceName',
  project: 'checkProjectName',
  environment: 'checkEnvironmentName',
  pipeline: 'checkPipelineName',
} as const satisfies Record<string, keyof FourplaneClient>;

/** How to ask whether something of a kind can have a name. Pure. */
export function nameCheck(
  kind: keyof typeof routes,
  { kind: _, ...path }: PlacePath,
  name: string,
) {
  return { route: routes[kind], input: { ...path, name } };
}
