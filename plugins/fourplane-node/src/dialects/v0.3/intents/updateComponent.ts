// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Lookup, WriteStep } from '../../Dialect';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { valueAt } from '../../writing/valueAt';
import {
  addressOf,
  change,
  creation,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { FoundRunning, runningOf, workloadOf } from '../componentParts';
import { componentKind } from '../kinds/component';
import { scheduledTaskClassKind } from '../kinds/componentClass';
import { serviceKind } from '../kinds/running';
import { workloadKind } from '../kinds/workload';
import { buildSpecOf, sourceIssues } from './buildSpec';
import { describedInRepository, partIssues } from './createComponent';
import { apisOf, exposureIssues } from './exposedApis';
import { annotationsPatch, Fields, metadataOf } from './manifest';
import { ownClassName, scheduleIssues, scheduleSteps } from './taskSchedule';
import { connectionsOf, containersWith, endpointsOf } from './workloadManifest';

type Update = IntentOf<'updateComponent'>;

const sourceFields = { 'spec.build': 'source' };
const workloadFields = {
  'spec.containers': 'source.image',
  'spec.endpoints': 'workload.endpoints',
  'spec.connections': 'workload.dependencies',
};

export const updateComponent = intentRule<'updateComponent'>(
  [componentKind.kind, workloadKind.kind],
  {
    needs: ({ component }, context) => {
      const { tenant } = component;
      const { running, workload } = partsOf(component, context.lookup);
      const classes = [
        running?.object.content?.className,
        ownClassName(component),
      ];
      return [
        addressOf(context, componentKind.kind, tenant, component.name),
        addressOf(context, workloadKind.kind, tenant, workload),
        running &&
          addressOf(
            context,
            running.kinds.running.kind,
            tenant,
            running.object.metadata.name,
          ),
        ...classes.map(
          name =>
            name &&
            addressOf(context, scheduledTaskClassKind.kind, tenant, name),
        ),
      ].flatMap(address => address || []);
    },
    plan: (intent, context) => {
      const { component } = intent;
      const parts = partsOf(component, context.lookup);
      const issues = [
        ...issuesOf(intent, parts.running),
        ...lostIssues(intent, parts, context),
      ];
      const live = liveObject(
        context,
        componentKind.kind,
        component.tenant,
        component.name,
      );
      if (!live) {
        return gone('component', component.name);
      }
      if (issues.length > 0) {
        return refused(...issues);
      }
      const patch = {
        metadata: { annotations: annotationsPatch(intent) },
        spec: buildPatch(intent, live.object),
      };
      return planned(
        [
          ...change(live, patch, sourceFields),
          ...workloadSteps(intent, parts.workload, context),
          ...runningSteps(intent, parts.running, context),
        ],
        [component],
      );
    },
  },
);

/** How a component runs, and the name of its Workload or of the one it waits for. */
function partsOf(
  { tenant = '', project = '', name }: ModelRef,
  lookup: Lookup,
) {
  const running = runningOf(tenant, project, name, lookup);
  const workload =
    workloadOf(tenant, project, name, lookup)?.metadata.name ??
    running?.object.content?.workloadName ??
    name;
  return { running, workload };
}

function issuesOf(
  intent: Update,
  running: FoundRunning | undefined,
): IntentIssue[] {
  const { source, workload } = intent;
  return [
    ...partIssues(intent),
    ...(source?.type === 'git' ? sourceIssues(source) : []),
    ...(running && workload
      ? [
          ...scheduleIssues(workload.schedule, running.kinds),
          ...exposureIssues(workload, running.kinds),
        ]
      : []),
  ];
}

/** What there is no object for that could hold it. */
function lostIssues(
  { component, source, workload, parameters }: Update,
  parts: ReturnType<typeof partsOf>,
  context: PlanInput,
): IntentIssue[] {
  const holdsWorkload =
    source?.type === 'image' ||
    liveObject(context, workloadKind.kind, component.tenant, parts.workload);
  const unheld = [
    ...(Object.keys(apisOf(workload ?? {})).length > 0
      ? ['workload.endpoints']
      : []),
    ...(workload?.schedule === undefined ? [] : ['workload.schedule']),
    ...(parameters?.workloadName === undefined
      ? []
      : ['parameters.workloadName']),
  ];
  return [
    ...(holdsWorkload ? [] : describedInRepository(workload)),
    ...(parts.running ? [] : unheld).map(path =>
      issueAt(
        path,
        'Nothing says how the component runs: it has no Service, WebApplication or ScheduledTask',
        'Create one beside the component',
      ),
    ),
  ];
}

/** A component that gets an image is no longer built. */
function buildPatch({ source }: Update, live: unknown): Fields {
  const before = valueAt(live, 'spec.build');
  if (source?.type === 'git') {
    return { build: mergePatch(before, buildSpecOf(source)) };
  }
  return source && before !== undefined ? { build: null } : {};
}

function workloadSteps(
  { component, source, workload }: Update,
  name: string,
  context: PlanInput,
): WriteStep[] {
  const { tenant, project: projectName = '' } = component;
  const image = source?.type === 'image' ? source.image : undefined;
  if (image === undefined && !workload) {
    return [];
  }
  const live = liveObject(context, workloadKind.kind, tenant, name);
  const parts = workload && {
    endpoints: endpointsOf(workload),
    connections: connectionsOf(workload, component),
  };
  if (live) {
    const before = (part: string) => valueAt(live.object, `spec.${part}`);
    const containers = containersWith(before('containers'), image, workload);
    return change(
      live,
      {
        spec: {
          containers: mergePatch(before('containers'), containers),
          ...(parts && {
            endpoints: mergePatch(before('endpoints'), parts.endpoints),
            connections: mergePatch(before('connections'), parts.connections),
          }),
        },
      },
      workloadFields,
    );
  }
  return image === undefined
    ? []
    : creation(
        context,
        workloadKind.kind,
        {
          metadata: metadataOf({ ...component, name }, {}, component.name),
          spec: {
            owner: { projectName, componentName: component.name },
            containers: containersWith({}, image, workload),
            ...parts,
          },
        },
        workloadFields,
      );
}

function runningSteps(
  { component, workload, parameters }: Update,
  running: FoundRunning | undefined,
  context: PlanInput,
): WriteStep[] {
  if (!running) {
    return [];
  }
  const { kinds, object } = running;
  const { tenant } = component;
  const live = liveObject(
    context,
    kinds.running.kind,
    tenant,
    object.metadata.name,
  );
  if (!live) {
    return [];
  }
  const schedule = workload?.schedule;
  const own = ownClassName(component);
  const apis =
    workload && kinds.running === serviceKind
      ? mergePatch(valueAt(live.object, 'spec.apis'), apisOf(workload))
      : {};
  return [
    ...(schedule === undefined
      ? []
      : scheduleSteps(
          component,
          schedule,
          object.content?.className ?? own,
          context,
        )),
    ...change(
      live,
      {
        spec: {
          ...(schedule !== undefined &&
            object.content?.className !== own && { className: own }),
          ...(Object.keys(apis).length > 0 && { apis }),
          workloadName: parameters?.workloadName,
        },
      },
      {
        'spec.apis': 'workload.endpoints',
        'spec.workloadName': 'parameters.workloadName',
      },
    ),
  ];
}
