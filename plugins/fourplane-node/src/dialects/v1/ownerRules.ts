// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { RefScope } from '../Dialect';
import { componentKind } from './kinds/component';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { environmentKind } from './kinds/environment';
import { namespaceKind } from './kinds/namespace';
import {
  dataPlaneKind,
  observabilityPlaneKind,
  workflowPlaneKind,
} from './kinds/plane';
import { projectKind } from './kinds/project';
import { resourceKind } from './kinds/resource';
import { workloadKind } from './kinds/workload';
import { ReadContext } from '../reading/ModelReader';
import {
  find,
  findIn,
  Projection,
  ReadableKind,
} from '../reading/ReadableKind';
import { scopedObjects } from '../reading/scopedObjects';
import { differs, TouchRule } from '../reading/TouchRule';
import { endpointNames } from './workloads';

/** A tenant hands its owner down to whatever in it names none and whose project names none. */
export const namespaceRule: TouchRule<{ owner?: string }> = {
  kind: namespaceKind,
  *touched(change, context) {
    const { refTo } = context;
    const tenant = change.identity.name;
    yield refTo.tenant(tenant);
    if (!differs(change, content => content?.owner)) {
      return;
    }
    for (const name of ownerless(projectKind, tenant, context)) {
      yield refTo.inTenant('project', tenant, name);
    }
    for (const name of ownerless(environmentKind, tenant, context)) {
      yield refTo.inTenant('environment', tenant, name);
    }
    for (const name of ownerless(deploymentPipelineKind, tenant, context)) {
      yield refTo.inTenant('pipeline', tenant, name);
    }
    for (const name of ownerless(dataPlaneKind, tenant, context)) {
      yield refTo.plane('dataPlane', tenant, name);
    }
    for (const name of ownerless(workflowPlaneKind, tenant, context)) {
      yield refTo.plane('buildPlane', tenant, name);
    }
    for (const name of ownerless(observabilityPlaneKind, tenant, context)) {
      yield refTo.plane('observabilityPlane', tenant, name);
    }
    yield* heirs(
      { tenant },
      project => {
        const owner = find(projectKind, context.lookup, tenant, project);
        return owner?.content?.owner === undefined;
      },
      context,
    );
  },
};

/** A project hands its owner down to its components, their endpoints and its resources. */
export const projectRule: TouchRule<{ owner?: string }> = {
  kind: projectKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    yield context.refTo.inTenant('project', namespace, name);
    if (differs(change, content => content?.owner)) {
      const scope = { tenant: namespace, project: name };
      yield* heirs(scope, () => true, context);
    }
  },
};

/** What reads its owner from a project, or through it from the tenant. */
function* heirs(
  scope: RefScope,
  inherits: (project: string) => boolean,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const object of scopedObjects(componentKind, scope, lookup)) {
    const content = object.content;
    if (content && content.owner === undefined && inherits(content.project)) {
      yield refTo.ofObject('component', componentKind, object);
    }
  }
  for (const object of scopedObjects(workloadKind, scope, lookup)) {
    const content = object.content;
    if (content && inherits(content.project)) {
      const tenant = object.metadata.namespace ?? '';
      const { project, component } = content;
      const holder = find(componentKind, lookup, tenant, component)?.content;
      if (holder?.project !== project || holder.owner === undefined) {
        for (const name of endpointNames(object)) {
          yield refTo.endpoint(tenant, project, component, name);
        }
      }
    }
  }
  for (const object of scopedObjects(resourceKind, scope, lookup)) {
    const content = object.content;
    if (content && content.owner === undefined && inherits(content.project)) {
      yield refTo.ofObject('resource', resourceKind, object);
    }
  }
}

function* ownerless<T extends { readonly owner?: string }>(
  kind: ReadableKind<T>,
  tenant: string,
  { lookup }: ReadContext,
): Generator<string> {
  for (const object of findIn(kind, lookup, tenant)) {
    if (hasNoOwner(object)) {
      yield object.metadata.name;
    }
  }
}

function hasNoOwner({ content }: Projection<{ readonly owner?: string }>) {
  return content !== undefined && content.owner === undefined;
}
