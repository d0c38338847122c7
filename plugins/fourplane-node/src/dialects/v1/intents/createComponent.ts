// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt, planned, refused } from '../../writing/plan';
import { componentKind } from '../kinds/component';
import { workloadKind } from '../kinds/workload';
import { Checking, resolveComponentType, traitUses } from './componentType';
import { workflowUseOf } from './gitSource';
import { creation, intentRule, PlanInput } from '../../writing/intentRule';
import { parameterIssues } from './parameterIssues';
import { firstBinding, scheduleHome } from './taskSchedule';
import { workloadFields, workloadParts } from './workloadSpec';
import { annotationsOf } from './words';

type Intent = IntentOf<'createComponent'>;

/** The intent's fields a component is made of. */
export const componentFields = {
  'spec.componentType': 'type',
  'spec.parameters': 'parameters',
  'spec.traits': 'traits',
  'spec.workflow': 'source.workflow',
  'spec.workflow.parameters': 'source.parameters',
  'spec.autoDeploy': 'autoDeploy',
  'spec.autoBuild': 'autoBuild',
} as const;

/** A component from an image gets its workload at once; one that is built gets it from its first build. */
export const createComponent = intentRule<'createComponent'>(
  [componentKind.kind, workloadKind.kind],
  {
    plan: (intent, context) => {
      const { component, source } = intent;
      const checking: Checking = {
        tenant: component.tenant ?? '',
        lookup: context.lookup,
        issues: [],
      };
      const { spec, schedule } = componentSpec(intent, checking);
      const workload =
        source.type === 'image'
          ? workloadOf(intent, source.image, checking, context)
          : builtWorkload(intent, checking);
      const binding =
        schedule === undefined
          ? []
          : firstBinding(component, schedule, context, checking);
      if (checking.issues.length > 0) {
        return refused(...checking.issues);
      }
      const steps = creation(
        context,
        componentKind.kind,
        {
          metadata: {
            name: component.name,
            namespace: component.tenant,
            annotations: annotationsOf(intent),
          },
          spec,
        },
        {
          'metadata.name': 'component.name',
          'spec.owner': 'component.project',
          ...componentFields,
        },
      );
      return planned([...steps, ...workload, ...binding], [component]);
    },
  },
);

/** `schedule` where it has to be kept in the component's deployments. */
function componentSpec(intent: Intent, checking: Checking) {
  const { component, source, traits, autoDeploy, autoBuild } = intent;
  const type = resolveComponentType(intent.type, 'type', checking);
  const schedule = intent.workload?.schedule;
  const home = scheduleHome(schedule, type, checking);
  const parameters =
    home === 'parameters'
      ? { ...intent.parameters, schedule }
      : intent.parameters;
  if (type) {
    checking.issues.push(...parameterIssues(type.object, parameters));
  }
  const uses = traits && traitUses(traits, type, checking);
  const workflow =
    source.type === 'git' && type
      ? workflowUseOf(source, { type }, checking)
      : undefined;
  const spec = {
    owner: { projectName: component.project },
    ...(type && {
      componentType: {
        kind: type.kind,
        name: `${type.object.content?.workloadType}/${type.name}`,
      },
    }),
    ...(parameters && { parameters }),
    ...(uses && uses.length > 0 && { traits: uses }),
    ...(autoDeploy !== undefined && { autoDeploy }),
    ...(autoBuild !== undefined && { autoBuild }),
    ...(workflow && { workflow }),
  };
  return {
    spec,
    schedule: home === 'environmentConfigs' ? schedule : undefined,
  };
}

function workloadOf(
  { component, workload = {} }: Intent,
  image: string,
  checking: Checking,
  context: PlanInput,
) {
  const parts = workloadParts(workload, component, checking);
  return creation(
    context,
    workloadKind.kind,
    {
      metadata: {
        name: workloadName(component.name),
        namespace: component.tenant,
      },
      spec: {
        owner: {
          projectName: component.project,
          componentName: component.name,
        },
        container: { image, ...parts.container },
        ...(parts.endpoints && { endpoints: parts.endpoints }),
        ...(parts.dependencies && { dependencies: parts.dependencies }),
      },
    },
    workloadFields(workload),
  );
}

/** As builds name it, so that a later build finds it. */
export function workloadName(component: string): string {
  return `${component}-workload`;
}

function builtWorkload({ workload }: Intent, { issues }: Checking): [] {
  if (Object.keys(workload ?? {}).some(part => part !== 'schedule')) {
    issues.push(
      issueAt(
        'workload',
        'A component that is built has no workload before its first build',
        'Describe it in a workload.yaml in the repository, or change the component after its first build',
      ),
    );
  }
  return [];
}
