// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  type EnvironmentDeployment,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';

/** What to call an environment; its name where it is not among those shown. */
export function labelOf(
  ref: ModelRef,
  environments: readonly EnvironmentDeployment[],
): string {
  return environments.find(item => isSameRef(item.ref, ref))?.label ?? ref.name;
}
