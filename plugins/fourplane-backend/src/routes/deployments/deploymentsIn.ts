// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  ModelRef,
  Placed,
} from '@fourplane/plugin-fourplane-common';

/** The deployments to an environment, those that are wanted first. There should be one. */
export function deploymentsIn<D extends Placed>(
  environment: ModelRef,
  deployments: readonly D[],
): D[] {
  const isWanted = ({ desired }: Placed) => desired === 'active';
  return deployments
    .filter(one => isSameRef(one.environment, environment))
    .sort(
      (one, other) =>
        Number(isWanted(other)) - Number(isWanted(one)) ||
        one.ref.name.localeCompare(other.ref.name),
    );
}
