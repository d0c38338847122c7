// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { find } from '../../reading/ReadableKind';
import { circleIssues } from '../../writing/circleIssues';
import { planned, refused } from '../../writing/plan';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import {
  DeploymentPipelineContent,
  deploymentPipelineKind,
} from '../kinds/deploymentPipeline';
import { annotationsPatch, metadataOf } from './manifest';

type Paths = IntentOf<'createPipeline'>['paths'];

const kind = deploymentPipelineKind.kind;
const fields = { 'spec.promotionPaths': 'paths' };

export const createPipeline = intentRule<'createPipeline'>([kind], {
  plan: (intent, context) => {
    const { pipeline, paths } = intent;
    const issues = circleIssues(paths);
    if (issues.length > 0) {
      return refused(...issues);
    }
    return planned(
      creation(
        context,
        kind,
        {
          metadata: metadataOf(pipeline, intent),
          spec: { promotionPaths: promotionPaths(paths) },
        },
        { 'metadata.name': 'pipeline.name', ...fields },
      ),
      [pipeline],
    );
  },
});

export const updatePipeline = intentRule<'updatePipeline'>([kind], {
  needs: ({ pipeline }, context) => [
    addressOf(context, kind, pipeline.tenant, pipeline.name),
  ],
  plan: (intent, context) => {
    const { pipeline, paths } = intent;
    const { tenant, name } = pipeline;
    const live = liveObject(context, kind, tenant, name);
    if (!live) {
      return gone('pipeline', name);
    }
    const issues = circleIssues(paths ?? []);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const stored = find(
      deploymentPipelineKind,
      context.lookup,
      tenant,
      name,
    )?.content;
    const patch = {
      metadata: { annotations: annotationsPatch(intent) },
      spec: { promotionPaths: paths && promotionPaths(paths, stored?.paths) },
    };
    return planned(change(live, patch, fields), [pipeline]);
  },
});

/** A promotion that wanted an approval goes on wanting it. */
function promotionPaths(
  paths: Paths,
  stored: DeploymentPipelineContent['paths'] = [],
) {
  return paths.map(({ from, to }) => {
    const approvals = stored
      .filter(path => path.from === from.name)
      .flatMap(path => path.approvals);
    return {
      sourceEnvironmentRef: from.name,
      targetEnvironmentRefs: to.map(({ name }) => ({
        name,
        ...(approvals.includes(name) && { requiresApproval: true }),
      })),
    };
  });
}
