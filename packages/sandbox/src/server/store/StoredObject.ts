// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';

/** An object at one resource version, with its JSON text made once. */
export interface StoredObject {
  /** `namespace/name`, or the name alone for cluster-scoped objects. */
  readonly key: string;
  readonly version: number;
  readonly object: ApiObject;
  /** The object as JSON, members sorted, beginning with apiVersion, kind and metadata. */
  readonly json: string;
  /** What the object was read by when it was written; an object read by anything else is read anew. */
  readonly writtenAs: unknown;
}

/** One change of one object, as watches tell it. */
export interface StoreEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly collection: string;
  readonly version: number;
  /** The new state; of a deletion the last state, at the version of the deletion. */
  readonly current: StoredObject;
  /** The state before; absent for an addition. */
  readonly previous: StoredObject | undefined;
}

/** The storage key of an object. */
export function storageKey(
  namespace: string | undefined,
  name: string,
): string {
  return namespace ? `${namespace}/${name}` : name;
}
