// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  ModelRef,
  Overrides,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  Lookup,
  ObjectAddress,
  OverrideOptions,
  WriteStep,
} from '../../Dialect';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import { LABEL_LIMIT } from '../../writing/kubernetesName';
import { issueAt } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import {
  ReleaseBindingContent,
  releaseBindingKind,
} from '../kinds/releaseBinding';
import { placementKey } from '../placement';
import {
  newOverrides,
  overrideFields,
  overrideIssues,
  overrideOptions,
  overridesPatch,
  readBinding,
} from './bindingOverrides';
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
  /** Set there along with the release. */
  readonly overrides?: Overrides;
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
  const { component, environment, path, overrides = {} } = place;
  const { controlPlane, tenant = '', project = '' } = component;
  const impossible = placeIssue(place, context);
  if (impossible) {
    issues.push(impossible);
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
  const schedule = deployedSchedule(component, context.lookup);
  const before = object?.spec ?? environmentConfigsOf(schedule);
  issues.push(
    ...overrideIssues(overrides, configs),
    ...(configs ? missingConfigs(configs, before, path, overrides) : []),
  );
  if (object) {
    const read = readBinding(address.name, object);
    const isSet = Object.keys(overrides).length > 0;
    if (isSet && read.state === 'odd') {
      issues.push({ ...read.issue, path });
    }
    const spec = {
      ...releaseChange(object.spec, release),
      ...(read.state === 'read' && overridesPatch(read.spec, overrides)),
    };
    const fields = { ...releaseFields, ...overrideFields };
    const steps = change({ address, object }, { spec }, fields);
    return {
      steps: [...cells.steps, ...steps],
      refs: [refTo(address.name), ...cells.refs],
    };
  }
  const name = freeName(place, context);
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
        ...newOverrides(overrides),
      },
    },
    { 'spec.environment': path, ...releaseFields, ...overrideFields },
  );
  return {
    steps: [...cells.steps, ...steps],
    refs: [refTo(name), ...cells.refs],
  };
}

/** Why a component cannot have one binding to an environment. */
function placeIssue(
  place: Place,
  { lookup }: NeedContext,
): IntentIssue | undefined {
  const { component, environment, path } = place;
  if (`${component.name}-${environment.name}`.length > LABEL_LIMIT) {
    return issueAt(
      path,
      `"${component.name}" cannot run in "${environment.name}": OpenChoreo makes one label of both names, which is too long`,
      `Together they may have ${
        LABEL_LIMIT - 1
      } characters: shorten one of them`,
    );
  }
  const bindings = bindingsAt(place, lookup);
  return bindings.length > 1
    ? issueAt(
        path,
        `"${component.name}" is bound to "${environment.name}" ${bindings.length} times: ` +
          `${bindings.map(({ metadata }) => metadata.name).join(', ')}`,
        'Delete all but one of these ReleaseBindings',
      )
    : undefined;
}

/** What may be set of a component along with putting a release into an environment. */
export function overridesOfPlace(
  place: Omit<Place, 'path' | 'overrides'>,
  release: string | undefined,
  context: PlanInput,
): OverrideOptions {
  const { component } = place;
  const [address] = bindingNeeds(place, context);
  const object = address && context.live(address);
  const schedule = deployedSchedule(component, context.lookup);
  const read = readBinding(
    address?.name ?? '',
    object ?? { spec: environmentConfigsOf(schedule) },
  );
  const configs = configsOf(component, release, context);
  return read.state === 'odd'
    ? { ...overrideOptions({}, configs), why: `${read.issue.message}.` }
    : overrideOptions(read.spec, configs);
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
