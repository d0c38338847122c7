// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { ModelKind, ModelRef } from '../model';

/** The control plane whose entities carry no prefix. @public */
export const DEFAULT_CONTROL_PLANE = 'default';

/** Longest `metadata.name` the catalog accepts, in characters. */
const MAX_NAME_LENGTH = 63;
const HASH_LENGTH = 10;
/** Lower case only: the catalog compares names without regard to case. */
const CATALOG_NAME = /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/;
/** What a shortened name ends with; a name that ends so by itself is shortened too, or the two could meet. */
const HASH_ENDING = /-[0-9a-f]{10}$/;

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
  const prefix =
    ref.controlPlane === DEFAULT_CONTROL_PLANE ? '' : `${ref.controlPlane}__`;
  return {
    kind,
    namespace: namespaceOf(ref),
    name: fitted(prefix + parts.join('_')),
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

function fitted(name: string): string {
  if (
    name.length <= MAX_NAME_LENGTH &&
    CATALOG_NAME.test(name) &&
    !HASH_ENDING.test(name)
  ) {
    return name;
  }
  const hash = bytesToHex(sha256(utf8ToBytes(name))).slice(0, HASH_LENGTH);
  const readable = name
    .toLowerCase()
    .replace(/[^-a-z0-9_.]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, MAX_NAME_LENGTH - HASH_LENGTH - 1);
  return readable ? `${readable}-${hash}` : hash;
}
