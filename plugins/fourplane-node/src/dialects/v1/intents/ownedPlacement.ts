// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject } from '../../../kube/KubeObject';
import { ObjectAddress, Plan } from '../../Dialect';
import { resolveSchema } from '../../reading/resolveSchema';
import {
  addressOf,
  change,
  creation,
  gone,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import { missingCells } from './cells';
import { OwnedKinds } from './ownedKinds';
import { notSet, missingOf } from './releaseConfigs';

/** A managed resource, or a project for its own infrastructure, in an environment. */
interface OwnedPlace {
  readonly kinds: OwnedKinds;
  readonly thing: ModelRef;
  readonly environment: ModelRef;
  /** The intent's field that names the environment. */
  readonly path: string;
}

type Needs = readonly (ObjectAddress | undefined)[];

/** What {@link deployOwned} must see as stored. */
export function deployOwnedNeeds(
  kinds: OwnedKinds,
  { component, environment, release }: IntentOf<'deploy'>,
  context: NeedContext,
): Needs {
  const name = release?.name ?? kinds.newest(component, context.lookup);
  return placeNeeds(kinds, component, environment, name, context);
}

/** Puts a release, by default the newest, into an environment. */
export function deployOwned(
  kinds: OwnedKinds,
  { component, environment, release }: IntentOf<'deploy'>,
  context: PlanInput,
): Plan {
  if (release && release.kind !== kinds.released) {
    return refused(wrongRelease('release', component));
  }
  const name = release?.name ?? kinds.newest(component, context.lookup);
  const place = { kinds, thing: component, environment, path: 'environment' };
  return name === undefined
    ? refused(
        issueAt(
          'component',
          `"${component.name}" has no release yet`,
          'Wait until OpenChoreo has made one of it',
        ),
      )
    : placed(place, name, context);
}

/** What {@link promoteOwned} must see as stored. */
export function promoteOwnedNeeds(
  kinds: OwnedKinds,
  { component, from, to }: IntentOf<'promote'>,
  context: NeedContext,
): Needs {
  const [source] = kinds.bindingsAt(component, from.name, context.lookup);
  return placeNeeds(kinds, component, to, source?.content?.release, context);
}

/** Puts the release of one environment into another; what is particular to an environment stays there. */
export function promoteOwned(
  kinds: OwnedKinds,
  { component, from, to }: IntentOf<'promote'>,
  context: PlanInput,
): Plan {
  const [source] = kinds.bindingsAt(component, from.name, context.lookup);
  const release = source?.content?.release;
  const place = { kinds, thing: component, environment: to, path: 'to' };
  return release === undefined
    ? refused(
        issueAt(
          'from',
          `"${component.name}" has no release in "${from.name}"`,
          `Deploy it to "${from.name}" first`,
        ),
      )
    : placed(place, release, context);
}

/** What {@link rollbackOwned} must see as stored. */
export function rollbackOwnedNeeds(
  kinds: OwnedKinds,
  { deployment, to }: IntentOf<'rollback'>,
  context: NeedContext,
): Needs {
  const { tenant } = deployment;
  return [
    addressOf(context, kinds.binding, tenant, deployment.name),
    addressOf(context, kinds.release, tenant, to.name),
  ];
}

/** Puts an earlier release back into an environment. */
export function rollbackOwned(
  kinds: OwnedKinds,
  { deployment, to }: IntentOf<'rollback'>,
  context: PlanInput,
): Plan {
  const { tenant, name } = deployment;
  if (to.kind !== kinds.released) {
    return refused(wrongRelease('to', deployment));
  }
  const live = liveObject(context, kinds.binding, tenant, name);
  return live
    ? changed({ kinds, live, ref: deployment, path: 'to' }, to.name, context)
    : gone('deployment', name);
}

function placeNeeds(
  kinds: OwnedKinds,
  thing: ModelRef,
  environment: ModelRef,
  release: string | undefined,
  context: NeedContext,
): Needs {
  return [
    ...kinds
      .bindingsAt(thing, environment.name, context.lookup)
      .map(({ metadata }) =>
        addressOf(context, kinds.binding, metadata.namespace, metadata.name),
      ),
    ...(release === undefined
      ? []
      : [addressOf(context, kinds.release, thing.tenant, release)]),
  ];
}

function placed(place: OwnedPlace, release: string, context: PlanInput): Plan {
  const { kinds, thing, environment, path } = place;
  const { tenant } = thing;
  const bindings = kinds.bindingsAt(thing, environment.name, context.lookup);
  if (bindings.length > 1) {
    const names = bindings.map(({ metadata }) => metadata.name).join(', ');
    return refused(
      issueAt(
        path,
        `"${thing.name}" is bound to "${environment.name}" ${bindings.length} times: ${names}`,
        `Delete all but one of these ${kinds.binding}s`,
      ),
    );
  }
  const [binding] = bindings;
  const live =
    binding &&
    liveObject(context, kinds.binding, tenant, binding.metadata.name);
  return live
    ? changed(
        {
          kinds,
          live,
          ref: deployedRef(kinds, thing, live.address.name),
          path,
        },
        release,
        context,
      )
    : created(place, release, context);
}

/** A binding in an environment, as stored. */
interface OwnedBinding {
  readonly kinds: OwnedKinds;
  readonly live: NonNullable<ReturnType<typeof liveObject>>;
  readonly ref: ModelRef;
  readonly path: string;
}

function changed(
  { kinds, live, ref, path }: OwnedBinding,
  release: string,
  context: PlanInput,
): Plan {
  const { fields } = kinds;
  const before = valueAt(live.object, `spec.${fields.release}`);
  const configs = valueAt(live.object, `spec.${fields.configs}`);
  const issues = missing(kinds, ref.tenant, release, configs, path, context);
  const spec = before === release ? {} : { [fields.release]: release };
  return issues.length > 0
    ? refused(...issues)
    : planned(
        change(live, { spec }, { [`spec.${fields.release}`]: 'release' }),
        [ref],
      );
}

function created(place: OwnedPlace, release: string, context: PlanInput): Plan {
  const { kinds, thing, environment, path } = place;
  const { controlPlane, tenant = '', project = '' } = thing;
  const issues = missing(kinds, tenant, release, {}, path, context);
  if (issues.length > 0) {
    return refused(...issues);
  }
  const cells =
    thing.kind === 'resource'
      ? missingCells(
          { controlPlane, kind: 'project', tenant, name: project },
          [environment.name],
          context,
        )
      : { steps: [], refs: [] };
  const name = freeName(place, context);
  const steps = creation(
    context,
    kinds.binding,
    {
      metadata: { name, namespace: tenant },
      spec: {
        owner: kinds.ownerOf(thing),
        environment: environment.name,
        [kinds.fields.release]: release,
      },
    },
    { 'spec.environment': path, [`spec.${kinds.fields.release}`]: 'release' },
  );
  return planned(
    [...cells.steps, ...steps],
    [deployedRef(kinds, thing, name), ...cells.refs],
  );
}

/** By convention thing and environment; two pairs may come to the same name. */
function freeName(
  { kinds, thing, environment }: OwnedPlace,
  { lookup, suffix }: PlanInput,
): string {
  const usual = `${thing.name}-${environment.name}`;
  return lookup.get(kinds.binding, thing.tenant, usual)
    ? `${usual}-${suffix}`
    : usual;
}

function deployedRef(
  { deployed }: OwnedKinds,
  { controlPlane, kind, tenant, project, name: own }: ModelRef,
  name: string,
): ModelRef {
  return {
    controlPlane,
    kind: deployed,
    ...(tenant && { tenant }),
    project: kind === 'project' ? own : project,
    name,
  };
}

/** What the environment must set of a release and does not; nothing where the release cannot be understood. */
function missing(
  kinds: OwnedKinds,
  tenant: string | undefined,
  release: string,
  configs: unknown,
  path: string,
  context: PlanInput,
): IntentIssue[] {
  const live = liveObject(context, kinds.release, tenant, release);
  const declared = declaredBy(live?.object, kinds);
  const resolved = declared === undefined ? undefined : resolveSchema(declared);
  const set = z.record(z.string(), z.unknown()).safeParse(configs ?? {}).data;
  return resolved?.state === 'resolved'
    ? missingOf(resolved.schema, set).map(field => notSet(`"${field}"`, path))
    : [];
}

function declaredBy(
  release: KubeObject | undefined,
  { type }: OwnedKinds,
): unknown {
  return (
    release &&
    valueAt(release, `spec.${type}.spec.environmentConfigs.openAPIV3Schema`)
  );
}

function wrongRelease(path: string, { name, kind }: ModelRef): IntentIssue {
  return issueAt(
    path,
    `"${name}" is no component, whose releases and builds are of another kind`,
    kind.startsWith('resource')
      ? 'Choose a release of the managed resource'
      : 'Choose a release of the project',
  );
}
