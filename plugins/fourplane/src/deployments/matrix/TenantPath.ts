// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ModelRef } from '@fourplane/plugin-fourplane-common';

/** What belongs to a tenant and nothing else, as the paths of the contract name it. */
export interface TenantPath {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly name: string;
}

/** The path of a reference; `undefined` where it names no tenant. */
export function tenantPathOf(ref: ModelRef): TenantPath | undefined {
  const { controlPlane, tenant, name } = ref;
  return tenant === undefined ? undefined : { controlPlane, tenant, name };
}
