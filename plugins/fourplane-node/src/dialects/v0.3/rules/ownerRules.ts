// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { RefScope } from '../../Dialect';
import { ReadContext } from '../../reading/ModelReader';
import { findIn, ReadableKind } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { cameOrWent, differs, TouchRule } from '../../reading/TouchRule';
import { endpointsOf } from './endpointsOf';
import { componentKind } from '../kinds/component';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { environmentKind } from '../kinds/environment';
import { OrganizationContent, organizationKind } from '../kinds/organization';
import { buildPlaneKind, dataPlaneKind } from '../kinds/plane';
import { ProjectContent, projectKind } from '../kinds/project';
import { serviceKind } from '../kinds/running';
import { workloadKind } from '../kinds/workload';

/** A tenant hands its owner down to whatever in it has none. */
export const organizationRule: TouchRule<OrganizationContent> = {
  kind: organizationKind,
  *touched(change, context) {
    const tenant = change.identity.name;
    const { refTo } = context;
    yield refTo.tenant(tenant);
    if (!differs(change, part => part?.owner)) {
      return;
    }
    for (const name of namesIn(projectKind, tenant, context)) {
      yield refTo.inTenant('project', tenant, name);
    }
    for (const name of namesIn(environmentKind, tenant, context)) {
      yield refTo.inTenant('environment', tenant, name);
    }
    for (const name of namesIn(deploymentPipelineKind, tenant, context)) {
      yield refTo.inTenant('pipeline', tenant, name);
    }
    for (const name of namesIn(dataPlaneKind, tenant, context)) {
      yield refTo.plane('dataPlane', tenant, name);
    }
    for (const name of namesIn(buildPlaneKind, tenant, context)) {
      yield refTo.plane('buildPlane', tenant, name);
    }
    yield* heirs({ tenant }, context);
  },
};

/** A project hands its owner down to its components and their endpoints, and is missed by them where it is not. */
export const projectRule: TouchRule<ProjectContent> = {
  kind: projectKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    yield context.refTo.inTenant('project', namespace, name);
    if (cameOrWent(change)) {
      yield context.refTo.tenant(namespace);
    }
    if (cameOrWent(change) || differs(change, part => part?.owner)) {
      yield* heirs({ tenant: namespace, project: name }, context);
    }
  },
};

function* heirs(scope: RefScope, context: ReadContext): Generator<ModelRef> {
  const { lookup, refTo } = context;
  for (const object of scopedObjects(componentKind, scope, lookup)) {
    yield refTo.ofObject('component', componentKind, object);
  }
  yield* endpointsOfAll(workloadKind, scope, context);
  yield* endpointsOfAll(serviceKind, scope, context);
}

function* endpointsOfAll<T>(
  kind: ReadableKind<T>,
  scope: RefScope,
  context: ReadContext,
): Generator<ModelRef> {
  for (const object of scopedObjects(kind, scope, context.lookup)) {
    const { project, component } = kind.ownerOf(object);
    const { namespace = '' } = object.metadata;
    if (project !== undefined && component !== undefined) {
      yield* endpointsOf(namespace, project, component, context);
    }
  }
}

function namesIn<T>(
  kind: ReadableKind<T>,
  tenant: string,
  { lookup }: ReadContext,
): string[] {
  return [...findIn(kind, lookup, tenant)].map(({ metadata }) => metadata.name);
}
