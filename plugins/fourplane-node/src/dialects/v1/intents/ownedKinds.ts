// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { Lookup } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import { liveObject, PlanInput } from '../../writing/intentRule';
import { valueAt } from '../../writing/valueAt';
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
  readonly type: 'resourceType' | 'projectType';
  readonly typeTitle: string;
  /** What such a thing is called. */
  readonly words: string;
  readonly deployed: ModelKind;
  readonly released: ModelKind;
  /** A binding's `spec.owner`. */
  readonly ownerOf: (thing: ModelRef) => Readonly<Record<string, string>>;
  /** A binding by its name. */
  readonly bound: (
    tenant: string | undefined,
    name: string,
    lookup: Lookup,
  ) => Projection<OwnedBindingContent> | undefined;
  /** Its bindings to an environment; there should be one. */
  readonly bindingsAt: (
    thing: ModelRef,
    environment: string,
    lookup: Lookup,
  ) => Projection<OwnedBindingContent>[];
  /** Its newest release. */
  readonly newest: (thing: ModelRef, lookup: Lookup) => string | undefined;
  /** Whether OpenChoreo is told to keep what a binding made when the binding goes. */
  readonly isKept: (binding: KubeObject, context: PlanInput) => boolean;
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
  typeTitle: 'Resource type',
  words: 'a managed resource',
  deployed: 'resourceDeployment',
  released: 'resourceRelease',
  ownerOf: ({ project = '', name }) => ({
    projectName: project,
    resourceName: name,
  }),
  bound: (tenant, name, lookup) =>
    find(resourceReleaseBindingKind, lookup, tenant, name),
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
  isKept: (binding, context) => {
    const { namespace } = binding.metadata;
    const release = valueAt(binding, 'spec.resourceRelease');
    const made =
      typeof release === 'string' && release
        ? liveObject(context, resourceReleaseKind.kind, namespace, release)
        : undefined;
    // The binding's own word counts before its type's.
    const policy =
      valueAt(binding, 'spec.retainPolicy') ??
      valueAt(made?.object, 'spec.resourceType.spec.retainPolicy');
    return policy === 'Retain';
  },
  hasRelease: ({ tenant, name }, lookup) =>
    find(resourceReleaseKind, lookup, tenant, name) !== undefined,
};

const project: OwnedKinds = {
  binding: projectReleaseBindingKind.kind,
  release: projectReleaseKind.kind,
  fields: { release: 'projectRelease', configs: 'environmentConfigs' },
  type: 'projectType',
  typeTitle: 'Project type',
  words: 'the infrastructure of a project',
  deployed: 'projectDeployment',
  released: 'projectRelease',
  ownerOf: ({ name }) => ({ projectName: name }),
  bound: (tenant, name, lookup) =>
    find(projectReleaseBindingKind, lookup, tenant, name),
  bindingsAt: ({ tenant = '', name }, environment, lookup) => {
    const key = placementKey({ project: name, environment }, tenant);
    return [...findBy(projectReleaseBindingKind, lookup, 'placement', key)];
  },
  newest: ({ tenant = '', name }, lookup) =>
    newestOf([
      ...findBy(projectReleaseKind, lookup, 'project', keyOf(tenant, name)),
    ]),
  isKept: () => false,
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
