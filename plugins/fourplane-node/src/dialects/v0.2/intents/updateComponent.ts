// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { ObjectAddress } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule, NeedContext } from '../../writing/TablePlanner';
import { newestArtifact } from '../artifacts';
import { counted } from '../counted';
import { ComponentContent, componentKind } from '../kinds/component';
import { deployableArtifactKind } from '../kinds/deployableArtifact';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { primaryTrack } from '../tracks';
import { artifactSteps } from './changedImage';
import { trackSteps } from './changedTrack';
import { componentScope } from './componentObjects';
import { refOfArtifact, refOfTrack, Updated } from './componentParts';
import { imageParts } from './image';
import {
  componentIssues,
  noAutoDeploy,
  noCommit,
  noWorkload,
} from './impossible';
import { addressesOf, gone, patchSteps, storedOf } from './steps';

/**
 * Words are the component's; branch, folder, builder and `autoDeploy` are its primary track's; another image or workload
 * is another artifact, and deploys nothing.
 */
export const updateComponent: IntentRule<'updateComponent'> = {
  needs: ({ component }, context) => [
    ...addressesOf(componentKind, component, context),
    ...partAddresses(component, context),
  ],
  plan: (intent, context) => {
    const { component } = intent;
    const content = counted(componentKind, component, context.lookup)?.content;
    const stored = storedOf(componentKind, component, context);
    if (!stored || !content) {
      return refused(gone('component', component));
    }
    const issues = [
      ...componentIssues(intent),
      ...sourceIssues(intent, content),
    ];
    const track = trackSteps(intent, content, context);
    const artifact = artifactSteps(intent, content, context);
    issues.push(...track.issues, ...artifact.issues);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const { title, description, owner, lifecycle, links, source } = intent;
    const spec =
      source?.type === 'git' && source.url !== content.repository
        ? withRepository(stored.object.spec, source.url)
        : {};
    return planned(
      [
        ...patchSteps(
          stored,
          { title, description, owner, lifecycle, links },
          spec,
          { 'spec.source.gitRepository.url': 'source.url' },
        ),
        ...track.steps,
        ...artifact.steps,
      ],
      [component],
    );
  },
};

function partAddresses(
  component: Updated['component'],
  context: NeedContext,
): ObjectAddress[] {
  const scope = componentScope(component);
  const track = primaryTrack(scope, context.lookup);
  const artifact = newestArtifact(scope, context.lookup);
  return [
    ...(track
      ? addressesOf(deploymentTrackKind, refOfTrack(component, track), context)
      : []),
    ...(artifact
      ? addressesOf(
          deployableArtifactKind,
          refOfArtifact(component, artifact),
          context,
        )
      : []),
  ];
}

function sourceIssues(
  { source, workload, autoDeploy }: Updated,
  { repository, imageName }: ComponentContent,
): IntentIssue[] {
  const isBuilt = repository !== undefined;
  const other = issueAt(
    'source.type',
    isBuilt
      ? 'is fixed: the component is built from its repository'
      : 'is fixed: the component runs an image that is there',
    'Create another component',
  );
  if (source?.type === 'git') {
    return [
      ...(isBuilt ? [] : [other]),
      ...(source.commit ? [noCommit] : []),
      ...(workload ? [noWorkload] : []),
    ];
  }
  return [
    ...(source && isBuilt ? [other] : []),
    ...(workload && isBuilt ? [noWorkload] : []),
    ...(autoDeploy && !isBuilt ? [noAutoDeploy] : []),
    ...(source &&
    imageName !== undefined &&
    imageParts(source.image).imageName !== imageName
      ? [
          issueAt(
            'source.image',
            `must be a tag of ${imageName}: every earlier artifact takes its image from the component, and what runs would change with it`,
            'Create another component',
          ),
        ]
      : []),
  ];
}

function withRepository(spec: unknown, url: string) {
  const { source } = z
    .looseObject({
      source: z
        .looseObject({ gitRepository: z.looseObject({}).optional() })
        .optional(),
    })
    .catch({})
    .parse(spec);
  return {
    source: { ...source, gitRepository: { ...source?.gitRepository, url } },
  };
}
