// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { ReadContext } from '../reading/ModelReader';
import { findBy, partOf } from '../reading/ReadableKind';
import { sides, TouchRule } from '../reading/TouchRule';
import {
  ProjectBindingContent,
  projectReleaseBindingKind,
  ResourceBindingContent,
  resourceReleaseBindingKind,
} from './kinds/ownedBinding';
import {
  OwnedReleaseContent,
  projectReleaseKind,
  ResourceReleaseContent,
  resourceReleaseKind,
} from './kinds/ownedRelease';
import { ResourceContent, resourceKind } from './kinds/resource';
import { Placement, placementKey } from './placement';

export const resourceRule: TouchRule<ResourceContent> = {
  kind: resourceKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('resource', resourceKind, side);
    }
  },
};

export const projectReleaseRule: TouchRule<OwnedReleaseContent> = {
  kind: projectReleaseKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('projectRelease', projectReleaseKind, side);
    }
  },
};

export const resourceReleaseRule: TouchRule<ResourceReleaseContent> = {
  kind: resourceReleaseKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject('resourceRelease', resourceReleaseKind, side);
    }
  },
};

/** A project's infrastructure in an environment is part of the project's health. */
export const projectBindingRule: TouchRule<ProjectBindingContent> = {
  kind: projectReleaseBindingKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject(
        'projectDeployment',
        projectReleaseBindingKind,
        side,
      );
      const { project } = partOf(side);
      if (project !== undefined) {
        yield refTo.inTenant('project', change.identity.namespace, project);
      }
    }
  },
};

export const resourceBindingRule: TouchRule<ResourceBindingContent> = {
  kind: resourceReleaseBindingKind,
  *touched(change, { refTo }) {
    for (const side of sides(change)) {
      yield refTo.ofObject(
        'resourceDeployment',
        resourceReleaseBindingKind,
        side,
      );
      const { project, resource } = partOf(side);
      if (project !== undefined && resource !== undefined) {
        const { namespace } = change.identity;
        yield refTo.inProject('resource', namespace, project, resource);
      }
    }
  },
};

/** What a project's infrastructure or a managed resource lends its objects from. */
export function* ownedDeploymentsAt(
  placement: Placement,
  namespace: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  const key = placementKey(placement, namespace);
  for (const binding of findBy(
    projectReleaseBindingKind,
    lookup,
    'placement',
    key,
  )) {
    yield refTo.ofObject(
      'projectDeployment',
      projectReleaseBindingKind,
      binding,
    );
  }
  for (const binding of findBy(
    resourceReleaseBindingKind,
    lookup,
    'placement',
    key,
  )) {
    yield refTo.ofObject(
      'resourceDeployment',
      resourceReleaseBindingKind,
      binding,
    );
  }
}
