// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { uidOf } from '../../uidOf';
import type { ApiObject, JsonObject } from '../ApiObject';

export const API_VERSION = 'openchoreo.dev/v1alpha1';
/** When everything was made, unless it says otherwise. */
export const BORN = '2026-01-01T00:00:00Z';

/** An object of OpenChoreo v1. */
export function bulkObject(
  kind: string,
  namespace: string,
  name: string,
  rest: JsonObject,
  metadata: JsonObject = {},
): ApiObject {
  return {
    apiVersion: API_VERSION,
    kind,
    metadata: {
      name,
      namespace,
      uid: uidOf(`${kind}/${namespace}/${name}`),
      creationTimestamp: BORN,
      generation: 1,
      ...metadata,
    },
    ...rest,
  };
}

/** Field ownership that brings an object to a weight, as server-side bookkeeping does upstream. */
export function padded(source: ApiObject, bytes: number): ApiObject {
  const entry = {
    manager: 'openchoreo-api',
    operation: 'Update',
    apiVersion: API_VERSION,
    time: BORN,
    fieldsType: 'FieldsV1',
    fieldsV1: {} as JsonObject,
  };
  const withEntry = (): ApiObject => ({
    ...source,
    metadata: { ...source.metadata, managedFields: [entry] },
  });
  const resourceVersion = '"resourceVersion":"12345",'.length;
  const missing = bytes - JSON.stringify(withEntry()).length - resourceVersion;
  if (missing > 12) {
    entry.fieldsV1 = { [`f:${'x'.repeat(missing - 7)}`]: {} };
  }
  return withEntry();
}
