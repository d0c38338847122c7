// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';
import { withoutValueAt, withValueAt } from '../../writing/valueAt';
import { ComponentTypeContent } from '../kinds/typeDefinition';
import { WorkflowContent, workflows } from '../kinds/workflow';
import { RepositoryPaths } from '../repositoryPaths';
import { Checking } from './componentType';
import { parameterIssues } from './parameterIssues';
import { listed } from '../../writing/listed';
import { Resolved, resolveUse, Use } from './resolveUse';

export type GitSource = Extract<
  IntentOf<'createComponent'>['source'],
  { type: 'git' }
>;

/** The builder among those of OpenChoreo's own installation that needs nothing but a Dockerfile. */
const USUAL_WORKFLOW = 'dockerfile-builder';

/**
 * A workflow as a component uses it to build from a repository; `usual` is what it builds with already, whose parameters
 * stay where none are given. Where the source is they never say: that is given as a whole.
 */
export function workflowUseOf(
  source: GitSource,
  options: {
    readonly type: Resolved<ComponentTypeContent> | undefined;
    readonly usual?: Use & { readonly parameters?: unknown };
  },
  checking: Checking,
) {
  const { issues } = checking;
  const workflow = chosenWorkflow(source, options, checking);
  const paths = workflow?.object.content?.repository;
  if (!workflow || !paths?.url) {
    if (workflow) {
      issues.push(
        issueAt(
          'source.workflow',
          `${workflow.kind} "${workflow.name}" does not say which parameter takes the repository’s address`,
          'Choose a workflow that builds components',
        ),
      );
    }
    return undefined;
  }
  const { usual } = options;
  const isUsual = usual?.kind === workflow.kind && usual.name === workflow.name;
  const given = source.parameters ?? (isUsual ? usual.parameters : {});
  const parameters = repositoryParameters(source, given, paths, checking);
  issues.push(
    ...parameterIssues(workflow.object, parameters, fieldNames(paths)),
  );
  return { kind: workflow.kind, name: workflow.name, parameters };
}

function chosenWorkflow(
  { workflow }: GitSource,
  { type, usual }: { type?: Resolved<ComponentTypeContent>; usual?: Use },
  { tenant, lookup, issues }: Checking,
): Resolved<WorkflowContent> | undefined {
  const allowed = type?.object.content?.workflows ?? [];
  const use = workflow ?? usual ?? usualWorkflow(allowed);
  if (!use) {
    issues.push(
      allowed.length > 0
        ? issueAt(
            'source.workflow',
            `"${type?.name}" may be built by several workflows`,
            `Choose one of ${listed(allowed.map(({ name }) => name))}`,
          )
        : issueAt(
            'source',
            `Components of type "${type?.name}" are not built from source`,
            'Give an image, or choose another component type',
          ),
    );
    return undefined;
  }
  const found = resolveUse(
    workflows,
    use,
    { tenant, lookup },
    { path: 'source.workflow', noun: 'workflow', issues },
  );
  const isAllowed = allowed.some(
    ({ kind, name }) => kind === found?.kind && name === found.name,
  );
  if (found && type && !isAllowed) {
    issues.push(
      issueAt(
        'source.workflow',
        `${type.kind} "${type.name}" does not allow ${found.kind} "${found.name}"`,
        `Choose one of ${listed(allowed.map(({ name }) => name))}`,
      ),
    );
    return undefined;
  }
  return found;
}

function usualWorkflow(allowed: readonly Use[]): Use | undefined {
  return allowed.length === 1
    ? allowed[0]
    : allowed.find(({ name }) => name === USUAL_WORKFLOW);
}

const roles = ['url', 'branch', 'commit', 'path'] as const;

function repositoryParameters(
  source: GitSource,
  given: unknown,
  paths: RepositoryPaths,
  { issues }: Checking,
): Readonly<Record<string, unknown>> {
  const elsewhere = roles.reduce<Readonly<Record<string, unknown>>>(
    (parameters, role) => {
      const path = paths[role];
      return path === undefined ? parameters : withoutValueAt(parameters, path);
    },
    { ...Object(given) },
  );
  return roles.reduce<Readonly<Record<string, unknown>>>((parameters, role) => {
    const value = source[role];
    const path = paths[role];
    if (value === undefined) {
      return parameters;
    }
    if (path === undefined) {
      issues.push(
        issueAt(
          `source.${role}`,
          `The workflow takes no ${role}`,
          'Leave it out',
        ),
      );
      return parameters;
    }
    return withValueAt(parameters, path, value);
  }, elsewhere);
}

/** The intent's field a workflow's parameter came from. */
function fieldNames(paths: RepositoryPaths): (path: string) => string {
  return path => {
    const role = roles.find(candidate => path && paths[candidate] === path);
    if (role) {
      return `source.${role}`;
    }
    return path ? `source.parameters.${path}` : 'source.parameters';
  };
}
