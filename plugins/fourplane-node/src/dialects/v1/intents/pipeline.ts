// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { circleIssues } from '../../writing/circleIssues';
import { planned, refused } from '../../writing/plan';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { environmentKind } from '../kinds/environment';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { annotationsOf, annotationsPatch } from './words';

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
    const steps = creation(
      context,
      kind,
      {
        metadata: {
          name: pipeline.name,
          namespace: pipeline.tenant,
          annotations: annotationsOf(intent),
        },
        spec: { promotionPaths: paths.map(pathOf) },
      },
      { 'metadata.name': 'pipeline.name', ...fields },
    );
    return planned(steps, [pipeline]);
  },
});

export const updatePipeline = intentRule<'updatePipeline'>([kind], {
  needs: ({ pipeline }, context) => [
    addressOf(context, kind, pipeline.tenant, pipeline.name),
  ],
  plan: (intent, context) => {
    const { pipeline, paths } = intent;
    const live = liveObject(context, kind, pipeline.tenant, pipeline.name);
    if (!live) {
      return gone('pipeline', pipeline.name);
    }
    const issues = circleIssues(paths ?? []);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const patch = {
      metadata: { annotations: annotationsPatch(intent) },
      spec: { promotionPaths: paths?.map(pathOf) },
    };
    return planned(change(live, patch, fields), [pipeline]);
  },
});

function pathOf({ from, to }: Paths[number]) {
  const environment = (name: string) => ({ kind: environmentKind.kind, name });
  return {
    sourceEnvironmentRef: environment(from.name),
    targetEnvironmentRefs: to.map(({ name }) => environment(name)),
  };
}
