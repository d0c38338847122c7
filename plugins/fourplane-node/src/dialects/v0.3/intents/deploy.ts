// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Lookup, ObjectAddress, Plan, WriteStep } from '../../Dialect';
import { find } from '../../reading/ReadableKind';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import {
  addressOf,
  change,
  creation,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { runningOf } from '../componentParts';
import { buildKind } from '../kinds/build';
import { componentKind } from '../kinds/component';
import { workloadKind } from '../kinds/workload';
import { FoundBinding } from '../models/deployment';
import { RunningKinds, runningKinds } from '../runningKinds';
import {
  bindingIn,
  bindingName,
  deploymentRef,
  FIRST_ENVIRONMENT,
  isControlled,
} from './bindings';
import { Fields, fieldsOf, metadataOf } from './manifest';
import { containersWith } from './workloadManifest';

/** Puts a component's Workload as it is now, or with a build's image, into an environment. */
export const deploy = intentRule<'deploy'>([workloadKind.kind], {
  needs: ({ component, environment }, context) => {
    const running = runningFor(component, context.lookup);
    const binding = bindingIn(component, environment.name, context.lookup);
    return [
      workloadAddress(component, running, context),
      running &&
        addressOf(
          context,
          running.kinds.running.kind,
          component.tenant,
          running.name,
        ),
      binding && bindingAddress(component, binding, context),
    ];
  },
  plan: (intent, context) => {
    const { component, environment, release } = intent;
    const running = runningFor(component, context.lookup);
    const image = release && imageOf('release', release, context.lookup);
    const workload = workloadOf(component, running, context);
    if (!running || !workload) {
      return refused(notReady(running));
    }
    if (typeof image === 'object') {
      return refused(image);
    }
    const binding = bindingIn(component, environment.name, context.lookup);
    const isFollowed = binding
      ? isControlled(binding)
      : environment.name === FIRST_ENVIRONMENT;
    return isFollowed
      ? followedPlan(intent, running, binding, image, context)
      : bindingPlan(
          intent,
          running,
          binding,
          workloadSpec(workload.object, image),
          context,
        );
  },
});

/** The object that says how a component runs, or is about to: just after it was made it may not have been seen. */
export interface RunningName {
  readonly kinds: RunningKinds;
  readonly name: string;
  readonly workload: string;
}

export function runningFor(
  { tenant = '', project = '', name }: ModelRef,
  lookup: Lookup,
): RunningName | undefined {
  const found = runningOf(tenant, project, name, lookup);
  if (found) {
    const { kinds, object } = found;
    return {
      kinds,
      name: object.metadata.name,
      workload: object.content?.workloadName ?? name,
    };
  }
  const type = find(componentKind, lookup, tenant, name)?.content?.type;
  const kinds = runningKinds.find(({ running }) => running.kind === type);
  return kinds && { kinds, name, workload: name };
}

/** A controller copies the Workload into such a binding, so an image for it goes into the Workload. */
function followedPlan(
  { component }: IntentOf<'deploy'>,
  running: RunningName,
  binding: FoundBinding | undefined,
  image: string | undefined,
  context: PlanInput,
): Plan {
  const name = binding?.object.metadata.name ?? running.name;
  return planned(
    [
      ...(image === undefined
        ? []
        : workloadImage(component, running, image, context)),
      ...(binding ? activation(component, binding, context) : []),
    ],
    [deploymentRef(component, name)],
  );
}

function bindingPlan(
  { component, environment }: IntentOf<'deploy'>,
  { kinds, name: runningName }: RunningName,
  binding: FoundBinding | undefined,
  workload: Fields,
  context: PlanInput,
): Plan {
  const { tenant, project: projectName } = component;
  const running = liveObject(
    context,
    kinds.running.kind,
    tenant,
    runningName,
  )?.object;
  const apis = valueAt(running, 'spec.apis');
  const className = valueAt(running, 'spec.className');
  const spec = {
    owner: { projectName, componentName: component.name },
    environment: environment.name,
    releaseState: 'Active',
    workloadSpec: workload,
    ...(className !== undefined && { className }),
    ...(apis !== undefined && { apis }),
  };
  const there = binding && bindingAddress(component, binding, context);
  const object = there && context.live(there);
  if (object) {
    const patch = { spec: mergePatch(object.spec, spec) };
    return planned(change({ address: there, object }, patch), [
      deploymentRef(component, there.name),
    ]);
  }
  const name = bindingName(component, environment.name, context.lookup);
  const ref = deploymentRef(component, name);
  return planned(
    creation(
      context,
      kinds.binding.kind,
      { metadata: metadataOf(ref, {}, component.name), spec },
      {
        'spec.environment': 'environment',
        'spec.workloadSpec': 'release',
      },
    ),
    [ref],
  );
}

/** The image of a build, or why it has none. */
export function imageOf(
  path: string,
  ref: ModelRef,
  lookup: Lookup,
): string | IntentIssue {
  if (ref.kind !== 'build') {
    return issueAt(
      path,
      'OpenChoreo 0.3 has no releases',
      'Name a build of the component instead',
    );
  }
  return (
    find(buildKind, lookup, ref.tenant, ref.name)?.content?.image ??
    issueAt(
      path,
      `Build "${ref.name}" has no image`,
      'Choose a build that has succeeded',
    )
  );
}

/** Gives a component's Workload another image. */
export function workloadImage(
  component: ModelRef,
  running: RunningName | undefined,
  image: string,
  context: PlanInput,
): WriteStep[] {
  const live = workloadOf(component, running, context);
  const before = valueAt(live?.object, 'spec.containers');
  return live
    ? change(live, {
        spec: {
          containers: mergePatch(
            before,
            containersWith(before, image, undefined),
          ),
        },
      })
    : [];
}

/** Takes a suspension or undeployment back. */
function activation(
  component: ModelRef,
  binding: FoundBinding,
  context: PlanInput,
): WriteStep[] {
  const address = bindingAddress(component, binding, context);
  const object = address && context.live(address);
  const state = valueAt(object, 'spec.releaseState');
  return object && state !== undefined && state !== 'Active'
    ? change({ address, object }, { spec: { releaseState: 'Active' } })
    : [];
}

function bindingAddress(
  { tenant }: ModelRef,
  { kinds, object }: FoundBinding,
  context: NeedContext,
): ObjectAddress | undefined {
  return addressOf(context, kinds.binding.kind, tenant, object.metadata.name);
}

export function workloadAddress(
  { tenant }: ModelRef,
  running: RunningName | undefined,
  context: NeedContext,
): ObjectAddress | undefined {
  return (
    running && addressOf(context, workloadKind.kind, tenant, running.workload)
  );
}

function workloadOf(
  component: ModelRef,
  running: RunningName | undefined,
  context: PlanInput,
) {
  const address = workloadAddress(component, running, context);
  const object = address && context.live(address);
  return object && { address, object };
}

function workloadSpec(workload: unknown, image: string | undefined): Fields {
  const { owner: _, ...spec } = fieldsOf(valueAt(workload, 'spec'));
  return image === undefined
    ? spec
    : {
        ...spec,
        containers: containersWith(spec.containers, image, undefined),
      };
}

function notReady(running: RunningName | undefined): IntentIssue {
  return running
    ? issueAt(
        'component',
        `Its Workload "${running.workload}" does not exist yet`,
        'Build the component first, or wait for its build',
      )
    : issueAt(
        'component',
        'Nothing says how it runs: it has no Service, WebApplication or ScheduledTask',
        'Create one beside the component',
      );
}
