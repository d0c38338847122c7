// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from '../../reading/keys';
import { ReadContext } from '../../reading/ModelReader';
import { findBy, findIn } from '../../reading/ReadableKind';
import { cameOrWent, differs, TouchRule } from '../../reading/TouchRule';
import { componentTypeName } from '../componentTypes';
import { buildKind } from '../kinds/build';
import { ComponentClassContent } from '../kinds/componentClass';
import {
  DeploymentPipelineContent,
  deploymentPipelineKind,
} from '../kinds/deploymentPipeline';
import { EnvironmentContent, environmentKind } from '../kinds/environment';
import { buildPlaneKind, dataPlaneKind, PlaneContent } from '../kinds/plane';
import { projectKind } from '../kinds/project';
import { RunningKinds, runningKinds } from '../runningKinds';

/** A pipeline that comes or goes is found, or missed, by the projects that name it. */
export const pipelineRule: TouchRule<DeploymentPipelineContent> = {
  kind: deploymentPipelineKind,
  *touched(change, { lookup, refTo }) {
    const { namespace, name } = change.identity;
    yield refTo.inTenant('pipeline', namespace, name);
    if (!cameOrWent(change)) {
      return;
    }
    yield refTo.tenant(namespace);
    const key = keyOf(namespace, name);
    for (const { metadata } of findBy(projectKind, lookup, 'pipeline', key)) {
      yield refTo.inTenant('project', namespace, metadata.name);
    }
  },
};

/** Deployments wait for their environment, and for the data plane it names. */
export const environmentRule: TouchRule<EnvironmentContent> = {
  kind: environmentKind,
  *touched(change, context) {
    const { namespace, name } = change.identity;
    yield context.refTo.inTenant('environment', namespace, name);
    if (cameOrWent(change)) {
      yield context.refTo.tenant(namespace);
    }
    if (cameOrWent(change) || differs(change, part => part?.dataPlane)) {
      yield* deploymentsIn(name, context);
    }
  },
};

export const dataPlaneRule: TouchRule<PlaneContent> = {
  kind: dataPlaneKind,
  *touched(change, context) {
    const { lookup, refTo } = context;
    const { namespace, name } = change.identity;
    yield refTo.plane('dataPlane', namespace, name);
    if (!cameOrWent(change)) {
      return;
    }
    yield refTo.tenant(namespace);
    const key = keyOf(namespace, name);
    for (const { metadata } of findBy(
      environmentKind,
      lookup,
      'dataPlane',
      key,
    )) {
      yield refTo.inTenant('environment', namespace, metadata.name);
      yield* deploymentsIn(metadata.name, context);
    }
  },
};

/** All builds of a namespace happen on its first build plane. */
export const buildPlaneRule: TouchRule<PlaneContent> = {
  kind: buildPlaneKind,
  *touched(change, { lookup, refTo }) {
    const { namespace, name } = change.identity;
    yield refTo.plane('buildPlane', namespace, name);
    if (!cameOrWent(change)) {
      return;
    }
    yield refTo.tenant(namespace);
    for (const build of findIn(buildKind, lookup, namespace)) {
      yield refTo.ofObject('build', buildKind, build);
    }
  },
};

/** A class of scheduled tasks holds their schedule. */
function classRule(kinds: RunningKinds): TouchRule<ComponentClassContent> {
  return {
    kind: kinds.class,
    *touched(change, { lookup, refTo }) {
      const { namespace, name } = change.identity;
      const typeName = componentTypeName(kinds.class.kind, name);
      yield refTo.inTenant('componentType', namespace, typeName);
      const key = keyOf(namespace, name);
      if (differs(change, part => part?.schedule)) {
        for (const running of findBy(kinds.running, lookup, 'class', key)) {
          const { project, component } = kinds.running.ownerOf(running);
          if (component !== undefined) {
            yield refTo.inProject('component', namespace, project, component);
          }
        }
      }
      if (cameOrWent(change)) {
        for (const binding of findBy(kinds.binding, lookup, 'class', key)) {
          yield refTo.ofObject('deployment', kinds.binding, binding);
        }
      }
    },
  };
}

export const classRules = runningKinds.map(classRule);

/** In all namespaces, since bindings of all of them look for their environment in one. */
function* deploymentsIn(
  environment: string,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const { binding: kind } of runningKinds) {
    for (const binding of findBy(kind, lookup, 'environment', environment)) {
      yield refTo.ofObject('deployment', kind, binding);
    }
  }
}
