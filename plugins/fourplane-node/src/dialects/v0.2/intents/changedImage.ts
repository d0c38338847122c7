// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { issueAt } from '../../writing/plan';
import { PlanInput } from '../../writing/intentRule';
import { Artifact, newestArtifact } from '../artifacts';
import { ComponentContent } from '../kinds/component';
import { deployableArtifactKind } from '../kinds/deployableArtifact';
import { primaryTrack } from '../tracks';
import { componentScope } from './componentObjects';
import { refOfArtifact, Steps, Updated } from './componentParts';
import { configurationOf, workloadIssues } from './configuration';
import { imageArtifactStep } from './createComponent';
import { imageParts } from './image';
import { storedOf } from './steps';

const storedConfiguration = z.object({
  spec: z.object({ configuration: z.looseObject({}) }),
});

/** Another image, or another workload, of a component that is not built. */
export function artifactSteps(
  { component, source, workload }: Updated,
  { imageName, type }: ComponentContent,
  context: PlanInput,
): Steps {
  const isAsked = source?.type === 'image' || workload !== undefined;
  if (!isAsked || imageName === undefined) {
    return { issues: [], steps: [] };
  }
  const scope = componentScope(component);
  const newest = newestArtifact(scope, context.lookup);
  const tag =
    source?.type === 'image' ? imageParts(source.image).tag : newest?.tag;
  const track =
    newest?.track ?? primaryTrack(scope, context.lookup)?.name ?? undefined;
  const issues = [
    ...(workload ? workloadIssues(workload, type) : []),
    ...(tag === undefined
      ? [issueAt('source', 'must name the image: nothing is known of it yet')]
      : []),
    ...(track === undefined
      ? [
          issueAt(
            'component',
            'has no deployment track to put the image on',
            'Create a deployment track first',
          ),
        ]
      : []),
  ];
  if (tag === undefined || track === undefined || issues.length > 0) {
    return { issues, steps: [] };
  }
  if (workload === undefined && newest?.tag === tag) {
    return { issues, steps: [] };
  }
  return {
    issues,
    steps: [
      imageArtifactStep(
        { scope, track, tag },
        workload
          ? configurationOf(workload)
          : keptConfiguration(component, newest, context),
        context,
      ),
    ],
  };
}

function keptConfiguration(
  component: Updated['component'],
  newest: Artifact | undefined,
  context: PlanInput,
): object {
  const stored =
    newest &&
    storedOf(deployableArtifactKind, refOfArtifact(component, newest), context);
  return (
    storedConfiguration.safeParse(stored?.object).data?.spec.configuration ?? {}
  );
}
