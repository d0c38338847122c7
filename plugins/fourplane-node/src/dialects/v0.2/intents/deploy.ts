// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { deploymentKind } from '../kinds/deployment';
import { componentScope } from './componentObjects';
import { artifactFor, deployedIn, deploySteps, newestFor } from './deploying';
import { addressesOf } from './steps';

export const deploy: IntentRule<'deploy'> = {
  needs: ({ component, environment }, context) =>
    deployedIn(
      componentScope(component),
      environment.name,
      context.lookup,
    ).flatMap(({ objectName: name }) =>
      addressesOf(
        deploymentKind,
        { ...component, kind: 'deployment', name },
        context,
      ),
    ),
  plan: ({ component, environment, release }, context) => {
    const scope = componentScope(component);
    const { lookup } = context;
    const artifact = release
      ? artifactFor(release, scope, 'release', lookup)
      : newestFor(scope, environment.name, 'release', lookup);
    if (artifact.state === 'refused') {
      return refused(artifact.issue);
    }
    const done = deploySteps(artifact.value, environment.name, context);
    return done.state === 'refused'
      ? refused(done.issue)
      : planned(done.value.steps, [
          { ...component, kind: 'deployment', name: done.value.name },
        ]);
  },
};
