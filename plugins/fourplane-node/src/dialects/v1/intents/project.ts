// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { find, findAll, findIn, partOf } from '../../reading/ReadableKind';
import { checkParameters } from '../../writing/checkParameters';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { projectTypes } from '../kinds/typeDefinition';
import { cellsOf, environmentsOf, missingCells } from './cells';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { parameterIssues } from './parameterIssues';
import { listed } from '../../writing/listed';
import { resolveUse, Use } from './resolveUse';
import { annotationsOf, annotationsPatch } from './words';

const kind = projectKind.kind;
const DEFAULT = 'default';

export const createProject = intentRule<'createProject'>([kind], {
  plan: (intent, context) => {
    const { project } = intent;
    const { tenant = '', name } = project;
    const issues: IntentIssue[] = [];
    const pipeline = pipelineOf(intent, context, issues);
    const type = hasTypes(context)
      ? typeOf(intent, context, issues)
      : undefined;
    if (type) {
      issues.push(...parameterIssues(type.object, intent.parameters));
    } else if (!hasTypes(context)) {
      issues.push(...untyped(intent));
    }
    if (issues.length > 0 || pipeline === undefined) {
      return refused(...issues);
    }
    const cells = cellsOf(
      project,
      environmentsOf(tenant, pipeline, context),
      context,
    );
    const steps = creation(
      context,
      kind,
      {
        metadata: {
          name,
          namespace: tenant,
          annotations: annotationsOf(intent),
        },
        spec: {
          deploymentPipelineRef: {
            kind: deploymentPipelineKind.kind,
            name: pipeline,
          },
          ...(type && { type: { kind: type.kind, name: type.name } }),
          ...(intent.parameters && { parameters: intent.parameters }),
        },
      },
      {
        'metadata.name': 'project.name',
        'spec.deploymentPipelineRef': 'pipeline',
        'spec.type': 'type',
        'spec.parameters': 'parameters',
      },
    );
    return planned([...steps, ...cells.steps], [project, ...cells.refs]);
  },
});

export const updateProject = intentRule<'updateProject'>([kind], {
  needs: ({ project }, context) => [
    addressOf(context, kind, project.tenant, project.name),
  ],
  plan: (intent, context) => {
    const { project, pipeline, parameters } = intent;
    const { tenant = '', name } = project;
    const live = liveObject(context, kind, tenant, name);
    if (!live) {
      return gone('project', name);
    }
    const issues = parameters ? changedParameters(intent, context) : [];
    if (issues.length > 0) {
      return refused(...issues);
    }
    const spec: unknown = live.object.spec;
    const before = { ...Object(spec) };
    const cells = pipeline
      ? missingCells(
          project,
          environmentsOf(tenant, pipeline.name, context),
          context,
        )
      : { steps: [], refs: [] };
    const patch = {
      metadata: { annotations: annotationsPatch(intent) },
      spec: {
        deploymentPipelineRef: pipeline && { name: pipeline.name },
        parameters: parameters && mergePatch(before.parameters, parameters),
      },
    };
    const fields = {
      'spec.deploymentPipelineRef': 'pipeline',
      'spec.parameters': 'parameters',
    };
    return planned(
      [...change(live, patch, fields), ...cells.steps],
      [project, ...cells.refs],
    );
  },
});

/** Since 1.2. */
function hasTypes({ resource }: NeedContext): boolean {
  return resource(projectTypes.namespaced.kind) !== undefined;
}

function untyped({
  type,
  parameters,
}: IntentOf<'createProject'>): IntentIssue[] {
  const message = 'Projects have types since OpenChoreo 1.2';
  return [
    ...(type ? [issueAt('type', message, 'Leave it out')] : []),
    ...(parameters ? [issueAt('parameters', message, 'Leave them out')] : []),
  ];
}

/** The only one there is, or the one named `default`. */
function pipelineOf(
  { pipeline, project: { tenant = '' } }: IntentOf<'createProject'>,
  { lookup }: NeedContext,
  issues: IntentIssue[],
): string | undefined {
  if (pipeline) {
    return pipeline.name;
  }
  const names = [...findIn(deploymentPipelineKind, lookup, tenant)].map(
    ({ metadata }) => metadata.name,
  );
  const usual = names.length === 1 ? names[0] : names.find(isDefault);
  if (usual === undefined) {
    issues.push(
      issueAt(
        'pipeline',
        names.length === 0
          ? `"${tenant}" has no deployment pipeline`
          : `"${tenant}" has several deployment pipelines and none named "${DEFAULT}"`,
        names.length === 0
          ? 'Create one first'
          : `Choose one of ${listed(names)}`,
      ),
    );
  }
  return usual;
}

function typeOf(
  { type, project: { tenant = '' } }: IntentOf<'createProject'>,
  { lookup }: NeedContext,
  issues: IntentIssue[],
) {
  const use = type ?? usualType(tenant, { lookup }, issues);
  return (
    use &&
    resolveUse(
      projectTypes,
      use,
      { tenant, lookup },
      { path: 'type', noun: 'project type', issues },
    )
  );
}

/** The tenant's own before the cluster's; in either the only one, or the one named `default`. */
function usualType(
  tenant: string,
  { lookup }: Pick<NeedContext, 'lookup'>,
  issues: IntentIssue[],
): Use | undefined {
  const { namespaced, cluster } = projectTypes;
  const known: Use[] = [
    ...[...findIn(namespaced, lookup, tenant)].map(({ metadata }) => ({
      kind: namespaced.kind,
      name: metadata.name,
    })),
    ...[...findAll(cluster, lookup)].map(({ metadata }) => ({
      kind: cluster.kind,
      name: metadata.name,
    })),
  ];
  const usual =
    known.length === 1 ? known[0] : known.find(({ name }) => isDefault(name));
  if (!usual) {
    issues.push(
      issueAt(
        'type',
        known.length === 0
          ? 'There is no project type'
          : `There are several project types and none named "${DEFAULT}"`,
        known.length === 0
          ? 'Ask the platform team for a project type'
          : `Choose one of ${listed(known.map(({ name }) => name))}`,
      ),
    );
  }
  return usual;
}

function changedParameters(
  { project, parameters }: IntentOf<'updateProject'>,
  { lookup }: NeedContext,
): IntentIssue[] {
  const { tenant = '', name } = project;
  const stored = find(projectKind, lookup, tenant, name);
  const use = stored && partOf(stored).type;
  if (!use) {
    return checkParameters(undefined, parameters, path => `parameters.${path}`);
  }
  const issues: IntentIssue[] = [];
  const type = resolveUse(
    projectTypes,
    use,
    { tenant, lookup },
    { path: 'project', noun: 'project type', issues },
  );
  return type ? parameterIssues(type.object, parameters) : issues;
}

function isDefault(name: string): boolean {
  return name === DEFAULT;
}
