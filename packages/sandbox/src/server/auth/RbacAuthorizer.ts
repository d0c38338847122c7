// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { PathRequest, ResourceRequest } from '../http/ResourceRequest';
import type { ObjectStore } from '../store/ObjectStore';
import { storageKey } from '../store/StoredObject';
import { VIEWERS } from './TokenAuthenticator';
import type { User } from './User';

const GROUP = 'rbac.authorization.k8s.io';
const READ_VERBS = new Set(['get', 'list', 'watch']);
const PUBLIC_PATHS = ['/healthz', '/livez', '/readyz', '/version'];
const DISCOVERY_PATHS = ['/api', '/apis', '/openapi'];
const SELF_REVIEWS = new Set([
  'selfsubjectaccessreviews',
  'selfsubjectreviews',
]);

/** What of a resource request decides whether it is allowed. */
export type ResourceAccess = Pick<
  ResourceRequest,
  'group' | 'plural' | 'namespace' | 'name' | 'subresource'
> & { readonly verb: ResourceRequest['verb'] | 'impersonate' };

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [];
const has = (list: string[], wanted: string) =>
  list.includes('*') || list.includes(wanted);
const under = (path: string, prefixes: readonly string[]) =>
  prefixes.some(prefix => path === prefix || path.startsWith(`${prefix}/`));

function ruleAllows(rule: JsonObject, access: ResourceAccess): boolean {
  const resource = access.subresource
    ? `${access.plural}/${access.subresource}`
    : access.plural;
  const resources = texts(rule.resources);
  const names = texts(rule.resourceNames);
  return (
    has(texts(rule.verbs), access.verb) &&
    has(texts(rule.apiGroups), access.group) &&
    (has(resources, resource) ||
      (access.subresource !== undefined &&
        resources.includes(`*/${access.subresource}`))) &&
    (names.length === 0 ||
      (access.name !== undefined && names.includes(access.name)))
  );
}

/** Decides by the built-in groups of the sandbox and by the stored roles and bindings. */
export class RbacAuthorizer {
  readonly #store: ObjectStore;

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(options: { store: ObjectStore }): RbacAuthorizer {
    return new RbacAuthorizer(options.store);
  }

  allowsResource(user: User, access: ResourceAccess): boolean {
    if (
      user.groups.includes('system:masters') ||
      (user.groups.includes(VIEWERS) && READ_VERBS.has(access.verb)) ||
      (SELF_REVIEWS.has(access.plural) &&
        user.groups.includes('system:authenticated'))
    ) {
      return true;
    }
    return this.#rules(user, access.namespace).some(rule =>
      ruleAllows(rule, access),
    );
  }

  allowsPath(user: User, request: Pick<PathRequest, 'verb' | 'path'>): boolean {
    if (
      user.groups.includes('system:masters') ||
      under(request.path, PUBLIC_PATHS)
    ) {
      return true;
    }
    if (
      user.groups.includes('system:authenticated') &&
      under(request.path.replace(/\/$/, ''), DISCOVERY_PATHS)
    ) {
      return true;
    }
    return this.#rules(user, undefined).some(
      rule =>
        has(texts(rule.verbs), request.verb) &&
        texts(rule.nonResourceURLs).some(
          pattern =>
            pattern === request.path ||
            (pattern.endsWith('*') &&
              request.path.startsWith(pattern.slice(0, -1))),
        ),
    );
  }

  #rules(user: User, namespace: string | undefined): JsonObject[] {
    const cluster = this.#store
      .list(`${GROUP}/clusterrolebindings`)
      .filter(each => this.#binds(each.object, user, undefined));
    const local = namespace
      ? this.#store
          .list(`${GROUP}/rolebindings`)
          .filter(
            each =>
              each.object.metadata.namespace === namespace &&
              this.#binds(each.object, user, namespace),
          )
      : [];
    return [...cluster, ...local].flatMap(each =>
      this.#rulesOf(each.object, each.object.metadata.namespace),
    );
  }

  #binds(
    binding: ApiObject,
    user: User,
    namespace: string | undefined,
  ): boolean {
    const subjects = Array.isArray(binding.subjects) ? binding.subjects : [];
    return subjects.filter(isJsonObject).some(subject => {
      switch (subject.kind) {
        case 'User':
          return subject.name === user.name;
        case 'Group':
          return user.groups.includes(String(subject.name));
        case 'ServiceAccount':
          return (
            user.name ===
            `system:serviceaccount:${subject.namespace ?? namespace}:${
              subject.name
            }`
          );
        default:
          return false;
      }
    });
  }

  #rulesOf(binding: ApiObject, namespace: string | undefined): JsonObject[] {
    const reference = isJsonObject(binding.roleRef) ? binding.roleRef : {};
    const isCluster = reference.kind === 'ClusterRole';
    const role = this.#store.get(
      `${GROUP}/${isCluster ? 'clusterroles' : 'roles'}`,
      storageKey(isCluster ? undefined : namespace, String(reference.name)),
    );
    const rules = role?.object.rules;
    return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
  }
}
