// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { EnvironmentDeployment } from '@fourplane/plugin-fourplane-common';

/** A data plane by its name and where it is: `Primary, us-west-2`. */
export function planeText(
  dataPlane: NonNullable<EnvironmentDeployment['dataPlane']>,
): string {
  const { title, ref, region } = dataPlane;
  return [title ?? ref.name, region].filter(Boolean).join(', ');
}
