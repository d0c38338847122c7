// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { find } from '../reading/ReadableKind';
import { organizationKind } from './kinds/organization';
import { projectKind } from './kinds/project';

/** The owner a tenant hands down, where it has an Organization. */
export function tenantOwner(
  tenant: string,
  lookup: Lookup,
): string | undefined {
  return find(organizationKind, lookup, undefined, tenant)?.content?.owner;
}

/** The owner a project hands down: its own, else its tenant's. */
export function projectOwner(
  tenant: string,
  project: string,
  lookup: Lookup,
): string | undefined {
  return (
    find(projectKind, lookup, tenant, project)?.content?.owner ??
    tenantOwner(tenant, lookup)
  );
}
