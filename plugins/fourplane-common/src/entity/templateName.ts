// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { ModelRef, RefOf } from '../model';
import { entityName } from './entityName';
import { CatalogName } from './entityRef';

/** Types of which software templates can be generated. @public */
export const templatedKinds = [
  'componentType',
  'projectType',
  'resourceType',
] as const;
/** {@inheritDoc templatedKinds} @public */
export type TemplatedKind = (typeof templatedKinds)[number];

/** Whether a reference is of a type of which a software template can be generated. @public */
export function isTemplatedRef(ref: ModelRef): ref is RefOf<TemplatedKind> {
  return templatedKinds.some(kind => kind === ref.kind);
}

/**
 * The catalog name of the software template that is generated of a type, where the portal generates them. Injective, as
 * the names of other entities are: `componenttype_service` in the tenant's namespace, `cluster-componenttype_service`
 * in `default`.
 *
 * @public
 */
export function templateNameOf(ref: RefOf<TemplatedKind>): CatalogName {
  const scope = ref.tenant === undefined ? 'cluster-' : '';
  return {
    kind: 'Template',
    namespace: ref.tenant ?? DEFAULT_NAMESPACE,
    name: entityName(ref.controlPlane, [
      `${scope}${ref.kind.toLowerCase()}`,
      ref.name,
    ]),
  };
}
