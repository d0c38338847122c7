// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { checkParameters } from '../../writing/checkParameters';
import { LABEL_LIMIT } from '../../writing/kubernetesName';
import { issueAt, planned, refused } from '../../writing/plan';
import {
  addressOf,
  creation,
  intentRule,
  PlanInput,
} from '../../writing/intentRule';
import { componentKind } from '../kinds/component';
import { scheduledTaskClassKind } from '../kinds/componentClass';
import { scheduledTaskKind, serviceKind } from '../kinds/running';
import { workloadKind } from '../kinds/workload';
import { runningKinds } from '../runningKinds';
import { buildSpecOf, sourceIssues } from './buildSpec';
import { classIssues, TypeUse, typeUseOf } from './componentType';
import { apisOf, exposureIssues } from './exposedApis';
import { metadataOf } from './manifest';
import { ownClassName, scheduleIssues, scheduleSteps } from './taskSchedule';
import {
  connectionsOf,
  containersWith,
  endpointsOf,
  workloadIssues,
} from './workloadManifest';

type Create = IntentOf<'createComponent'>;
type Parts = Pick<
  Create,
  'traits' | 'autoDeploy' | 'autoBuild' | 'parameters' | 'workload'
>;

/** Of a component, beside what its build template takes. */
const parameterSchema = {
  type: 'object',
  properties: { workloadName: { type: 'string', minLength: 1 } },
};

export const createComponent = intentRule<'createComponent'>(
  [
    componentKind.kind,
    workloadKind.kind,
    ...runningKinds.map(({ running }) => running.kind),
  ],
  {
    needs: ({ component, type, workload }, context) => {
      const use = typeUseOf(type);
      return workload?.schedule === undefined || !('kinds' in use)
        ? []
        : [use.className, ownClassName(component)].map(name =>
            addressOf(
              context,
              scheduledTaskClassKind.kind,
              component.tenant,
              name,
            ),
          );
    },
    plan: (intent, context) => {
      const use = typeUseOf(intent.type);
      if (!('kinds' in use)) {
        return refused(use);
      }
      const issues = issuesOf(intent, use, context);
      return issues.length > 0
        ? refused(...issues)
        : planned(stepsOf(intent, use, context), [intent.component]);
    },
  },
);

function issuesOf(
  intent: Create,
  use: TypeUse,
  context: PlanInput,
): IntentIssue[] {
  const { component, source, workload } = intent;
  const hasOwnClass =
    workload?.schedule !== undefined && use.kinds.running === scheduledTaskKind;
  return [
    ...(hasOwnClass
      ? []
      : classIssues(use, component.tenant ?? '', context.lookup)),
    ...nameIssues(component.name, use),
    ...partIssues(intent),
    ...(workload
      ? [
          ...scheduleIssues(workload.schedule, use.kinds),
          ...exposureIssues(workload, use.kinds),
        ]
      : []),
    ...(source.type === 'git'
      ? [...sourceIssues(source), ...describedInRepository(workload)]
      : []),
  ];
}

/** What is deployed is labelled with the component's name and this. */
const LONGEST_ENDING = '-deployment';
const MAX_SERVED_NAME = LABEL_LIMIT - LONGEST_ENDING.length;

function nameIssues(name: string, { kinds }: TypeUse): IntentIssue[] {
  return kinds.running === scheduledTaskKind || name.length <= MAX_SERVED_NAME
    ? []
    : [
        issueAt(
          'component.name',
          'The name is too long: OpenChoreo 0.3 makes labels of it that cannot be so long',
          `Use at most ${MAX_SERVED_NAME} characters`,
        ),
      ];
}

/** What OpenChoreo 0.3 knows nothing of, or does not leave to anybody. */
export function partIssues({
  traits = [],
  autoDeploy,
  autoBuild,
  parameters,
  workload,
}: Parts): IntentIssue[] {
  return [
    ...(traits.length > 0
      ? [issueAt('traits', 'Traits came with OpenChoreo 0.4', 'Leave them out')]
      : []),
    ...(autoDeploy === false
      ? [
          issueAt(
            'autoDeploy',
            'OpenChoreo 0.3 deploys every component to "development" by itself',
            'Leave it out, and undeploy the component there',
          ),
        ]
      : []),
    ...(autoBuild
      ? [
          issueAt(
            'autoBuild',
            'OpenChoreo 0.3 builds nothing by itself',
            'Leave it out, and trigger a build',
          ),
        ]
      : []),
    ...checkParameters(parameterSchema, parameters, path =>
      path ? `parameters.${path}` : 'parameters',
    ),
    ...(workload ? workloadIssues(workload) : []),
  ];
}

/** Every build writes the Workload anew from the repository's own description. */
export function describedInRepository(
  workload: Create['workload'],
): IntentIssue[] {
  const described = (['command', 'args', 'env', 'dependencies'] as const)
    .filter(part => (workload?.[part]?.length ?? 0) > 0)
    .map(part => `workload.${part}`);
  const unexposed = (workload?.endpoints ?? []).flatMap((endpoint, index) =>
    Object.keys(apisOf({ endpoints: [endpoint] })).length > 0
      ? []
      : [`workload.endpoints.${index}`],
  );
  return [...described, ...unexposed].map(path =>
    issueAt(
      path,
      'A component that is built takes this from its repository',
      'Describe it in the repository’s workload.yaml',
    ),
  );
}

function stepsOf(
  { component, source, workload, parameters, ...words }: Create,
  { kinds, className }: TypeUse,
  context: PlanInput,
): WriteStep[] {
  const { project: projectName = '', name } = component;
  const owner = { projectName, componentName: name };
  const workloadName = String(parameters?.workloadName ?? name);
  const schedule = workload?.schedule;
  const named = { ...component, name: workloadName };
  const apis = apisOf(workload ?? {});
  return [
    ...creation(
      context,
      componentKind.kind,
      {
        metadata: metadataOf(component, words),
        spec: {
          owner: { projectName },
          type: kinds.running.kind,
          ...(source.type === 'git' && { build: buildSpecOf(source) }),
        },
      },
      {
        'metadata.name': 'component.name',
        'spec.owner.projectName': 'component.project',
        'spec.build': 'source',
      },
    ),
    ...(source.type === 'image'
      ? creation(
          context,
          workloadKind.kind,
          {
            metadata: metadataOf(named, {}, name),
            spec: {
              owner,
              containers: containersWith({}, source.image, workload),
              endpoints: endpointsOf(workload ?? {}),
              connections: connectionsOf(workload ?? {}, component),
            },
          },
          {
            'metadata.name': 'parameters.workloadName',
            'spec.containers': 'source.image',
            'spec.endpoints': 'workload.endpoints',
            'spec.connections': 'workload.dependencies',
          },
        )
      : []),
    ...(schedule === undefined
      ? []
      : scheduleSteps(component, schedule, className, context)),
    ...creation(
      context,
      kinds.running.kind,
      {
        metadata: metadataOf(component, {}, name),
        spec: {
          owner,
          workloadName,
          className:
            schedule === undefined ? className : ownClassName(component),
          ...(kinds.running === serviceKind &&
            Object.keys(apis).length > 0 && { apis }),
        },
      },
      {
        'metadata.name': 'component.name',
        'spec.className': 'type.name',
        'spec.apis': 'workload.endpoints',
      },
    ),
  ];
}
