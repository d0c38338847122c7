// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { circleIssues } from '../../writing/circleIssues';
import { refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { promotionPaths } from './promotionPaths';
import { addressesOf, changePlan } from './steps';

export const updatePipeline: IntentRule<'updatePipeline'> = {
  needs: ({ pipeline }, context) =>
    addressesOf(deploymentPipelineKind, pipeline, context),
  plan: ({ pipeline, paths, ...words }, context) => {
    const circles = circleIssues(paths ?? []);
    if (circles.length > 0) {
      return refused(...circles);
    }
    return changePlan(
      deploymentPipelineKind,
      { path: 'pipeline', ref: pipeline, words },
      context,
      stored => ({
        spec: paths && { promotionPaths: promotionPaths(paths, stored) },
        fields: { 'spec.promotionPaths': 'paths' },
      }),
    );
  },
};
