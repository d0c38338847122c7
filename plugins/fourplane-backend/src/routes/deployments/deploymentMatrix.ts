// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError } from '@backstage/errors';
import {
  componentReadPermission,
  Deployed,
  deployedKinds,
  deployedThing,
  DeploymentCell,
  DeploymentMatrix,
  isSameRef,
  ModelRef,
  Placed,
  refKey,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  Model,
  RefScope,
} from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from '../entityRefIn';
import { Caller } from '../../serving/Caller';
import { BuildServices } from '../builds/BuildServices';
import { pipelineOf } from '../pipelineOf';
import { partition, readAll } from '../readings';
import { readObject } from '../readObject';
import { deploymentHealth } from './deploymentHealth';
import { deploymentsIn } from './deploymentsIn';
import { driftOf } from './driftOf';
import { releaseOf } from './releaseSummaries';
import { runtimeOf } from './runtimeOf';
import { shownEnvironments } from './shownEnvironments';
import { projectRefOf, Thing, thingOf, typeOf } from './thing';
import { deploymentBefore, partsOf } from './thingDeployments';
import {
  UnreadableDeployment,
  unreadableDeployments,
} from './unreadableDeployments';

/** Names of something within a tenant, as its route carries them. */
export interface TenantParams {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly name: string;
}

/**
 * What of a project the caller may read, and where it runs: its own infrastructure where the generation releases such, its
 * components, its managed resources. What of the others there is, and in which environments, is not told. Rejects as
 * `readObject` does.
 */
export async function getProjectDeployments(
  services: BuildServices,
  params: TenantParams,
  caller: Caller,
): Promise<DeploymentMatrix> {
  const { controlPlanes } = services;
  const { object: project, model } = readObject(controlPlanes, {
    kind: 'project',
    ...params,
  });
  const controlPlane = controlPlanes.get(params.controlPlane)!;
  const scope = { tenant: params.tenant, project: params.name };
  const { capabilities } = controlPlane.status();
  const refs: ModelRef[] = [
    ...(capabilities.includes('projectReleases') ? [project.ref] : []),
    ...model.refs('component', scope),
    ...model.refs('resource', scope),
  ];
  const allowed = await caller.filter(componentReadPermission, refs);
  const things = readThings(model, allowed);
  const rows = await Promise.all(
    things.present.map(one => rowOf(one, controlPlane, services)),
  );
  const seesAll = allowed.length === refs.length;
  return {
    environments: shownEnvironments(
      model,
      pipelineOf(model, project.ref),
      rows.flatMap(({ cells }) => cells.map(({ ref }) => ref)),
    ),
    rows: sorted(rows),
    ...said([
      ...things.unreadable,
      ...unreadableOf(unreadableDeployments(model, scope), allowed, seesAll),
    ]),
  };
}

/**
 * What of what the caller may read runs in an environment, whoever's it is; of the rest nothing is told, not even how much
 * there is. A `NotAllowedError` where the caller may read neither the environment nor anything that runs in it, whether
 * or not it exists; otherwise it rejects as `readObject` does.
 */
export async function getEnvironmentDeployments(
  services: BuildServices,
  params: TenantParams,
  caller: Caller,
): Promise<DeploymentMatrix> {
  const { controlPlanes } = services;
  const asked = { kind: 'environment', ...params } as const;
  const controlPlane = controlPlanes.get(params.controlPlane);
  const scope = { tenant: params.tenant };
  const here = new Map(
    deployedIn(scope, controlPlane?.model)
      .filter(one => isSameRef(one.environment, asked))
      .map(deployedThing)
      .map(thing => [refKey(thing), thing]),
  );
  const lost = controlPlane
    ? unreadableDeployments(controlPlane.model, scope)
    : [];
  const readable = await caller.filter(componentReadPermission, [
    asked,
    ...here.values(),
    ...lost.flatMap(({ thing }) => thing ?? []),
  ]);
  const allowed = new Set(readable.map(refKey));
  const things = [...here.values()].filter(ref => allowed.has(refKey(ref)));
  const isAsked = (ref: ModelRef) => isSameRef(ref, asked);
  if (!controlPlane || !(things.length > 0 || readable.some(isAsked))) {
    throw new NotAllowedError(
      `This needs the permission ${componentReadPermission.name} on the environment ${params.name}, or on something that runs there`,
    );
  }
  const { object: environment, model } = readObject(controlPlanes, asked);
  const { present, unreadable } = readThings(model, things);
  const rows = await Promise.all(
    present.map(one => rowOf(one, controlPlane, services)),
  );
  return {
    environments: shownEnvironments(model, undefined, [environment.ref]),
    rows: sorted(
      rows.map(row => ({
        ...row,
        cells: row.cells.filter(({ ref }) => isAsked(ref)),
      })),
    ),
    // Where one that cannot be read would run is not known: it may be here.
    ...said([...unreadable, ...unreadableOf(lost, readable, false)]),
  };
}

