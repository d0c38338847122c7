// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import { parametersOf } from '../buildConfiguration';
import { buildPlanesOf } from '../buildPlanes';
import { choreoReader } from '../choreoReader';
import { BuildContent, buildKind } from '../kinds/build';
import { missingForBuild, waitingFor } from '../missing';

export const buildReader = choreoReader({
  modelKind: 'build',
  kind: buildKind,
  model: (ref, content, { lookup, refTo }): Build => {
    const { tenant, project, component, track, branch, commit } = content;
    const planes = buildPlanesOf(tenant, lookup);
    const waiting =
      content.phase === 'pending'
        ? whyPending(content, planes, lookup)
        : undefined;
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      component: refTo.of('component', { tenant, project, name: component }),
      track: track
        ? refTo.of('deploymentTrack', {
            tenant,
            project,
            component,
            name: track,
          })
        : undefined,
      plane:
        planes.length === 1
          ? refTo.of('buildPlane', { tenant, name: planes[0] })
          : undefined,
      revision:
        branch || commit ? withoutAbsent({ branch, commit }) : undefined,
      phase: content.phase,
      reason: waiting?.reason ?? content.reason,
      message: waiting?.message ?? content.message,
      createdAt: content.createdAt,
      completedAt: content.completedAt,
      steps: [...content.steps],
      image: content.image,
      parameters: parametersOf(content.buildConfiguration),
    });
  },
});

/** What a build that has not begun waits for, with the reason of the event in which OpenChoreo says so. */
function whyPending(
  content: BuildContent,
  planes: readonly string[],
  lookup: Lookup,
): { reason: string; message: string } | undefined {
  if (!content.buildConfiguration) {
    return {
      reason: 'BuildConfigsNotFound',
      message: 'Waiting for a Dockerfile or a buildpack.',
    };
  }
  const message = waitingFor(missingForBuild(content, lookup));
  if (message) {
    return { reason: 'ContextResolutionFailed', message };
  }
  if (planes.length === 1) {
    return undefined;
  }
  return planes.length === 0
    ? {
        reason: 'NoBuildPlaneFound',
        message: 'Waiting for a data plane that is labelled for builds.',
      }
    : {
        reason: 'MultipleBuildPlanesFound',
        message: `Waiting until only one of ${planes.join(
          ', ',
        )} is labelled for builds.`,
      };
}
