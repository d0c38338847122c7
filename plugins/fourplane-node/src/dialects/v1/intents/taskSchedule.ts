// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Lookup, ObjectAddress, WriteStep } from '../../Dialect';
import { keyOf } from '../../reading/keys';
import { find, findBy, partOf } from '../../reading/ReadableKind';
import {
  addressOf,
  change,
  creation,
  PlanInput,
} from '../../writing/intentRule';
import { issueAt } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectKind } from '../kinds/project';
import { releaseBindingKind } from '../kinds/releaseBinding';
import { ComponentTypeContent } from '../kinds/typeDefinition';
import { Checking } from './componentType';
import { Resolved } from './resolveUse';

const { kind } = releaseBindingKind;
const PATH = 'workload.schedule';
const fields = { 'spec.componentTypeEnvironmentConfigs': PATH };

/** Five fields, or one word such as `@hourly`. */
const CRON = /^(@[a-z]+|\S+(\s+\S+){4})$/;

/** Where a type takes its schedule: as a parameter of the component, or of each of its deployments. */
export function scheduleHome(
  schedule: string | undefined,
  type: Resolved<ComponentTypeContent> | undefined,
  { issues }: Checking,
): 'parameters' | 'environmentConfigs' | undefined {
  if (schedule === undefined || !type) {
    return undefined;
  }
  if (!CRON.test(schedule)) {
    issues.push(issueAt(PATH, `"${schedule}" is no cron expression`));
    return undefined;
  }
  const { content } = type.object;
  const home = (['parameters', 'environmentConfigs'] as const).find(
    section => valueAt(content?.[section], 'properties.schedule') !== undefined,
  );
  if (!home) {
    issues.push(
      issueAt(
        PATH,
        `${type.kind} "${type.name}" takes no schedule`,
        'Leave it out, or choose another component type',
      ),
    );
  }
  return home;
}

/** What a new deployment of a component is given beside its release. */
export function environmentConfigsOf(schedule: string | undefined) {
  return schedule === undefined
    ? {}
    : { componentTypeEnvironmentConfigs: { schedule } };
}

/** The schedule of a component where it is deployed already; deployments may differ, so the first by name is taken. */
export function deployedSchedule(
  component: ModelRef,
  lookup: Lookup,
): string | undefined {
  return bindingsOf(component, lookup)
    .map(binding => partOf(binding).schedule)
    .find(schedule => schedule !== undefined);
}

/** The binding in which a new component's schedule waits for its first release. */
export function firstBinding(
  component: ModelRef,
  schedule: string,
  context: PlanInput,
  { issues }: Checking,
): WriteStep[] {
  const { tenant = '', project = '', name } = component;
  const environment = firstEnvironment(tenant, project, context.lookup);
  if (environment === undefined) {
    issues.push(
      issueAt(
        PATH,
        `The pipeline of "${project}" has no first environment to keep the schedule in`,
        'Give the project a pipeline, or set the schedule when it is deployed',
      ),
    );
    return [];
  }
  return creation(
    context,
    kind,
    {
      metadata: { name: `${name}-${environment}`, namespace: tenant },
      spec: {
        owner: { projectName: project, componentName: name },
        environment,
        ...environmentConfigsOf(schedule),
      },
    },
    fields,
  );
}

/** Where the bindings of a component are stored. */
export function bindingAddresses(
  component: ModelRef,
  context: NeedContext,
): (ObjectAddress | undefined)[] {
  return bindingsOf(component, context.lookup).map(({ metadata }) =>
    addressOf(context, kind, metadata.namespace, metadata.name),
  );
}

/** Another schedule in every environment. */
export function rescheduled(
  component: ModelRef,
  schedule: string,
  context: PlanInput,
): WriteStep[] {
  return bindingAddresses(component, context).flatMap(address => {
    const object = address && context.live(address);
    return object
      ? change(
          { address, object },
          { spec: environmentConfigsOf(schedule) },
          fields,
        )
      : [];
  });
}

function bindingsOf(
  { tenant = '', project = '', name }: ModelRef,
  lookup: Lookup,
) {
  const key = keyOf(tenant, project, name);
  return [...findBy(releaseBindingKind, lookup, 'component', key)].sort(
    (one, other) => (one.metadata.name < other.metadata.name ? -1 : 1),
  );
}

/** The one nothing is promoted into. */
function firstEnvironment(
  tenant: string,
  project: string,
  lookup: Lookup,
): string | undefined {
  const pipeline = find(projectKind, lookup, tenant, project)?.content
    ?.pipeline;
  const paths =
    (pipeline &&
      find(deploymentPipelineKind, lookup, tenant, pipeline)?.content?.paths) ||
    [];
  return paths.find(({ from }) => !paths.some(({ to }) => to.includes(from)))
    ?.from;
}
