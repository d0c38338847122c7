// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { RbacAuthorizer } from '../auth/RbacAuthorizer';
import type { User } from '../auth/User';
import type { Verb } from './ResourceRequest';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function allowed(
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

/** Answers a review of oneself: may I do this, and who am I. Reviews are not stored. */
export function answerReview(
  plural: string,
  authorizer: RbacAuthorizer,
  user: User,
  body: unknown,
): JsonObject | undefined {
  const spec = isJsonObject(body) && isJsonObject(body.spec) ? body.spec : {};
  const metadata = { creationTimestamp: null };
  if (plural === 'selfsubjectaccessreviews') {
    return {
      kind: 'SelfSubjectAccessReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata,
      spec,
      status: { allowed: allowed(authorizer, user, spec) },
    };
  }
  if (plural === 'selfsubjectreviews') {
    const { name, uid, groups } = user;
    return {
      kind: 'SelfSubjectReview',
      apiVersion: 'authentication.k8s.io/v1',
      metadata,
      status: {
        userInfo: { username: name, ...(uid ? { uid } : {}), groups },
      },
    };
  }
  return undefined;
}
