// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Lookup, ObjectAddress, WriteStep } from '../../Dialect';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import { LABEL_LIMIT } from '../../writing/kubernetesName';
import { issueAt } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import {
  ReleaseBindingContent,
  releaseBindingKind,
} from '../kinds/releaseBinding';
import { placementKey } from '../placement';
import { missingCells } from './cells';
import { configsOf, missingConfigs } from './releaseConfigs';
import { deployedSchedule, environmentConfigsOf } from './taskSchedule';
import {
  addressOf,
  change,
  creation,
  PlanInput,
} from '../../writing/intentRule';

const { kind } = releaseBindingKind;
const releaseFields = { 'spec.releaseName': 'release' };

/** A component in an environment. */
export interface Place {
  readonly component: ModelRef;
  readonly environment: ModelRef;
  /** The intent's field that names the environment. */
  readonly path: string;
}

/** A component's bindings to an environment, whatever their names; there should be one. */
export function bindingsAt(
  { component, environment }: Omit<Place, 'path'>,
  lookup: Lookup,
): Projection<ReleaseBindingContent>[] {
  const { tenant = '', project = '', name } = component;
  const key = placementKey(
    { project, component: name, environment: environment.name },
    tenant,
  );
  return [...findBy(releaseBindingKind, lookup, 'placement', key)];
}

/** Where a component's binding to an environment is stored. */
export function bindingNeeds(
  place: Omit<Place, 'path'>,
  context: NeedContext,
): (ObjectAddress | undefined)[] {
  return bindingsAt(place, context.lookup).map(({ metadata }) =>
    addressOf(context, kind, metadata.namespace, metadata.name),
  );
}

/** What puts a release into an environment, with what the project still needs there. */
export function placeRelease(
  place: Place,
  release: string,
  context: PlanInput,
  issues: IntentIssue[],
): { readonly steps: WriteStep[]; readonly refs: ModelRef[] } {
  const { component, environment, path } = place;
  const { controlPlane, tenant = '', project = '' } = component;
  if (`${component.name}-${environment.name}`.length > LABEL_LIMIT) {
    issues.push(
      issueAt(
        path,
        `"${component.name}" cannot run in "${environment.name}": OpenChoreo makes one label of both names, which is too long`,
        `Together they may have ${
          LABEL_LIMIT - 1
        } characters: shorten one of them`,
      ),
    );
    return { steps: [], refs: [] };
  }
  const bindings = bindingsAt(place, context.lookup);
  if (bindings.length > 1) {
    issues.push(
      issueAt(
        path,
        `"${component.name}" is bound to "${environment.name}" ${bindings.length} times: ` +
          `${bindings.map(({ metadata }) => metadata.name).join(', ')}`,
        'Delete all but one of these ReleaseBindings',
      ),
    );
    return { steps: [], refs: [] };
  }
  const refTo = (name: string): RefOf<'deployment'> => ({
    controlPlane,
    kind: 'deployment',
    tenant,
    project,
    name,
  });
  const cells = missingCells(
    { controlPlane, kind: 'project', tenant, name: project },
    [environment.name],
    context,
  );
  const [address] = bindingNeeds(place, context);
  const object = address && context.live(address);
  const configs = configsOf(component, release, context);
  if (configs) {
    issues.push(...missingConfigs(configs, object?.spec, path));
  }
  if (object) {
    const spec = releaseChange(object.spec, release);
    const steps = change({ address, object }, { spec }, releaseFields);
    return {
      steps: [...cells.steps, ...steps],
      refs: [refTo(address.name), ...cells.refs],
    };
  }
  const name = freeName(place, context);
  const schedule = deployedSchedule(component, context.lookup);
  const steps = creation(
    context,
    kind,
    {
      metadata: { name, namespace: tenant },
      spec: {
        owner: { projectName: project, componentName: component.name },
        environment: environment.name,
        releaseName: release,
        state: 'Active',
        ...environmentConfigsOf(schedule),
      },
    },
    { 'spec.environment': path, ...releaseFields },
  );
  return {
    steps: [...cells.steps, ...steps],
    refs: [refTo(name), ...cells.refs],
  };
}

/** A release that runs, whatever was wanted before. */
export function releaseChange(
  spec: unknown,
  release: string,
): Readonly<Record<string, unknown>> {
  const { releaseName, state } = { ...Object(spec) };
  return {
    ...(releaseName !== release && { releaseName: release }),
    ...(state === 'Undeploy' && { state: 'Active' }),
  };
}

/** By convention component and environment; two pairs may come to the same name. */
function freeName(
  { component, environment }: Place,
  { lookup, suffix }: PlanInput,
): string {
  const usual = `${component.name}-${environment.name}`;
  return find(releaseBindingKind, lookup, component.tenant, usual)
    ? `${usual}-${suffix}`
    : usual;
}
