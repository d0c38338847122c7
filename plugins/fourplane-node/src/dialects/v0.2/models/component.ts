// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Component, Source } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { ReadContext } from '../../reading/ModelReader';
import { imageOf, newestArtifact } from '../artifacts';
import { parametersOf } from '../buildConfiguration';
import { choreoReader } from '../choreoReader';
import { componentTypeWord } from '../componentTypes';
import { exists, members } from '../counted';
import { ComponentContent, componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { projectKind } from '../kinds/project';
import { projectOwner } from '../owners';
import { primaryTrack, tracksOf } from '../tracks';

export const componentReader = choreoReader({
  modelKind: 'component',
  kind: componentKind,
  parts: ({ tenant, project, name }, { lookup }) => {
    const scope = { tenant, project, component: name };
    return [...members(deploymentTrackKind, scope, lookup)].map(object => ({
      kind: deploymentTrackKind,
      object,
    }));
  },
  model: (ref, content, context): Component => {
    const { lookup, refTo } = context;
    const { tenant, project, name } = content;
    const scope = { tenant, project, component: name };
    const artifact = newestArtifact(scope, lookup);
    const image = artifact && imageOf(artifact, lookup);
    const track = primaryTrack(scope, lookup);
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      owner: content.owner ?? projectOwner(tenant, project, lookup),
      project: refTo.of('project', { tenant, name: project }),
      type: content.type ? componentTypeWord(content.type) : 'unknown',
      lifecycle: content.lifecycle,
      links: content.links ?? [],
      source: sourceOf(content, image, lookup),
      image,
      autoDeploy: track?.autoDeploy,
      buildParameters: parametersOf(track?.buildConfiguration),
      schedule: artifact?.schedule,
      traits: [],
      endpoints: (artifact?.endpoints ?? []).map(endpoint =>
        refTo.of('endpoint', { ...scope, name: endpoint.name }),
      ),
      dependencies: [],
      resources: [],
      tracks: trackRefs(scope, context),
      latestRelease: artifact?.objectName,
      managedBy: content.managedBy,
      health: exists(projectKind, { tenant, name: project }, lookup)
        ? content.health
        : worse(content.health, {
            state: 'degraded',
            reason: 'ProjectNotFound',
            message: `Project ${project} does not exist.`,
          }),
    });
  },
});

function trackRefs(
  scope: { tenant: string; project: string; component: string },
  { lookup, refTo }: ReadContext,
): Component['tracks'] {
  return tracksOf(scope, lookup).map(({ name }) =>
    refTo.of('deploymentTrack', { ...scope, name }),
  );
}

/** The branch and the folder of a built component are its primary track's. */
function sourceOf(
  { tenant, project, name, repository, imageName }: ComponentContent,
  image: string | undefined,
  lookup: Lookup,
): Source | undefined {
  if (repository) {
    const track = primaryTrack({ tenant, project, component: name }, lookup);
    return withoutAbsent<Source>({
      type: 'git',
      url: repository,
      branch: track?.branch,
      path: track?.path,
    });
  }
  return imageName ? { type: 'image', image: image ?? imageName } : undefined;
}
