// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { badRequest } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { canonicalObject } from '../store/serialiseObject';
import type { OwnershipRequest } from './apply/fieldOwnership';
import { timestamp } from './timestamp';

/** Which object a write is about. */
export interface WriteTarget {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource: 'status' | 'finalize' | 'scale' | undefined;
  readonly dryRun: boolean;
  /** Who is to own what the write sets; `unknown` unless said. */
  readonly manager?: string;
}

/** An object after a write, with its JSON; not stored when the write was a dry run. */
export interface WrittenObject {
  readonly object: ApiObject;
  readonly json: string;
}

/** An object as it would be written. */
export function writtenObject(object: ApiObject): WrittenObject {
  const shown = canonicalObject(object);
  return { object: shown, json: JSON.stringify(shown) };
}

/** Who writes, where and when, for the record of ownership. */
export function ownershipRequest(target: WriteTarget): OwnershipRequest {
  return {
    type: target.type,
    subresource: target.subresource,
    manager: target.manager ?? '',
    time: target.subresource === 'scale' ? undefined : timestamp(),
  };
}

/** Throws a 400 for an object that says it is in another namespace than the request. */
export function checkNamespace(target: WriteTarget, object: ApiObject): void {
  const { namespace } = object.metadata;
  if (namespace && namespace !== (target.namespace ?? '')) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
}

/** Throws a 400 for an object that says it is another than the request's, or does not say which it is. */
export function checkName(target: WriteTarget, object: ApiObject): void {
  const { name } = object.metadata;
  if (name === '') {
    throw badRequest(
      `the name of the object (${target.name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (name !== target.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${target.name})`,
    );
  }
}
