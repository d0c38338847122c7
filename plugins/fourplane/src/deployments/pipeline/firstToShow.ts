// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  troubledStates,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';

/** The environment to show where none is asked for: one in trouble, else one something runs in, else the first. */
export function firstToShow(
  environments: readonly EnvironmentDeployment[],
): EnvironmentDeployment | undefined {
  const isTroubled = ({ deployment, health }: EnvironmentDeployment) =>
    deployment?.desired === 'active' &&
    troubledStates.includes((health ?? deployment.health).state);
  return (
    environments.find(isTroubled) ??
    environments.find(({ deployment }) => deployment) ??
    environments[0]
  );
}
