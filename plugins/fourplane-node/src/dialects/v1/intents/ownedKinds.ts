// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import {
  OwnedBindingContent,
  projectReleaseBindingKind,
  resourceReleaseBindingKind,
} from '../kinds/ownedBinding';
import {
  OwnedReleaseContent,
  projectReleaseKind,
  resourceReleaseKind,
} from '../kinds/ownedRelease';
import { resourceKind } from '../kinds/resource';
import { placementKey } from '../placement';

/** How a managed resource, or a project's own infrastructure, is released to environments. */
export interface OwnedKinds {
  readonly binding: string;
  readonly release: string;
  /** Fields of a binding's spec. */
  readonly fields: { readonly release: string; readonly configs: string };
  /** The field of a release's spec that holds the type it was made from. */
  readonly type: string;
  readonly deployed: ModelKind;
  readonly released: ModelKind;
  /** A binding's `spec.owner`. */
  readonly ownerOf: (thing: ModelRef) => Readonly<Record<string, string>>;
  /** Its bindings to an environment; there should be one. */
  readonly bindingsAt: (
    thing: ModelRef,
    environment: string,
    lookup: Lookup,
  ) => Projection<OwnedBindingContent>[];
  /** Its newest release. */
  readonly newest: (thing: ModelRef, lookup: Lookup) => string | undefined;
  readonly hasRelease: (release: ModelRef, lookup: Lookup) => boolean;
}

const resource: OwnedKinds = {
  binding: resourceReleaseBindingKind.kind,
  release: resourceReleaseKind.kind,
  fields: {
    release: 'resourceRelease',
    configs: 'resourceTypeEnvironmentConfigs',
  },
  type: 'resourceType',
  deployed: 'resourceDeployment',
  released: 'resourceRelease',
  ownerOf: ({ project = '', name }) => ({
    projectName: project,
    resourceName: name,
  }),
  bindingsAt: ({ tenant = '', project = '', name }, environment, lookup) => {
    const key = placementKey({ project, resource: name, environment }, tenant);
    return [...findBy(resourceReleaseBindingKind, lookup, 'placement', key)];
  },
  newest: ({ tenant = '', project = '', name }, lookup) =>
    find(resourceKind, lookup, tenant, name)?.content?.latestRelease ??
    newestOf(
      [
        ...findBy(
          resourceReleaseKind,
          lookup,
          'project',
          keyOf(tenant, project),
        ),
      ].filter(({ content }) => content?.resource === name),
    ),
  hasRelease: ({ tenant, name }, lookup) =>
    find(resourceReleaseKind, lookup, tenant, name) !== undefined,
};

const project: OwnedKinds = {
  binding: projectReleaseBindingKind.kind,
  release: projectReleaseKind.kind,
  fields: { release: 'projectRelease', configs: 'environmentConfigs' },
  type: 'projectType',
  deployed: 'projectDeployment',
  released: 'projectRelease',
  ownerOf: ({ name }) => ({ projectName: name }),
  bindingsAt: ({ tenant = '', name }, environment, lookup) => {
    const key = placementKey({ project: name, environment }, tenant);
    return [...findBy(projectReleaseBindingKind, lookup, 'placement', key)];
  },
  newest: ({ tenant = '', name }, lookup) =>
    newestOf([
      ...findBy(projectReleaseKind, lookup, 'project', keyOf(tenant, name)),
    ]),
  hasRelease: ({ tenant, name }, lookup) =>
    find(projectReleaseKind, lookup, tenant, name) !== undefined,
};

/** `undefined` for whatever is released as a component is. */
export function ownedKindsOf({ kind }: ModelRef): OwnedKinds | undefined {
  switch (kind) {
    case 'resource':
    case 'resourceDeployment':
      return resource;
    case 'project':
    case 'projectDeployment':
      return project;
    default:
      return undefined;
  }
}

function newestOf(
  releases: readonly Projection<OwnedReleaseContent>[],
): string | undefined {
  const [newest] = releases
    .map(({ metadata, content }) => ({
      name: metadata.name,
      createdAt: content?.createdAt ?? '',
    }))
    .sort((one, other) =>
      one.createdAt === other.createdAt
        ? other.name.localeCompare(one.name)
        : other.createdAt.localeCompare(one.createdAt),
    );
  return newest?.name;
}
