// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { ObjectAddress, WriteStep } from '../../Dialect';
import { find, partOf } from '../../reading/ReadableKind';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { componentKind } from '../kinds/component';
import { workloadKind } from '../kinds/workload';
import { workloadOf } from '../workloads';
import { Checking, resolveComponentType, traitUses } from './componentType';
import { componentFields, workloadName } from './createComponent';
import { workflowUseOf } from './gitSource';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { parameterIssues } from './parameterIssues';
import { bindingAddresses, rescheduled, scheduleHome } from './taskSchedule';
import { workloadFields, workloadParts } from './workloadSpec';
import { annotationsPatch } from './words';

type Intent = IntentOf<'updateComponent'>;
interface Live {
  readonly address: ObjectAddress;
  readonly object: KubeObject;
}

export const updateComponent = intentRule<'updateComponent'>(
  [componentKind.kind, workloadKind.kind],
  {
    needs: ({ component, workload }, context) => [
      addressOf(context, componentKind.kind, component.tenant, component.name),
      workloadAddress(component, context),
      ...(workload?.schedule === undefined
        ? []
        : bindingAddresses(component, context)),
    ],
    plan: (intent, context) => {
      const { component } = intent;
      const { tenant = '', name } = component;
      const live = liveObject(context, componentKind.kind, tenant, name);
      if (!live) {
        return gone('component', name);
      }
      const checking: Checking = {
        tenant,
        lookup: context.lookup,
        issues: [],
      };
      const steps = [
        ...componentChange(intent, live, checking, context),
        ...workloadChange(intent, checking, context),
      ];
      return checking.issues.length > 0
        ? refused(...checking.issues)
        : planned(steps, [component]);
    },
  },
);

function componentChange(
  intent: Intent,
  live: Live,
  checking: Checking,
  context: PlanInput,
): WriteStep[] {
  const { component, source, traits, autoDeploy, autoBuild } = intent;
  const schedule = intent.workload?.schedule;
  const stored = find(
    componentKind,
    checking.lookup,
    component.tenant,
    component.name,
  );
  const { typeRef, workflow: usual } = stored ? partOf(stored) : {};
  const needsType =
    intent.parameters || traits || schedule || source?.type === 'git';
  const type =
    needsType && typeRef
      ? resolveComponentType(typeRef, 'component', checking)
      : undefined;
  const before = { ...Object(live.object.spec) };
  const home = scheduleHome(schedule, type, checking);
  const parameters =
    home === 'parameters'
      ? { ...(intent.parameters ?? before.parameters), schedule }
      : intent.parameters;
  if (type && parameters) {
    checking.issues.push(...parameterIssues(type.object, parameters));
  }
  const workflow =
    source?.type === 'git'
      ? workflowUseOf(
          source,
          {
            type,
            usual: usual && {
              ...usual,
              parameters: before.workflow?.parameters,
            },
          },
          checking,
        )
      : undefined;
  const withoutWorkflow =
    source?.type === 'image' && before.workflow ? null : undefined;
  const changed = change(
    live,
    {
      metadata: { annotations: annotationsPatch(intent) },
      spec: {
        parameters: parameters && mergePatch(before.parameters, parameters),
        traits: traits && traitUses(traits, type, checking),
        autoDeploy,
        autoBuild,
        workflow: workflow
          ? mergePatch(before.workflow, workflow)
          : withoutWorkflow,
      },
    },
    componentFields,
  );
  return home === 'environmentConfigs' && schedule !== undefined
    ? [...changed, ...rescheduled(component, schedule, context)]
    : changed;
}

function workloadAddress(component: ModelRef, context: NeedContext) {
  const { tenant = '', project = '', name } = component;
  const workload = workloadOf(tenant, project, name, context.lookup);
  return (
    workload &&
    addressOf(context, workloadKind.kind, tenant, workload.metadata.name)
  );
}

function workloadChange(
  { component, source, workload }: Intent,
  checking: Checking,
  context: PlanInput,
): WriteStep[] {
  const image = source?.type === 'image' ? source.image : undefined;
  const isNothing = Object.keys(workload ?? {}).every(
    part => part === 'schedule',
  );
  if (isNothing && image === undefined) {
    return [];
  }
  const parts = workload && workloadParts(workload, component, checking);
  const fields = workloadFields(workload ?? {});
  const address = workloadAddress(component, context);
  const object = address && context.live(address);
  if (object) {
    const spec = { ...Object(object.spec) };
    const { files, image: built } = { ...Object(spec.container) };
    const container = parts
      ? mergePatch(spec.container, {
          image: image ?? built,
          files,
          ...parts.container,
        })
      : { image };
    return change(
      { address, object },
      {
        spec: {
          container,
          endpoints: parts && mergePatch(spec.endpoints, parts.endpoints ?? {}),
          dependencies:
            parts && mergePatch(spec.dependencies, parts.dependencies ?? {}),
        },
      },
      fields,
    );
  }
  if (image === undefined) {
    checking.issues.push(
      issueAt(
        'workload',
        `"${component.name}" has no workload yet`,
        'Give an image, or build it first',
      ),
    );
    return [];
  }
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
        container: { image, ...parts?.container },
        ...(parts?.endpoints && { endpoints: parts.endpoints }),
        ...(parts?.dependencies && { dependencies: parts.dependencies }),
      },
    },
    fields,
  );
}
