// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { circleIssues } from '../../writing/circleIssues';
import { planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { promotionPaths } from './promotionPaths';
import { createStep } from './steps';

export const createPipeline: IntentRule<'createPipeline'> = {
  plan: ({ pipeline, paths, ...words }, context) => {
    const { tenant, name } = pipeline;
    const circles = circleIssues(paths);
    if (circles.length > 0) {
      return refused(...circles);
    }
    return planned(
      [
        createStep(
          deploymentPipelineKind,
          {
            name,
            labels: { organization: tenant, name },
            words,
            spec: { promotionPaths: promotionPaths(paths) },
            named: 'pipeline.name',
            fields: { 'spec.promotionPaths': 'paths' },
          },
          context,
        ),
      ],
      [pipeline],
    );
  },
};
