// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { buildPlanesOf } from '../buildPlanes';
import { counted, members } from '../counted';
import { BuildContent, buildKind } from '../kinds/build';
import { componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { primaryTrack, Track } from '../tracks';
import { configured, folder } from './builder';
import { buildName, componentScope, onTrack } from './componentObjects';
import { createStep } from './steps';

/** A build of a track. The track only says how it is usually built; each build has to repeat it. */
export const triggerBuild: IntentRule<'triggerBuild'> = {
  plan: (intent, context) => {
    const { component, branch, commit, parameters } = intent;
    const scope = componentScope(component);
    const owner = counted(componentKind, component, context.lookup)?.content;
    if (owner && owner.repository === undefined) {
      return refused(
        issueAt(
          'component',
          `"${component.name}" runs an image that is there; nothing builds it`,
        ),
      );
    }
    const planes = buildPlanesOf(scope.tenant, context.lookup);
    if (planes.length !== 1) {
      return refused(wrongPlanes(scope.tenant, planes));
    }
    const track = trackOf(intent, context.lookup);
    if (!track) {
      return refused(
        issueAt(
          'track',
          `"${component.name}" has no deployment track to build on`,
          'Create a deployment track first',
        ),
      );
    }
    const usual = usualBuild(intent, track, context.lookup);
    if (!usual.buildConfiguration) {
      return refused(
        issueAt(
          'track',
          `Neither the track "${track.name}" nor an earlier build on it says how to build`,
          'Give the component a builder first',
        ),
      );
    }
    const build = configured(
      usual.buildConfiguration,
      parameters,
      'parameters',
    );
    if (build.state === 'refused') {
      return refused(...build.issues);
    }
    const name = buildName(component.name, context.suffix);
    const ref = { ...component, kind: 'build' as const, name };
    return planned(
      [
        createStep(
          buildKind,
          {
            name,
            labels: { ...onTrack(scope, track.name), name },
            spec: {
              branch: branch ?? usual.branch ?? 'main',
              path: usual.path ?? folder(undefined),
              ...(commit && { gitRevision: commit }),
              buildConfiguration: build.configuration,
            },
            fields: {
              'spec.branch': 'branch',
              'spec.gitRevision': 'commit',
              'spec.buildConfiguration': 'parameters',
            },
          },
          context,
        ),
      ],
      [ref],
    );
  },
};

/** OpenChoreo would wait for exactly one, and say so in an event only. */
function wrongPlanes(tenant: string, planes: readonly string[]): IntentIssue {
  return planes.length === 0
    ? issueAt(
        'component',
        `"${tenant}" has no build plane`,
        'Register a build plane first',
      )
    : issueAt(
        'component',
        `"${tenant}" has more than one build plane (${planes.join(
          ', ',
        )}), with which OpenChoreo 0.2 builds nothing`,
        'Delete all of them but one',
      );
}

function trackOf(
  { component, track }: IntentOf<'triggerBuild'>,
  lookup: Lookup,
): Track | undefined {
  if (!track) {
    return primaryTrack(componentScope(component), lookup);
  }
  const content = counted(deploymentTrackKind, track, lookup)?.content;
  return content?.component === component.name ? content : undefined;
}

type Usual = Pick<BuildContent, 'branch' | 'path' | 'buildConfiguration'>;

/** How a track is built: as it says, else as it was last time. */
function usualBuild(
  { component }: IntentOf<'triggerBuild'>,
  track: Track,
  lookup: Lookup,
): Usual {
  if (track.buildConfiguration) {
    return track;
  }
  const [latest] = [...members(buildKind, componentScope(component), lookup)]
    .flatMap(({ content }) =>
      content?.track === track.name && content.buildConfiguration
        ? [content]
        : [],
    )
    .sort((one, other) =>
      (one.createdAt ?? '') < (other.createdAt ?? '') ? 1 : -1,
    );
  return {
    branch: track.branch ?? latest?.branch,
    path: track.path ?? latest?.path,
    buildConfiguration: latest?.buildConfiguration,
  };
}
