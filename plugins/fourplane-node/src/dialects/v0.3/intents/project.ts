// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { findIn } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { listed } from '../../writing/listed';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { annotationsPatch, metadataOf } from './manifest';

const kind = projectKind.kind;
const fields = { 'spec.deploymentPipelineRef': 'pipeline' };
const DEFAULT = 'default';

export const createProject = intentRule<'createProject'>([kind], {
  plan: (intent, context) => {
    const { project } = intent;
    const pipeline = pipelineOf(intent, context);
    const issues = [
      ...untyped(intent),
      ...(typeof pipeline === 'string' ? [] : [pipeline]),
    ];
    if (issues.length > 0) {
      return refused(...issues);
    }
    return planned(
      creation(
        context,
        kind,
        {
          metadata: metadataOf(project, intent),
          spec: { deploymentPipelineRef: pipeline },
        },
        { 'metadata.name': 'project.name', ...fields },
      ),
      [project],
    );
  },
});

export const updateProject = intentRule<'updateProject'>([kind], {
  needs: ({ project }, context) => [
    addressOf(context, kind, project.tenant, project.name),
  ],
  plan: (intent, context) => {
    const { project, pipeline } = intent;
    const live = liveObject(context, kind, project.tenant, project.name);
    if (!live) {
      return gone('project', project.name);
    }
    const issues = untyped(intent);
    if (issues.length > 0) {
      return refused(...issues);
    }
    const patch = {
      metadata: { annotations: annotationsPatch(intent) },
      spec: { deploymentPipelineRef: pipeline?.name },
    };
    return planned(change(live, patch, fields), [project]);
  },
});

function untyped(
  intent: Pick<IntentOf<'createProject'>, 'type' | 'parameters'>,
): IntentIssue[] {
  return (['type', 'parameters'] as const)
    .filter(field => intent[field] !== undefined)
    .map(field =>
      issueAt(
        field,
        'Projects have types since OpenChoreo 1.2',
        'Leave it out',
      ),
    );
}

/** The only one there is, or the one named `default`. */
function pipelineOf(
  { pipeline, project: { tenant = '' } }: IntentOf<'createProject'>,
  { lookup }: NeedContext,
): string | IntentIssue {
  if (pipeline) {
    return pipeline.name;
  }
  const names = [...findIn(deploymentPipelineKind, lookup, tenant)].map(
    ({ metadata }) => metadata.name,
  );
  const usual =
    names.length === 1 ? names[0] : names.find(name => name === DEFAULT);
  return (
    usual ??
    issueAt(
      'pipeline',
      names.length === 0
        ? `"${tenant}" has no deployment pipeline`
        : `"${tenant}" has several deployment pipelines and none named "${DEFAULT}"`,
      names.length === 0
        ? 'Create one first'
        : `Choose one of ${listed(names)}`,
    )
  );
}
