// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { counted } from '../counted';
import { deploymentKind } from '../kinds/deployment';
import { artifactFor, redeploySteps } from './deploying';
import { addressesOf, gone } from './steps';

/** Puts an earlier artifact of the same track back. */
export const rollback: IntentRule<'rollback'> = {
  needs: ({ deployment }, context) =>
    addressesOf(deploymentKind, deployment, context),
  plan: ({ deployment, to }, context) => {
    const { lookup } = context;
    const content = counted(deploymentKind, deployment, lookup)?.content;
    if (!content) {
      return refused(gone('deployment', deployment));
    }
    const artifact = artifactFor(to, content, 'to', lookup);
    if (artifact.state === 'refused') {
      return refused(artifact.issue);
    }
    if (artifact.value.track !== content.track) {
      return refused(
        issueAt(
          'to',
          `"${to.name}" is of track "${artifact.value.track}", and the deployment of track "${content.track}"`,
          'Choose a release of the same track, or deploy that one',
        ),
      );
    }
    const done = redeploySteps(
      { ...content, objectName: deployment.name },
      artifact.value,
      context,
    );
    return done.state === 'refused'
      ? refused(done.issue)
      : planned(done.value.steps, [deployment]);
  },
};
