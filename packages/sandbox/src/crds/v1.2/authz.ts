// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind, openChoreoTwins } from '../openChoreoKind';
import {
  list,
  object,
  required,
  rule,
  string,
  ValidationRule,
} from '../schema';

export const entitlement = object({
  claim: required(string()),
  value: required(string()),
});

export const roleSpec = object({
  actions: required(list(string(), { minItems: 1 })),
  description: string(),
});

export const roleConditions = list(
  object({
    actions: required(list(string(), { minItems: 1 })),
    expression: required(string({ minLength: 1 })),
  }),
);

/** Who is allowed or denied what, within scopes made of these names. */
const bindingSpec = (
  scopeNames: readonly string[],
  scopeRules: readonly ValidationRule[],
  rules?: readonly ValidationRule[],
) =>
  object(
    {
      effect: string({ enum: ['allow', 'deny'], default: 'allow' }),
      entitlement: required(entitlement),
      roleMappings: required(
        list(
          object(
            {
              conditions: roleConditions,
              roleRef: required(
                object({
                  kind: required(
                    string({ enum: ['AuthzRole', 'ClusterAuthzRole'] }),
                  ),
                  name: required(string()),
                }),
              ),
              scope: object(
                Object.fromEntries(scopeNames.map(name => [name, string()])),
              ),
            },
            {
              rules: [
                ...scopeRules,
                rule(
                  '!has(self.scope) || !has(self.scope.resource) || has(self.scope.project)',
                  'a resource scope needs its project',
                ),
                rule(
                  '!has(self.scope) || !has(self.scope.component) || !has(self.scope.resource)',
                  'a scope names a component or a resource, not both',
                ),
              ],
            },
          ),
          { minItems: 1 },
        ),
      ),
    },
    rules && { rules },
  );

const authzRoles = openChoreoTwins({
  kind: 'AuthzRole',
  columns: [ageColumn],
  spec: roleSpec,
  statusSubresource: false,
});

const authzRoleBinding = openChoreoKind({
  kind: 'AuthzRoleBinding',
  columns: [ageColumn],
  spec: bindingSpec(
    ['component', 'project', 'resource'],
    [
      rule(
        '!has(self.scope) || !has(self.scope.component) || has(self.scope.project)',
        'a component scope needs its project',
      ),
    ],
  ),
  statusSubresource: false,
});

const clusterAuthzRoleBinding = openChoreoKind({
  kind: 'ClusterAuthzRoleBinding',
  scope: 'Cluster',
  columns: [ageColumn],
  spec: bindingSpec(
    ['component', 'namespace', 'project', 'resource'],
    [
      rule(
        '!has(self.scope) || (!has(self.scope.project) || has(self.scope.namespace)) && (!has(self.scope.component) || has(self.scope.project))',
        'a project scope needs its namespace and a component scope its project',
      ),
    ],
    [
      rule(
        "self.roleMappings.all(m, m.roleRef.kind == 'ClusterAuthzRole')",
        'a cluster binding may only use ClusterAuthzRole',
      ),
    ],
  ),
  statusSubresource: false,
});

export const authzCrds = [
  ...authzRoles,
  authzRoleBinding,
  clusterAuthzRoleBinding,
];
