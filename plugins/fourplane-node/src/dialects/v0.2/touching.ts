// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { ReadContext } from '../reading/ModelReader';
import { partOf, Projection } from '../reading/ReadableKind';
import { RefFactory } from '../reading/RefFactory';
import {
  cameOrWent,
  differs,
  sides,
  TouchRule,
  TypedChange,
} from '../reading/TouchRule';
import { ChoreoKind, Scope } from './choreoKind';
import { whyNotCounted, within } from './counted';
import { buildKind } from './kinds/build';
import { componentKind } from './kinds/component';
import { dataPlaneKind } from './kinds/dataPlane';
import { deployableArtifactKind } from './kinds/deployableArtifact';
import { deploymentKind } from './kinds/deployment';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { deploymentTrackKind } from './kinds/deploymentTrack';
import { environmentKind } from './kinds/environment';
import { projectKind } from './kinds/project';
import { Labels } from './labels';
import { isWaiting } from './models/deployment';

/** A rule that also tells of objects whose name is another's, or that are where nobody looks for them. */
export function choreoRule<T>(
  kind: ChoreoKind<T>,
  touched: TouchRule<T>['touched'],
  doubts: TouchRule<T>['doubts'] = (object, context) =>
    whyNotCounted(kind, object, context),
): TouchRule<T> {
  return { kind, touched, doubts };
}

/** What the object itself stands for, before and after; without a name of its own, what it says it is in. */
export function* itself<T>(
  modelKind: ModelKind,
  kind: ChoreoKind<T>,
  change: TypedChange<T>,
  refTo: RefFactory,
): Generator<ModelRef> {
  for (const side of sides(change)) {
    const names = kind.namesOf(side);
    if (names) {
      yield refTo.of(modelKind, names);
    } else {
      yield* innermost(kind.scopeOf(side), refTo);
    }
  }
}

/** The innermost thing a place names. */
export function* innermost(
  { tenant, project, component }: Scope,
  refTo: RefFactory,
): Generator<ModelRef> {
  if (tenant && project && component) {
    yield refTo.of('component', { tenant, project, name: component });
  } else if (tenant && project) {
    yield refTo.of('project', { tenant, name: project });
  } else if (tenant) {
    yield refTo.of('tenant', { name: tenant });
  }
}

/** Whether a name came to stand for something else: the object came or went, or says otherwise what it is or is in. */
export function isMoved<T extends Labels>(change: TypedChange<T>): boolean {
  return (
    cameOrWent(change) ||
    differs(
      change,
      part =>
        part &&
        ([part.tenant, part.project, part.component, part.name] as const),
    )
  );
}

/** The places that an object is or was in, as far as it says a component. */
export function componentsOf<T>(
  kind: ChoreoKind<T>,
  change: TypedChange<T>,
): Required<Scope>[] {
  return sides(change).flatMap(side => {
    const { tenant, project, component } = kind.scopeOf(side);
    return tenant && project && component
      ? [{ tenant, project, component }]
      : [];
  });
}

/** What is read from the objects of a kind within a place. */
export function* refsWithin<T>(
  modelKind: ModelKind,
  kind: ChoreoKind<T>,
  scope: Scope,
  { lookup, refTo }: ReadContext,
  isWanted: (object: Projection<T>) => boolean = () => true,
): Generator<ModelRef> {
  for (const object of within(kind, scope, lookup)) {
    const names = isWanted(object) && kind.namesOf(object);
    if (names) {
      yield refTo.of(modelKind, names);
    }
  }
}

/** The endpoints that artifacts within a place declare, whether or not they count. */
export function* endpointsWithin(
  scope: Scope,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const artifact of within(deployableArtifactKind, scope, lookup)) {
    yield* endpointsOf(artifact, refTo);
  }
}

/** The endpoints that an artifact declares. */
export function* endpointsOf(
  artifact: Projection<Labels & { endpoints?: readonly { name: string }[] }>,
  refTo: RefFactory,
): Generator<ModelRef> {
  const { tenant, project, component, endpoints } = partOf(artifact);
  for (const { name } of endpoints ?? []) {
    yield refTo.of('endpoint', { tenant, project, component, name });
  }
}

/** Builds within a place that have not begun, and say what they wait for. */
export const waitingBuilds = (scope: Scope, context: ReadContext) =>
  refsWithin(
    'build',
    buildKind,
    scope,
    context,
    ({ content }) => content?.phase === 'pending',
  );

/** Deployments within a place that were not applied yet, and say what they wait for. */
export const waitingDeployments = (scope: Scope, context: ReadContext) =>
  refsWithin(
    'deployment',
    deploymentKind,
    scope,
    context,
    ({ content }) => content !== undefined && isWaiting(content.health),
  );

/** Everything within a tenant. */
export function* everythingIn(
  tenant: string,
  context: ReadContext,
): Generator<ModelRef> {
  const scope = { tenant };
  yield* refsWithin('project', projectKind, scope, context);
  yield* refsWithin('pipeline', deploymentPipelineKind, scope, context);
  yield* refsWithin('environment', environmentKind, scope, context);
  yield* refsWithin('dataPlane', dataPlaneKind, scope, context);
  yield* refsWithin('buildPlane', dataPlaneKind, scope, context);
  yield* refsWithin('component', componentKind, scope, context);
  yield* everythingOf(scope, context);
}

/** Everything that components within a place have. */
export function* everythingOf(
  scope: Scope,
  context: ReadContext,
): Generator<ModelRef> {
  yield* refsWithin('deploymentTrack', deploymentTrackKind, scope, context);
  yield* refsWithin('build', buildKind, scope, context);
  yield* refsWithin('release', deployableArtifactKind, scope, context);
  yield* refsWithin('deployment', deploymentKind, scope, context);
  yield* endpointsWithin(scope, context);
}
