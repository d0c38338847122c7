// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import type { ResourceRegistry } from './ResourceRegistry';
import type { ResourceType, Subresource } from './ResourceType';
import { apiVersionOf } from './ResourceType';

const VERBS_OF_SUBRESOURCE: Record<Subresource, string[]> = {
  status: ['get', 'patch', 'update'],
  scale: ['get', 'patch', 'update'],
  finalize: ['update'],
  binding: ['create'],
  token: ['create'],
  log: ['get'],
  eviction: ['create'],
};
const KIND_OF_SUBRESOURCE: Partial<Record<Subresource, JsonObject>> = {
  binding: { kind: 'Binding' },
  scale: { kind: 'Scale', group: 'autoscaling', version: 'v1' },
  token: {
    kind: 'TokenRequest',
    group: 'authentication.k8s.io',
    version: 'v1',
  },
  eviction: { kind: 'Eviction', group: 'policy', version: 'v1' },
};

/** The group versions served, in the order they were registered. */
export function groupVersions(
  registry: ResourceRegistry,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { group, version } of registry.all()) {
    const versions = groups.get(group) ?? [];
    if (!versions.includes(version)) {
      groups.set(group, [...versions, version]);
    }
  }
  return groups;
}

function describeGroup(group: string, versions: readonly string[]): JsonObject {
  const described = versions.map(version => ({
    groupVersion: `${group}/${version}`,
    version,
  }));
  return { name: group, versions: described, preferredVersion: described[0] };
}

/** `/api`. */
export function coreVersions(address: string): JsonObject {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: address },
    ],
  };
}

/** `/apis`. */
export function groupList(registry: ResourceRegistry): JsonObject {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groupVersions(registry)]
      .filter(([group]) => group !== '')
      .map(([group, versions]) => describeGroup(group, versions)),
  };
}

/** `/apis/<group>`; undefined for a group that is not served. */
export function groupDescription(
  registry: ResourceRegistry,
  group: string,
): JsonObject | undefined {
  const versions = group ? groupVersions(registry).get(group) : undefined;
  return versions
    ? { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(group, versions) }
    : undefined;
}

function describeResource(type: ResourceType): JsonObject[] {
  return [
    {
      name: type.plural,
      singularName: type.singular,
      namespaced: type.namespaced,
      kind: type.kind,
      verbs: type.verbs,
      ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
      ...(type.categories.length > 0 ? { categories: type.categories } : {}),
    },
    ...type.subresources.map(subresource => ({
      name: `${type.plural}/${subresource}`,
      singularName: '',
      namespaced: type.namespaced,
      kind: type.kind,
      ...KIND_OF_SUBRESOURCE[subresource],
      verbs: VERBS_OF_SUBRESOURCE[subresource],
    })),
  ];
}

/** `/api/v1` and `/apis/<group>/<version>`; undefined for one that is not served. */
export function resourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
): JsonObject | undefined {
  const types = registry
    .all()
    .filter(type => type.group === group && type.version === version);
  return types.length === 0
    ? undefined
    : {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: apiVersionOf({ group, version }),
        resources: types.flatMap(describeResource),
      };
}

function responseKind(type: ResourceType, kind?: JsonObject): JsonObject {
  if (kind) {
    return { group: '', version: '', ...kind };
  }
  // of its own kinds a real server leaves out where they are
  return type.custom
    ? { group: type.group, version: type.version, kind: type.kind }
    : { group: '', version: '', kind: type.kind };
}

function aggregatedResource(type: ResourceType): JsonObject {
  const subresources = [...type.subresources].sort().map(subresource => ({
    subresource,
    responseKind: responseKind(type, KIND_OF_SUBRESOURCE[subresource]),
    verbs: VERBS_OF_SUBRESOURCE[subresource],
  }));
  return {
    resource: type.plural,
    responseKind: responseKind(type),
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: type.verbs,
    ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length > 0 ? { categories: type.categories } : {}),
    ...(subresources.length > 0 ? { subresources } : {}),
  };
}

/** `/api` or `/apis` with everything in it, as `APIGroupDiscoveryList`. */
export function aggregatedGroups(
  registry: ResourceRegistry,
  isCore: boolean,
): JsonObject {
  const items = [...groupVersions(registry)]
    .filter(([group]) => (group === '') === isCore)
    .map(([group, versions]) => ({
      metadata: group ? { name: group } : {},
      versions: versions.map(version => ({
        version,
        resources: registry
          .all()
          .filter(type => type.group === group && type.version === version)
          .sort((left, right) => (left.plural < right.plural ? -1 : 1))
          .map(aggregatedResource),
        freshness: 'Current',
      })),
    }));
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items,
  };
}

/** `/version`. */
export function versionDescription(): JsonObject {
  return {
    major: '1',
    minor: '36',
    gitVersion: 'v1.36.3+fourplane-sandbox',
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: '',
    compiler: '',
    platform: 'node',
  };
}
