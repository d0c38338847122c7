// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { PlanInput } from '../../writing/intentRule';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import {
  componentTypeNamed,
  componentTypes,
  componentTypeWord,
} from '../componentTypes';
import { componentKind } from '../kinds/component';
import { deployableArtifactKind } from '../kinds/deployableArtifact';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { buildConfigurationFor, folder } from './builder';
import {
  artifactName,
  componentObjectName,
  componentScope,
  onTrack,
  trackObjectName,
} from './componentObjects';
import {
  configurationFields,
  configurationOf,
  workloadIssues,
} from './configuration';
import { imageParts } from './image';
import {
  componentIssues,
  noAutoDeploy,
  noCommit,
  noWorkload,
} from './impossible';
import { createStep } from './steps';

type Created = IntentOf<'createComponent'>;
type Source<T> = Extract<Created['source'], { type: T }>;

/** The track a component begins with. */
const FIRST_TRACK = 'main';

const unknownType = issueAt(
  'type.name',
  'OpenChoreo 0.2 has no such type of components',
  `Choose one of ${componentTypes.map(componentTypeWord).join(', ')}`,
);

/** A component and its first track; of an image also the artifact, which a build would make. */
export const createComponent: IntentRule<'createComponent'> = {
  plan: (intent, context) => {
    const { component, type, source } = intent;
    const spelled = componentTypeNamed(type.name);
    const issues = [
      ...componentIssues(intent),
      ...(spelled ? [] : [unknownType]),
    ];
    const parts =
      source.type === 'git'
        ? gitParts(intent, source, context)
        : imagePartsOf(intent, source, spelled, context);
    issues.push(...parts.issues);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const scope = componentScope(component);
    const { title, description, owner, lifecycle, links } = intent;
    return planned(
      [
        createStep(
          componentKind,
          {
            name: componentObjectName(scope, context.lookup),
            labels: {
              organization: scope.tenant,
              project: scope.project,
              name: scope.component,
            },
            words: { title, description, owner, lifecycle, links },
            spec: { type: spelled, source: parts.source },
            named: 'component.name',
            fields: {
              'spec.type': 'type.name',
              'spec.source.gitRepository.url': 'source.url',
              'spec.source.containerRegistry.imageName': 'source.image',
            },
          },
          context,
        ),
        ...parts.steps,
      ],
      [component],
    );
  },
};

interface Parts {
  readonly issues: readonly IntentIssue[];
  /** As the component writes it. */
  readonly source?: object;
  /** What is made beside the component. */
  readonly steps: readonly WriteStep[];
}

function gitParts(
  { component, autoDeploy, workload }: Created,
  { url, branch = 'main', commit, path, workflow, parameters }: Source<'git'>,
  context: PlanInput,
): Parts {
  const where = folder(path);
  const build = buildConfigurationFor({
    path: where,
    workflow: workflow?.name,
    parameters,
    at: { workflow: 'source.workflow.name', parameters: 'source.parameters' },
  });
  const issues = [
    ...(commit ? [noCommit] : []),
    ...(workload ? [noWorkload] : []),
    ...(build.state === 'refused' ? build.issues : []),
  ];
  if (issues.length > 0 || build.state === 'refused') {
    return { issues, steps: [] };
  }
  const scope = componentScope(component);
  return {
    issues,
    source: { gitRepository: { url } },
    steps: [
      trackStep(
        scope,
        {
          ...(autoDeploy !== undefined && { autoDeploy }),
          buildTemplateSpec: {
            branch,
            path: where,
            buildConfiguration: build.configuration,
          },
        },
        context,
      ),
    ],
  };
}

function imagePartsOf(
  { component, autoDeploy, workload = {} }: Created,
  { image }: Source<'image'>,
  type: string | undefined,
  context: PlanInput,
): Parts {
  const issues = [
    ...(autoDeploy ? [noAutoDeploy] : []),
    ...workloadIssues(workload, type),
  ];
  const scope = componentScope(component);
  const { imageName, tag } = imageParts(image);
  return {
    issues,
    source: { containerRegistry: { imageName } },
    steps:
      issues.length > 0
        ? []
        : [
            trackStep(scope, {}, context),
            imageArtifactStep(
              { scope, track: FIRST_TRACK, tag },
              configurationOf(workload),
              context,
            ),
          ],
  };
}

function trackStep(
  scope: ReturnType<typeof componentScope>,
  spec: Readonly<Record<string, unknown>>,
  context: PlanInput,
): WriteStep {
  return createStep(
    deploymentTrackKind,
    {
      name: trackObjectName(scope, FIRST_TRACK, context.lookup),
      labels: {
        organization: scope.tenant,
        project: scope.project,
        component: scope.component,
        name: FIRST_TRACK,
      },
      spec,
      fields: {
        'metadata.labels': 'component.name',
        'spec.autoDeploy': 'autoDeploy',
        'spec.buildTemplateSpec.branch': 'source.branch',
        'spec.buildTemplateSpec.path': 'source.path',
        'spec.buildTemplateSpec.buildConfiguration': 'source.parameters',
      },
    },
    context,
  );
}

/** What a build makes of its image, made of an image that is there. */
export function imageArtifactStep(
  {
    scope,
    track,
    tag,
  }: {
    scope: ReturnType<typeof componentScope>;
    track: string;
    tag: string;
  },
  configuration: object,
  context: PlanInput,
): WriteStep {
  const name = artifactName(scope.component, context.suffix);
  return createStep(
    deployableArtifactKind,
    {
      name,
      labels: { ...onTrack(scope, track), name },
      words: { title: tag },
      spec: {
        targetArtifact: { fromImageRef: { tag } },
        ...(Object.keys(configuration).length > 0 && { configuration }),
      },
      fields: {
        'metadata.labels': 'component.name',
        'spec.targetArtifact': 'source.image',
        ...configurationFields,
      },
    },
    context,
  );
}
