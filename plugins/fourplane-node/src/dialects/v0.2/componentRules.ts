// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { keyOf } from '../reading/keys';
import { ReadContext } from '../reading/ModelReader';
import { findBy, partOf } from '../reading/ReadableKind';
import { cameOrWent, differs, sides } from '../reading/TouchRule';
import { Names } from './choreoKind';
import { whyNotCounted, within } from './counted';
import { buildKind } from './kinds/build';
import { componentKind } from './kinds/component';
import { deployableArtifactKind } from './kinds/deployableArtifact';
import { deploymentKind } from './kinds/deployment';
import { deploymentTrackKind } from './kinds/deploymentTrack';
import { endpointKind } from './kinds/endpoint';
import {
  choreoRule,
  componentsOf,
  endpointsOf,
  endpointsWithin,
  everythingOf,
  innermost,
  isMoved,
  itself,
  waitingBuilds,
  waitingDeployments,
} from './touching';

/** A component hands its owner and lifecycle down to its endpoints, and its image to what has only a tag. */
export const componentRule = choreoRule(
  componentKind,
  function* touched(change, context) {
    yield* itself('component', componentKind, change, context.refTo);
    if (
      isMoved(change) ||
      differs(
        change,
        part => part && [part.owner, part.lifecycle, part.imageName, part.type],
      )
    ) {
      for (const scope of componentsOf(componentKind, change)) {
        yield* everythingOf(scope, context);
      }
    }
  },
);

/** The primary track says where the sources are, and which artifact is the newest. */
export const deploymentTrackRule = choreoRule(
  deploymentTrackKind,
  function* touched(change, context) {
    yield* itself(
      'deploymentTrack',
      deploymentTrackKind,
      change,
      context.refTo,
    );
    for (const scope of componentsOf(deploymentTrackKind, change)) {
      yield* innermost(scope, context.refTo);
      if (isMoved(change)) {
        yield* endpointsWithin(scope, context);
        yield* waitingBuilds(scope, context);
        yield* waitingDeployments(scope, context);
      }
    }
  },
);

/** A build lends its image to its artifact, and an artifact of a failed build is none. */
export const buildRule = choreoRule(
  buildKind,
  function* touched(change, context) {
    const { lookup, refTo } = context;
    yield* itself('build', buildKind, change, refTo);
    if (
      !isMoved(change) &&
      !differs(
        change,
        part =>
          part && [
            part.track,
            part.image,
            !part.steps,
            part.phase === 'failed',
          ],
      )
    ) {
      return;
    }
    for (const side of sides(change)) {
      const names = buildKind.namesOf(side);
      for (const artifact of findBy(
        deployableArtifactKind,
        lookup,
        'build',
        objectKey(names),
      )) {
        const release = deployableArtifactKind.namesOf(artifact);
        if (release) {
          yield refTo.of('release', release);
          yield* deploymentsOf(release, context);
        }
        const scope = deployableArtifactKind.scopeOf(artifact);
        yield* innermost(scope, refTo);
        yield* endpointsWithin(scope, context);
      }
    }
  },
);

/** An artifact declares its component's endpoints while it is the newest, and lends its image to deployments. */
export const deployableArtifactRule = choreoRule(
  deployableArtifactKind,
  function* touched(change, context) {
    const { refTo } = context;
    yield* itself('release', deployableArtifactKind, change, refTo);
    for (const scope of componentsOf(deployableArtifactKind, change)) {
      yield* innermost(scope, refTo);
    }
    if (cameOrWent(change) || differs(change, part => part)) {
      for (const side of sides(change)) {
        yield* endpointsOf(side, refTo);
        yield* deploymentsOf(deployableArtifactKind.namesOf(side), context);
      }
      for (const scope of componentsOf(deployableArtifactKind, change)) {
        yield* endpointsWithin(scope, context);
      }
    }
  },
  (artifact, context) => [
    ...whyNotCounted(deployableArtifactKind, artifact, context),
    // What is wrong with a field stands among the object's own issues; that one is missing does not.
    ...(artifact.issues === undefined
      ? (artifact.content?.endpoints ?? []).flatMap(endpoint =>
          'issues' in endpoint ? endpoint.issues : [],
        )
      : []),
  ],
);

function* deploymentsOf(
  release: Names | undefined,
  { lookup, refTo }: ReadContext,
): Generator<ModelRef> {
  for (const deployment of findBy(
    deploymentKind,
    lookup,
    'artifact',
    objectKey(release),
  )) {
    const names = deploymentKind.namesOf(deployment);
    if (names) {
      yield refTo.of('deployment', names);
    }
  }
}

/** Index key of something that is referred to by its object name within a project. */
function objectKey(names: Names | undefined): string {
  return keyOf(names?.tenant ?? '', names?.project ?? '', names?.name ?? '');
}

export const deploymentRule = choreoRule(
  deploymentKind,
  function* touched(change, { refTo }) {
    yield* itself('deployment', deploymentKind, change, refTo);
  },
);

/** An endpoint is part of its deployment. */
export const endpointRule = choreoRule(
  endpointKind,
  function* touched(change, { lookup, refTo }) {
    for (const side of sides(change)) {
      const scope = endpointKind.scopeOf(side);
      const { deployment } = partOf(side);
      for (const candidate of within(deploymentKind, scope, lookup)) {
        const names = deploymentKind.namesOf(candidate);
        if (names && partOf(candidate).name === deployment) {
          yield refTo.of('deployment', names);
        }
      }
      yield* innermost(scope, refTo);
    }
  },
);
