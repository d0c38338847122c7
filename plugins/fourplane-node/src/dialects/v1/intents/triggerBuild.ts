// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { issueAt, planned, refused } from '../../writing/plan';
import { merged, valueAt, withValueAt } from '../../writing/valueAt';
import { componentKind } from '../kinds/component';
import { WorkflowContent, workflows } from '../kinds/workflow';
import { workflowRunKind } from '../kinds/workflowRun';
import { Checking, resolveComponentType } from './componentType';
import {
  addressOf,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { label } from './labels';
import { parameterIssues } from './parameterIssues';
import { Resolved, resolveUse } from './resolveUse';

type Intent = IntentOf<'triggerBuild'>;
type Parameters = Readonly<Record<string, unknown>>;

const MAX_NAME = 63;

const componentSchema = z.object({
  spec: z.object({
    owner: z.object({ projectName: z.string() }),
    componentType: z.object({ kind: z.string().optional(), name: z.string() }),
    workflow: z
      .object({
        kind: z.string().default('ClusterWorkflow'),
        name: z.string(),
        parameters: z.record(z.string(), z.unknown()).default({}),
      })
      .optional(),
  }),
});

/** A run of the component's own workflow with its own parameters, as OpenChoreo's API makes it. */
export const triggerBuild = intentRule<'triggerBuild'>(
  [componentKind.kind, workflowRunKind.kind],
  {
    needs: ({ component }, context) => [
      addressOf(context, componentKind.kind, component.tenant, component.name),
    ],
    plan: (intent, context) => {
      const { component } = intent;
      const { controlPlane, tenant = '', name } = component;
      const live = liveObject(context, componentKind.kind, tenant, name);
      if (!live) {
        return gone('component', name);
      }
      const read = componentSchema.safeParse(live.object);
      if (!read.success) {
        return refused(issueAt('component', `"${name}" cannot be read`));
      }
      const { owner, workflow, componentType } = read.data.spec;
      if (!workflow) {
        return refused(
          issueAt(
            'component',
            `"${name}" is not built: it has no workflow`,
            'Give it a repository as its source',
          ),
        );
      }
      const checking: Checking = {
        tenant,
        lookup: context.lookup,
        issues: trackIssues(intent),
      };
      const found = allowedWorkflow(workflow, componentType, checking);
      const parameters = found
        ? runParameters(intent, workflow.parameters, found, checking)
        : {};
      if (checking.issues.length > 0) {
        return refused(...checking.issues);
      }
      const build: RefOf<'build'> = {
        controlPlane,
        kind: 'build',
        tenant,
        project: owner.projectName,
        name: runName(name, context.suffix),
      };
      const steps = creation(
        context,
        workflowRunKind.kind,
        {
          metadata: {
            name: build.name,
            namespace: tenant,
            labels: {
              [label.project]: owner.projectName,
              [label.component]: name,
            },
          },
          spec: {
            workflow: { kind: workflow.kind, name: workflow.name, parameters },
          },
        },
        { 'spec.workflow.parameters': 'parameters' },
      );
      return planned(steps, [build]);
    },
  },
);

function runName(component: string, suffix: string): string {
  const ending = `-run-${suffix}`;
  return component.slice(0, MAX_NAME - ending.length) + ending;
}

function trackIssues({ track }: Intent): IntentIssue[] {
  return track
    ? [
        issueAt(
          'track',
          'OpenChoreo 1.x has no deployment tracks',
          'Leave it out',
        ),
      ]
    : [];
}

/** A run whose workflow the type does not allow fails for good, so it is not begun. */
function allowedWorkflow(
  use: { kind: string; name: string },
  componentType: { kind?: string; name: string },
  checking: Checking,
): Resolved<WorkflowContent> | undefined {
  const { tenant, lookup, issues } = checking;
  const type = resolveComponentType(
    { kind: 'ComponentType', ...componentType },
    'component',
    checking,
  );
  const found = resolveUse(
    workflows,
    use,
    { tenant, lookup },
    { path: 'component', noun: 'workflow', issues },
  );
  const allowed = type?.object.content?.workflows ?? [];
  const isAllowed = allowed.some(
    ({ kind, name }) => kind === use.kind && name === use.name,
  );
  if (type && found && !isAllowed) {
    issues.push(
      issueAt(
        'component',
        `${type.kind} "${type.name}" does not allow ${use.kind} "${use.name}"`,
        'Change the component’s workflow',
      ),
    );
  }
  return found;
}

function runParameters(
  intent: Intent,
  own: Parameters,
  workflow: Resolved<WorkflowContent>,
  { issues }: Checking,
): Parameters {
  const paths = workflow.object.content?.repository ?? {};
  if (paths.url && !valueAt(own, paths.url)) {
    issues.push(
      issueAt('component', `"${intent.component.name}" names no repository`),
    );
  }
  const parameters = (['branch', 'commit'] as const).reduce<Parameters>(
    (values, role) => {
      const value = intent[role];
      const path = paths[role];
      if (value === undefined) {
        return values;
      }
      if (path === undefined) {
        issues.push(
          issueAt(
            role,
            `${workflow.kind} "${workflow.name}" takes no ${role}`,
            'Leave it out',
          ),
        );
        return values;
      }
      return withValueAt(values, path, value);
    },
    merged(own, intent.parameters ?? {}),
  );
  issues.push(
    ...parameterIssues(workflow.object, parameters, path =>
      path ? `parameters.${path}` : 'parameters',
    ),
  );
  return parameters;
}
