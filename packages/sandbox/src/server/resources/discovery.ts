// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import type { ResourceRegistry } from './ResourceRegistry';
import type { ResourceType, Subresource } from './ResourceType';
import { apiVersionOf } from './ResourceType';

const VERBS_OF_SUBRESOURCE: Record<Subresource, string[]> = {
  status: ['get', 'patch', 'update'],
  finalize: ['update'],
  binding: ['create'],
  token: ['create'],
  log: ['get'],
  eviction: ['create'],
};
const KIND_OF_SUBRESOURCE: Partial<Record<Subresource, JsonObject>> = {
  binding: { kind: 'Binding' },
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

/** `/version`. */
export function versionDescription(): JsonObject {
  return {
    major: '1',
    minor: '34',
    gitVersion: 'v1.34.0+fourplane-sandbox',
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: '',
    compiler: '',
    platform: 'node',
  };
}
