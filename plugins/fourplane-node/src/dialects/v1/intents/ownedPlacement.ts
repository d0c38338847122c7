// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
  Overrides,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { ObjectAddress, Plan } from '../../Dialect';
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
import {
  ownedConfigs,
  ownedFields,
  ownedIssues,
  ownedMissing,
  ownedPatch,
} from './ownedOverrides';

/** A managed resource, or a project for its own infrastructure, in an environment. */
interface OwnedPlace {
  readonly kinds: OwnedKinds;
  readonly thing: ModelRef;
  readonly environment: ModelRef;
  /** The intent's field that names the environment. */
  readonly path: string;
  readonly overrides?: Overrides;
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
  { component, environment, release, overrides }: IntentOf<'deploy'>,
  context: PlanInput,
): Plan {
  if (release && release.kind !== kinds.released) {
    return refused(wrongRelease('release', component));
  }
  const name = release?.name ?? kinds.newest(component, context.lookup);
  const place = {
    kinds,
    thing: component,
    environment,
    path: 'environment',
    overrides,
  };
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
  { component, from, to, overrides }: IntentOf<'promote'>,
  context: PlanInput,
): Plan {
  const [source] = kinds.bindingsAt(component, from.name, context.lookup);
  const release = source?.content?.release;
  const place = {
    kinds,
    thing: component,
    environment: to,
    path: 'to',
    overrides,
  };
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
  const { kinds, thing, environment, path, overrides } = place;
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
          overrides,
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
  readonly overrides?: Overrides;
}

function changed(
  { kinds, live, ref, path, overrides }: OwnedBinding,
  release: string,
  context: PlanInput,
): Plan {
  const { fields } = kinds;
  const before = valueAt(live.object, `spec.${fields.release}`);
  const issues = against(
    { kinds, tenant: ref.tenant, path, overrides, binding: live.object },
    release,
    context,
  );
  const spec = {
    ...(before !== release && { [fields.release]: release }),
    ...ownedPatch(kinds, live.object, overrides),
  };
  return issues.length > 0
    ? refused(...issues)
    : planned(
        change(
          live,
          { spec },
          { [`spec.${fields.release}`]: 'release', ...ownedFields(kinds) },
        ),
        [ref],
      );
}

function created(place: OwnedPlace, release: string, context: PlanInput): Plan {
  const { kinds, thing, environment, path, overrides } = place;
  const { controlPlane, tenant = '', project = '' } = thing;
  const issues = against({ kinds, tenant, path, overrides }, release, context);
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
        ...ownedPatch(kinds, undefined, overrides),
      },
    },
    {
      'spec.environment': path,
      [`spec.${kinds.fields.release}`]: 'release',
      ...ownedFields(kinds),
    },
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

/** What is wrong with overrides, and what of a release is still to be set. */
function against(
  place: Pick<OwnedPlace, 'kinds' | 'path' | 'overrides'> & {
    readonly tenant: string | undefined;
    readonly binding?: KubeObject;
  },
  release: string,
  context: PlanInput,
): IntentIssue[] {
  const { kinds, tenant, overrides } = place;
  const takes = ownedConfigs(kinds, tenant, release, context);
  return [
    ...(overrides ? ownedIssues(kinds, overrides, takes) : []),
    ...ownedMissing(kinds, place, takes),
  ];
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
