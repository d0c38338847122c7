// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { forbidden, methodNotAllowed, notFound } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';

const NAMESPACES = '/namespaces';
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';

/**
 * Throws what keeps a new object out: its namespace is missing (404) or on its way out (403), or
 * its definition is (405).
 */
export function admitNew(
  store: ObjectStore,
  type: ResourceType,
  namespace: string | undefined,
  name: string,
): void {
  if (type.namespaced) {
    const found = store.get(NAMESPACES, namespace ?? '');
    if (!found) {
      throw notFound({ group: '', plural: 'namespaces' }, namespace ?? '');
    }
    if (found.object.metadata.deletionTimestamp) {
      throw forbidden(
        type,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
        [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      );
    }
  }
  if (type.custom) {
    const crd = store.get(DEFINITIONS, `${type.plural}.${type.group}`);
    if (crd?.object.metadata.deletionTimestamp) {
      throw methodNotAllowed();
    }
  }
}
