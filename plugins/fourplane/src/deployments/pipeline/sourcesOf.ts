// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';

/** The environments from which this one is promoted to. */
export function sourcesOf(
  item: EnvironmentDeployment,
  environments: readonly EnvironmentDeployment[],
): EnvironmentDeployment[] {
  return environments.filter(({ promotesTo }) =>
    promotesTo.some(target => isSameRef(target, item.ref)),
  );
}
