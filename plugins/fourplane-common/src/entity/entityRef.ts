// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ModelKind, ModelRef } from '../model';
import { entityName } from './entityName';

/** Catalog kind per model kind; kinds that live only on our pages have none. */
const entityKinds: Partial<Record<ModelKind, string>> = {
  tenant: 'Domain',
  project: 'System',
  component: 'Component',
  endpoint: 'API',
  environment: 'Resource',
  pipeline: 'Resource',
  dataPlane: 'Resource',
  buildPlane: 'Resource',
  observabilityPlane: 'Resource',
  resource: 'Resource',
};

/** The three parts of an entity ref. @public */
export interface CatalogName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The catalog name of a model reference, or `undefined` for kinds that are not catalog entities (builds, releases,
 * deployments). Pure and injective: the parts are joined by `_`, which no Kubernetes name contains, and what the
 * catalog cannot hold or tell apart is cut and made unique by ten hex digits of its SHA-256.
 *
 * @public
 */
export function catalogNameOf(ref: ModelRef): CatalogName | undefined {
  const kind = entityKinds[ref.kind];
  if (!kind) {
    return undefined;
  }
  const parts = nameParts(ref);
  return {
    kind,
    namespace: namespaceOf(ref),
    name: entityName(ref.controlPlane, parts),
  };
}

/** {@link catalogNameOf} as an entity ref string. @public */
export function entityRefOf(ref: ModelRef): string | undefined {
  const name = catalogNameOf(ref);
  return name && stringifyEntityRef(name);
}

function namespaceOf(ref: ModelRef): string {
  return ref.kind === 'tenant' ? ref.name : ref.tenant ?? DEFAULT_NAMESPACE;
}

/** Resource entities share one kind, so their first part says what they are. */
function nameParts(ref: ModelRef): string[] {
  const owners = [ref.project, ref.component].filter(
    (part): part is string => part !== undefined,
  );
  switch (ref.kind) {
    case 'environment':
    case 'pipeline':
    case 'resource':
      return [ref.kind, ...owners, ref.name];
    case 'dataPlane':
    case 'buildPlane':
    case 'observabilityPlane':
      return [
        `${ref.tenant ? '' : 'cluster-'}${ref.kind.toLowerCase()}`,
        ref.name,
      ];
    default:
      return [...owners, ref.name];
  }
}
