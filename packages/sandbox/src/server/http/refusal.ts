// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { RbacAuthorizer } from '../auth/RbacAuthorizer';
import type { User } from '../auth/User';
import type { PathRequest, ResourceRequest } from './ResourceRequest';
import { forbidden, StatusError } from './StatusError';

function pathRefusal(user: User, { verb, path }: PathRequest): StatusError {
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `forbidden: User "${user.name}" cannot ${verb} path "${path}"`,
    details: {},
  });
}

/** The 403 for a request its user has no right to; undefined for one that is allowed. */
export function refusal(
  authorizer: RbacAuthorizer,
  user: User,
  wanted: ResourceRequest | PathRequest,
  isDenied: boolean,
): StatusError | undefined {
  if (wanted.about === 'path') {
    return authorizer.allowsPath(user, wanted)
      ? undefined
      : pathRefusal(user, wanted);
  }
  const { verb, group, plural, name, subresource } = wanted;
  // a namespace is in itself, as far as rights go
  const namespace =
    plural === 'namespaces' && group === '' ? name : wanted.namespace;
  if (!isDenied && authorizer.allowsResource(user, { ...wanted, namespace })) {
    return undefined;
  }
  const resource = subresource ? `${plural}/${subresource}` : plural;
  const place = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return forbidden(
    { group, plural },
    name ?? '',
    `User "${user.name}" cannot ${verb} resource "${resource}" in API group "${group}" ${place}`,
  );
}
