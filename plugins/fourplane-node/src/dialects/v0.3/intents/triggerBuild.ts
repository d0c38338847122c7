// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { endingWith } from '../../writing/kubernetesName';
import { issueAt, planned, refused } from '../../writing/plan';
import { valueAt } from '../../writing/valueAt';
import {
  addressOf,
  creation,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { buildKind } from '../kinds/build';
import { componentKind } from '../kinds/component';
import { parameterIssues, withParameters } from './buildSpec';
import { fieldsOf, metadataOf } from './manifest';

export const triggerBuild = intentRule<'triggerBuild'>(
  [componentKind.kind, buildKind.kind],
  {
    needs: ({ component }, context) => [
      addressOf(context, componentKind.kind, component.tenant, component.name),
    ],
    plan: (intent, context) => {
      const { component, branch, commit, parameters = {} } = intent;
      const live = liveObject(
        context,
        componentKind.kind,
        component.tenant,
        component.name,
      );
      if (!live) {
        return gone('component', component.name);
      }
      const build = fieldsOf(valueAt(live.object, 'spec.build'));
      const issues = issuesOf(intent, build);
      if (issues.length > 0) {
        return refused(...issues);
      }
      const template = fieldsOf(build.templateRef);
      const list = withParameters(template.parameters, parameters);
      // The name becomes a label of the Argo Workflow.
      const name = endingWith(component.name, `build-${context.suffix}`);
      const ref = { ...component, kind: 'build' as const, name };
      return planned(
        creation(
          context,
          buildKind.kind,
          {
            metadata: metadataOf(ref, {}, component.name),
            spec: {
              owner: {
                projectName: component.project,
                componentName: component.name,
              },
              repository: {
                ...fieldsOf(build.repository),
                revision: {
                  ...fieldsOf(valueAt(build, 'repository.revision')),
                  ...(branch && { branch }),
                  ...(commit && { commit }),
                },
              },
              templateRef: {
                ...template,
                ...(list.length > 0 && { parameters: list }),
              },
            },
          },
          {
            'spec.repository.revision.branch': 'branch',
            'spec.repository.revision.commit': 'commit',
            'spec.templateRef.parameters': 'parameters',
          },
        ),
        [ref],
      );
    },
  },
);

function issuesOf(
  { track, parameters }: IntentOf<'triggerBuild'>,
  build: object,
): IntentIssue[] {
  return [
    ...(Object.keys(build).length > 0
      ? []
      : [
          issueAt(
            'component',
            'It is not built: its image comes from elsewhere',
            'Give the component a repository first',
          ),
        ]),
    ...(track
      ? [
          issueAt(
            'track',
            'OpenChoreo 0.3 builds components, not tracks',
            'Leave it out',
          ),
        ]
      : []),
    ...parameterIssues('parameters', parameters),
  ];
}
