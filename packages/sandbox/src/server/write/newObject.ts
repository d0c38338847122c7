// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import { admitNew } from './admitNew';
import { withEmptyStatus } from './changedObject';
import { completeObject, fillObject } from './fillObject';
import { timestamp } from './timestamp';
import type { WriteTarget } from './WriteTarget';

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const LONGEST_PREFIX = 58;

function generatedName(prefix: string): string {
  const suffix = [...randomBytes(5)]
    .map(byte => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length])
    .join('');
  return `${prefix.slice(0, LONGEST_PREFIX)}${suffix}`;
}

/** A node says what it is able to when it registers. */
const reportsAtBirth = (type: ResourceType) =>
  type.group === '' && type.kind === 'Node';

/**
 * A decoded object as it comes into being: filled in, owned by its creator, with what the server
 * alone writes. Throws what keeps it out of its namespace.
 */
export function newObject(
  store: ObjectStore,
  target: WriteTarget,
  decoded: ApiObject,
  own: (created: ApiObject) => ApiObject,
): ApiObject {
  const { type } = target;
  const {
    resourceVersion: _version,
    deletionTimestamp: _deletion,
    deletionGracePeriodSeconds: _grace,
    selfLink: _link,
    ...metadata
  } = decoded.metadata;
  const name =
    metadata.name ||
    (metadata.generateName ? generatedName(metadata.generateName) : '');
  admitNew(store, type, target.namespace, name);
  const asked: ApiObject = { ...decoded, metadata };
  const owned = own(
    fillObject(
      type,
      type.subresources.includes('status') && !reportsAtBirth(type)
        ? withEmptyStatus(type, asked)
        : asked,
    ),
  );
  return completeObject(
    type,
    {
      ...owned,
      metadata: {
        ...owned.metadata,
        name,
        namespace: type.namespaced ? target.namespace : undefined,
        uid: randomUUID(),
        creationTimestamp: timestamp(),
        generation: type.generational ? 1 : undefined,
      },
    },
    undefined,
  );
}
