// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { invalidValue, required } from '../../schema/FieldError';
import { isSubdomain, needed, oneOf } from './checks';
import type { Rule, TypeRules } from './Rule';
import { below, member, optional } from './Rule';

const RBAC = 'rbac.authorization.k8s.io';

const isEmpty = (value: unknown) => !Array.isArray(value) || value.length === 0;

/** A rule is about resources of groups, or about paths, which belong to no namespace. */
const aboutSomething: Rule = ({ value, path, parent }) => {
  const urls = value.nonResourceURLs;
  const isNamespaced = parent?.value.kind === 'Role';
  if (!isEmpty(urls)) {
    const isMixed = !isEmpty(value.apiGroups) || !isEmpty(value.resources);
    if (isNamespaced || isMixed) {
      return [
        invalidValue(
          `${path}.nonResourceURLs`,
          urls,
          isNamespaced
            ? 'namespaced rules cannot apply to non-resource URLs'
            : 'rules cannot apply to both regular resources and non-resource URLs',
        ),
      ];
    }
    return [];
  }
  return [
    ...(isEmpty(value.apiGroups)
      ? [
          required(
            `${path}.apiGroups`,
            'resource rules must supply at least one api group',
          ),
        ]
      : []),
    ...(isEmpty(value.resources)
      ? [
          required(
            `${path}.resources`,
            'resource rules must supply at least one resource',
          ),
        ]
      : []),
  ];
};

/** A binding within a namespace may name a role of the whole cluster; not the other way round. */
const roleKind: Rule = ({ value, path, parent }) => {
  const kinds =
    parent?.value.kind === 'RoleBinding'
      ? ['Role', 'ClusterRole']
      : ['ClusterRole'];
  return oneOf(...kinds)(value.kind, `${path}.kind`);
};

const subjectKind: Rule = visit => {
  const { kind } = visit.value;
  if (kind === 'User' || kind === 'Group') {
    return optional('apiGroup', oneOf(RBAC))(visit);
  }
  return kind === 'ServiceAccount'
    ? optional('name', isSubdomain)(visit)
    : member('kind', oneOf('ServiceAccount', 'User', 'Group'))(visit);
};

const noSlash = (value: unknown, path: string) =>
  String(value).includes('/')
    ? [invalidValue(path, value, "may not contain '/'")]
    : [];

/** What is wrong with roles and their bindings. */
export const roleRules: TypeRules = {
  'rbac.v1.AggregationRule': [
    member(
      'clusterRoleSelectors',
      needed(
        'at least one clusterRoleSelector required if aggregationRule is non-nil',
      ),
    ),
  ],
  'rbac.v1.PolicyRule': [
    member('verbs', needed('verbs must contain at least one value')),
    aboutSomething,
  ],
  'rbac.v1.ClusterRoleBinding': [below('roleRef'), below('subjects')],
  'rbac.v1.RoleBinding': [below('roleRef'), below('subjects')],
  'rbac.v1.RoleRef': [
    member('apiGroup', oneOf(RBAC)),
    roleKind,
    member('name', needed(), noSlash),
  ],
  'rbac.v1.Subject': [member('name', needed()), subjectKind],
};
