// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { projectKind } from '../kinds/project';
import { hasEntries, noParameters } from './impossible';
import { addressesOf, changePlan } from './steps';

export const updateProject: IntentRule<'updateProject'> = {
  needs: ({ project }, context) => addressesOf(projectKind, project, context),
  plan: ({ project, pipeline, parameters, ...words }, context) =>
    hasEntries(parameters)
      ? refused(noParameters('parameters'))
      : changePlan(
          projectKind,
          { path: 'project', ref: project, words },
          context,
          () => ({
            spec: pipeline && { deploymentPipelineRef: pipeline.name },
            fields: { 'spec.deploymentPipelineRef': 'pipeline' },
          }),
        ),
};
