// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { artifactNamed } from '../artifacts';
import { deploymentKind } from '../kinds/deployment';
import { componentScope } from './componentObjects';
import { deployable, deployedIn, deploySteps } from './deploying';
import { addressesOf } from './steps';

/** Each track that is deployed in the one environment is deployed in the other; what is set per environment stays there. */
export const promote: IntentRule<'promote'> = {
  needs: ({ component, to }, context) =>
    deployedIn(componentScope(component), to.name, context.lookup).flatMap(
      ({ objectName: name }) =>
        addressesOf(
          deploymentKind,
          { ...component, kind: 'deployment', name },
          context,
        ),
    ),
  plan: ({ component, from, to }, context) => {
    const { lookup } = context;
    const scope = componentScope(component);
    const issues: IntentIssue[] = [];
    const steps: WriteStep[] = [];
    const refs: ModelRef[] = [];
    const tracks = new Set<string | undefined>();
    for (const source of deployedIn(scope, from.name, lookup)) {
      if (tracks.has(source.track) || source.isLeaving) {
        continue;
      }
      tracks.add(source.track);
      const artifact = artifactNamed(scope, source.artifact ?? '', lookup);
      const found = artifact && deployable(artifact, 'from', lookup);
      const done =
        found?.state === 'found'
          ? deploySteps(found.value, to.name, context)
          : found;
      if (done?.state === 'found') {
        steps.push(...done.value.steps);
        refs.push({ ...component, kind: 'deployment', name: done.value.name });
      } else {
        issues.push(done?.issue ?? unknownArtifact(source.objectName));
      }
    }
    if (issues.length > 0) {
      return refused(...issues);
    }
    return refs.length > 0
      ? planned(steps, refs)
      : refused(
          issueAt(
            'from',
            `"${component.name}" is not deployed to "${from.name}"`,
            'Deploy it there first',
          ),
        );
  },
};

function unknownArtifact(deployment: string): IntentIssue {
  return issueAt(
    'from',
    `The deployment "${deployment}" names no release that is there`,
    'Deploy a release there first',
  );
}
