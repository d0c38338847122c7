// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { issueAt } from '../../writing/plan';
import { PlanInput } from '../../writing/intentRule';
import { ComponentContent } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';
import { primaryTrack, Track } from '../tracks';
import { buildConfigurationFor, configured, folder } from './builder';
import { componentScope } from './componentObjects';
import { refOfTrack, Steps, Updated } from './componentParts';
import { patchSteps, storedOf } from './steps';

type Git = Extract<NonNullable<Updated['source']>, { type: 'git' }>;

/** What of the source and of the deploying is the track's. */
export function trackSteps(
  { component, source, autoDeploy }: Updated,
  { repository }: ComponentContent,
  context: PlanInput,
): Steps {
  const git = source?.type === 'git' ? source : undefined;
  const isAsked =
    autoDeploy !== undefined ||
    git?.branch !== undefined ||
    git?.path !== undefined ||
    git?.workflow !== undefined ||
    git?.parameters !== undefined;
  if (!isAsked || repository === undefined) {
    return { issues: [], steps: [] };
  }
  const track = primaryTrack(componentScope(component), context.lookup);
  const stored =
    track &&
    storedOf(deploymentTrackKind, refOfTrack(component, track), context);
  if (!track || !stored) {
    const issue = issueAt(
      git ? 'source' : 'autoDeploy',
      'cannot be set: the component has no deployment track',
      'Create a deployment track first',
    );
    return { issues: [issue], steps: [] };
  }
  const template = git ? templateFor(git, track) : undefined;
  if (template?.state === 'refused') {
    return { issues: template.issues, steps: [] };
  }
  const spec = {
    ...(autoDeploy !== undefined && { autoDeploy }),
    ...(template && { buildTemplateSpec: template.template }),
  };
  return {
    issues: [],
    steps: patchSteps(stored, {}, spec, {
      'spec.autoDeploy': 'autoDeploy',
      'spec.buildTemplateSpec.branch': 'source.branch',
      'spec.buildTemplateSpec.path': 'source.path',
      'spec.buildTemplateSpec.buildConfiguration': 'source.parameters',
    }),
  };
}

/** What is not given stays as it is; another builder begins anew. */
function templateFor(git: Git, track: Track) {
  const path = git.path === undefined ? track.path ?? '/' : folder(git.path);
  const { buildConfiguration } = track;
  const at = {
    workflow: 'source.workflow.name',
    parameters: 'source.parameters',
  };
  const build =
    buildConfiguration && !git.workflow
      ? configured(buildConfiguration, git.parameters, at.parameters)
      : buildConfigurationFor({
          path,
          workflow: git.workflow?.name,
          parameters: git.parameters,
          at,
        });
  return build.state === 'refused'
    ? build
    : {
        state: 'configured' as const,
        template: {
          branch: git.branch ?? track.branch ?? 'main',
          path,
          buildConfiguration: build.configuration,
        },
      };
}
