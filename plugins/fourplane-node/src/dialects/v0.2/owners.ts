// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { counted } from './counted';
import { organizationKind } from './kinds/organization';
import { projectKind } from './kinds/project';

/** The owner a tenant hands down. */
export function tenantOwner(
  tenant: string,
  lookup: Lookup,
): string | undefined {
  return counted(organizationKind, { name: tenant }, lookup)?.content?.owner;
}

/** The owner a project hands down: its own, else its tenant's. */
export function projectOwner(
  tenant: string,
  project: string,
  lookup: Lookup,
): string | undefined {
  return (
    counted(projectKind, { tenant, name: project }, lookup)?.content?.owner ??
    tenantOwner(tenant, lookup)
  );
}
