// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { keyOf } from '../reading/keys';

/** What runs in an environment: a component, a managed resource, or without either the project's own infrastructure. */
export interface Placement {
  readonly project: string;
  readonly component?: string;
  readonly resource?: string;
  readonly environment: string;
}

/** Index key shared by a binding and what was rendered for it. */
export function placementKey(
  { project, component, resource, environment }: Placement,
  namespace: string,
): string {
  return keyOf(
    namespace,
    project,
    component ?? '',
    resource ?? '',
    environment,
  );
}
