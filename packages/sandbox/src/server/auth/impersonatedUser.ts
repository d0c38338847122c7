// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingHttpHeaders } from 'node:http';
import { badRequest, forbidden } from '../http/StatusError';
import type { RbacAuthorizer } from './RbacAuthorizer';
import type { User } from './User';

const AUTHENTICATED = 'system:authenticated';

/**
 * The user a request acts as: the one of its `Impersonate-User` and `Impersonate-Group` headers where it has any, which
 * needs the verb `impersonate` on each of them; else the user who sent it.
 */
export function impersonatedUser(
  user: User,
  headers: IncomingHttpHeaders,
  authorizer: RbacAuthorizer,
): User {
  const name = textOf(headers['impersonate-user']);
  const groups = textOf(headers['impersonate-group'])
    .split(',')
    .map(group => group.trim())
    .filter(Boolean);
  if (!name) {
    if (groups.length > 0) {
      throw badRequest('requested [group] without impersonating a user');
    }
    return user;
  }
  const wanted = [
    ['users', name],
    ...groups.map(group => ['groups', group]),
  ] as const;
  for (const [plural, wantedName] of wanted) {
    const allowed = authorizer.allowsResource(user, {
      verb: 'impersonate',
      group: '',
      plural,
      name: wantedName,
      namespace: undefined,
      subresource: undefined,
    });
    if (!allowed) {
      throw forbidden(
        { group: '', plural },
        wantedName,
        `User "${user.name}" cannot impersonate resource "${plural}" in API group "" at the cluster scope`,
      );
    }
  }
  return {
    name,
    groups: [
      ...groups,
      ...(groups.includes(AUTHENTICATED) ? [] : [AUTHENTICATED]),
    ],
  };
}

function textOf(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(',') : value ?? '';
}
