// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { members } from '../counted';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { hasEntries, noParameters } from './impossible';
import { addressesOf, createStep, storedOf } from './steps';

/** What a pipeline is called that is there from the start. */
const usualPipelines = ['default', 'default-pipeline'];

export const createProject: IntentRule<'createProject'> = {
  needs: ({ project }, context) => addressesOf(projectKind, project, context),
  plan: (intent, context) => {
    const { project, title, description, owner } = intent;
    if (storedOf(projectKind, project, context)) {
      // Of an earlier attempt: OpenChoreo's webhook refuses its name before the API server can say that it exists.
      return planned([], [project]);
    }
    const { tenant = '', name } = project;
    const pipeline =
      intent.pipeline?.name ?? usualPipeline(tenant, context.lookup);
    const issues = issuesWith(intent, pipeline);
    if (issues.length > 0 || pipeline === undefined) {
      return refused(...issues);
    }
    return planned(
      [
        createStep(
          projectKind,
          {
            name,
            labels: { organization: tenant, name },
            words: { title, description, owner },
            spec: { deploymentPipelineRef: pipeline },
            named: 'project.name',
            fields: { 'spec.deploymentPipelineRef': 'pipeline' },
          },
          context,
        ),
      ],
      [project],
    );
  },
};

function issuesWith(
  { type, parameters }: IntentOf<'createProject'>,
  pipeline: string | undefined,
): IntentIssue[] {
  return [
    ...(type
      ? [issueAt('type', 'OpenChoreo 0.2 knows no types of projects')]
      : []),
    ...(hasEntries(parameters) ? [noParameters('parameters')] : []),
    ...(pipeline === undefined
      ? [
          issueAt(
            'pipeline',
            'must be named: there is neither one pipeline only nor one named default',
          ),
        ]
      : []),
  ];
}

function usualPipeline(tenant: string, lookup: Lookup): string | undefined {
  const names = [
    ...members(deploymentPipelineKind, { tenant }, lookup),
  ].flatMap(object => deploymentPipelineKind.namesOf(object)?.name ?? []);
  return names.length === 1
    ? names[0]
    : usualPipelines.find(name => names.includes(name));
}
