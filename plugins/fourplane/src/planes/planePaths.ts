// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef } from '@fourplane/plugin-fourplane-common';

/** What the addresses of planes' pages call them, below the control plane; a plane of a tenant names it in its query. */
export const planePaths: Readonly<
  Record<'dataPlane' | 'observabilityPlane', string>
> = {
  dataPlane: 'data-planes',
  observabilityPlane: 'observability-planes',
};

/** What a plane's replies are asked by. */
export interface PlanePath {
  readonly controlPlane: string;
  readonly plane: string;
  /** Absent for a plane of every tenant. */
  readonly tenant?: string;
}

/** What a plane's replies are asked by, from its reference. */
export function planePathOf({
  controlPlane,
  tenant,
  name,
}: ModelRef): PlanePath {
  return { controlPlane, plane: name, ...(tenant && { tenant }) };
}
