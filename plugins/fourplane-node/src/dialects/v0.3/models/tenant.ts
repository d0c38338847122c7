// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../../Dialect';
import { UNREPORTED } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, findAll, ReadableKind } from '../../reading/ReadableKind';
import { OrganizationContent, organizationKind } from '../kinds/organization';
import { TenantKind, tenantKinds } from '../tenantKinds';

/**
 * A tenant is a namespace with OpenChoreo's objects in it, or one that an object of its name declares: nothing needs the
 * declaration, so it may be missing.
 */
export function tenantReaderOf(
  declaring: ReadableKind<OrganizationContent>,
  inhabiting: readonly TenantKind[],
): ModelReader<'tenant'> {
  return {
    sources: [declaring.key, ...inhabiting.map(({ key }) => key)],
    refs: ({ tenant, project, component }, { lookup, refTo }) =>
      project !== undefined || component !== undefined
        ? []
        : namesOfTenants(declaring, inhabiting, lookup)
            .filter(name => tenant === undefined || name === tenant)
            .map(name => refTo.tenant(name)),
    read: (ref, { lookup }) => {
      const declared = find(declaring, lookup, undefined, ref.name);
      if (!declared) {
        return isInhabited(ref.name, inhabiting, lookup)
          ? presentReading({ ref, health: UNREPORTED })
          : absent;
      }
      return declared.content
        ? presentReading(withoutAbsent({ ref, ...declared.content }))
        : unreadableReading(ref, declaring, declared);
    },
    objects: (ref, { lookup }) => {
      const object = find(declaring, lookup, undefined, ref.name);
      return object ? [{ kind: declaring, object }] : [];
    },
  };
}

export const tenantReader = tenantReaderOf(organizationKind, tenantKinds);

function namesOfTenants(
  declaring: ReadableKind<OrganizationContent>,
  inhabiting: readonly TenantKind[],
  lookup: Lookup,
): string[] {
  const names = new Set(
    [...findAll(declaring, lookup)].map(({ metadata }) => metadata.name),
  );
  for (const { key } of inhabiting) {
    for (const { metadata } of lookup.all(key)) {
      names.add(metadata.namespace ?? '');
    }
  }
  return [...names];
}

function isInhabited(
  namespace: string,
  inhabiting: readonly TenantKind[],
  lookup: Lookup,
): boolean {
  return inhabiting.some(({ key }) => {
    const [first] = lookup.inNamespace(key, namespace);
    return first !== undefined;
  });
}