function readThings(model: Model, refs: readonly ModelRef[]) {
  return partition(refs.flatMap(ref => thingOf(ref, model) ?? []));
}

/** Everything that is in the environments of a tenant, whatever it is of. */
function deployedIn(scope: RefScope, model: Model | undefined): Deployed[] {
  return model
    ? deployedKinds.flatMap(kind => readAll(model, kind, scope).present)
    : [];
}

/** Those of things the caller may read; whose is not known is for those who see all of them. */
function unreadableOf(
  deployments: readonly UnreadableDeployment[],
  allowed: readonly ModelRef[],
  seesAll: boolean,
): Unreadable[] {
  const keys = new Set(allowed.map(refKey));
  return deployments
    .filter(({ thing }) => (thing ? keys.has(refKey(thing)) : seesAll))
    .map(({ unreadable }) => unreadable);
}

type Row = DeploymentMatrix['rows'][number];

async function rowOf(
  thing: Thing,
  controlPlane: ControlPlane,
  services: BuildServices,
): Promise<Row> {
  const { deployments, releases } = await partsOf(
    thing,
    controlPlane,
    services,
  );
  const pipeline = pipelineOf(controlPlane.model, projectRefOf(thing));
  const environments = new Map(
    deployments.map(({ environment }) => [refKey(environment), environment]),
  );
  const cells = [...environments.values()].flatMap(
    (environment): DeploymentCell[] => {
      const [deployment] = deploymentsIn(environment, deployments);
      const drift = driftOf(
        deployment,
        deploymentBefore(environment, pipeline, deployments),
        releases,
      );
      return [
        {
          ...cellOf(deployment, controlPlane),
          release: releaseOf(deployment, releases),
          drift,
        },
      ];
    },
  );
  return {
    thing: { ref: thing.ref, title: thing.title, type: typeOf(thing) },
    entityRef: entityRefIn(controlPlane, thing.ref),
    cells,
  };
}

function cellOf(
  deployment: Placed,
  controlPlane: ControlPlane,
): DeploymentCell {
  const runtime = runtimeOf(deployment.ref, controlPlane);
  return {
    ref: deployment.environment,
    deployment: deployment.ref,
    desired: deployment.desired,
    health: deploymentHealth(deployment, runtime, Date.now()),
    since: deployment.changedAt,
    by: deployment.changedBy,
    replicas: runtime?.replicas ?? deployment.replicas,
    image: deployment.image,
    urls: deployment.urls,
  };
}

/** The infrastructure that all else stands on first, then what is built, then what that uses; each by what it is called. */
const order = ['project', 'component', 'resource'];

function sorted(rows: readonly Row[]): Row[] {
  const wordOf = ({ thing: { title, ref } }: Row) => title ?? ref.name;
  const placeOf = ({ thing: { ref } }: Row) => order.indexOf(ref.kind);
  return [...rows].sort(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      wordOf(one).localeCompare(wordOf(other)) ||
      refKey(one.thing.ref).localeCompare(refKey(other.thing.ref)),
  );
}

function said(unreadable: Unreadable[]): Pick<DeploymentMatrix, 'unreadable'> {
  return unreadable.length > 0 ? { unreadable } : {};
}
