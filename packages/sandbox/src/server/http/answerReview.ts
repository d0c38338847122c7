// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { RbacAuthorizer } from '../auth/RbacAuthorizer';
import type { User } from '../auth/User';
import type { ResourceType } from '../resources/ResourceType';
import type { FieldError } from '../schema/FieldError';
import { invalidValue } from '../schema/FieldError';
import { ownCreated } from '../write/apply/fieldOwnership';
import { checkIdentity, decodeObject } from '../write/decodeObject';
import { timestamp } from '../write/timestamp';
import { parseFieldManager } from '../write/WriteOptions';
import type { Exchange } from './Exchange';
import type { Verb } from './ResourceRequest';
import { badRequest, invalid } from './StatusError';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function accessErrors(spec: JsonObject): FieldError[] {
  const { resourceAttributes, nonResourceAttributes: path } = spec;
  if (isJsonObject(resourceAttributes) && isJsonObject(path)) {
    return [
      invalidValue(
        'spec.nonResourceAttributes',
        { Path: text(path.path), Verb: text(path.verb) },
        'cannot be specified in combination with resourceAttributes',
      ),
    ];
  }
  return resourceAttributes || path
    ? []
    : [
        invalidValue(
          'spec.resourceAttributes',
          null,
          'exactly one of nonResourceAttributes or resourceAttributes must be specified',
        ),
      ];
}

function isAllowed(
  authorizer: RbacAuthorizer,
  user: User,
  spec: JsonObject,
): boolean {
  const path = spec.nonResourceAttributes;
  if (isJsonObject(path)) {
    return authorizer.allowsPath(user, {
      verb: text(path.verb),
      path: text(path.path),
    });
  }
  const asked = isJsonObject(spec.resourceAttributes)
    ? spec.resourceAttributes
    : {};
  return authorizer.allowsResource(user, {
    verb: text(asked.verb) as Verb,
    group: text(asked.group),
    plural: text(asked.resource),
    namespace: text(asked.namespace) || undefined,
    name: text(asked.name) || undefined,
    subresource: text(asked.subresource) || undefined,
  });
}

function reviewAccess(
  review: ApiObject,
  authorizer: RbacAuthorizer,
  user: User,
): JsonObject {
  const spec = isJsonObject(review.spec) ? review.spec : {};
  const errors = accessErrors(spec);
  if (errors.length > 0) {
    const group = 'authorization.k8s.io';
    throw invalid({ group, kind: '', name: '' }, errors);
  }
  return {
    ...review,
    status: { allowed: isAllowed(authorizer, user, spec) },
  };
}

function reviewSelf(
  review: ApiObject,
  { name, uid, groups }: User,
): JsonObject {
  return {
    ...review,
    metadata: { creationTimestamp: timestamp() },
    status: {
      userInfo: { username: name, ...(uid ? { uid } : {}), groups },
    },
  };
}

/** Answers a review of oneself: may I do this, and who am I. Reviews are not stored. */
export async function answerReview(
  exchange: Exchange,
  type: ResourceType,
  authorizer: RbacAuthorizer,
): Promise<void> {
  const decoded = await exchange.readDecoded(type.kind);
  checkIdentity(type, decoded);
  const asked = decodeObject(type, decoded.object);
  const owned = ownCreated(
    {
      type,
      subresource: undefined,
      manager: parseFieldManager(
        new URLSearchParams(),
        'CreateOptions',
        exchange.request.headers['user-agent'],
      ),
      time: timestamp(),
    },
    asked,
  );
  const { name: _name, ...metadata } = owned.metadata;
  // a review has no name
  const review = { ...owned, metadata } as ApiObject;
  switch (type.kind) {
    case 'SelfSubjectAccessReview':
      exchange.sendJson(201, reviewAccess(review, authorizer, exchange.user));
      return;
    case 'SelfSubjectReview':
      exchange.sendJson(201, reviewSelf(review, exchange.user));
      return;
    default:
      throw badRequest(`${type.plural} cannot be answered`);
  }
}
