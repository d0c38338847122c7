// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError } from '@backstage/errors';
import {
  Component,
  componentReadPermission,
  Deployment,
  DeploymentCell,
  DeploymentMatrix,
  entityRefOf,
  isSameRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { partition, readAll } from '../readings';
import { readObject } from '../readObject';
import {
  deploymentBefore,
  deploymentsIn,
  partsOf,
  runtimeOf,
} from './componentDeployments';
import { deploymentHealth } from './deploymentHealth';
import { driftOf } from './driftOf';
import { releaseOf } from './releaseSummaries';
import { pipelineOf, shownEnvironments } from './shownEnvironments';

/** Names of something within a tenant, as its route carries them. */
export interface TenantParams {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly name: string;
}

/** The components of a project and where they run. Rejects as `readObject` does. */
export function getProjectDeployments(
  controlPlanes: ControlPlanes,
  params: TenantParams,
): DeploymentMatrix {
  const { object: project, model } = readObject(controlPlanes, {
    kind: 'project',
    ...params,
  });
  const controlPlane = controlPlanes.get(params.controlPlane)!;
  const scope = { tenant: params.tenant, project: params.name };
  const components = readAll(model, 'component', scope);
  const rows = components.present.map(component =>
    rowOf(component, controlPlane),
  );
  const deployments = readAll(model, 'deployment', scope);
  return {
    environments: shownEnvironments(
      model,
      pipelineOf(model, project.ref),
      rows.flatMap(({ cells }) => cells.map(({ ref }) => ref)),
    ),
    rows: sorted(rows),
    ...said([...components.unreadable, ...deployments.unreadable]),
  };
}

/**
 * What runs in an environment, whoever's it is. A `NotAllowedError` where the caller may read neither the environment nor
 * anything that runs in it, whether or not it exists; otherwise it rejects as `readObject` does.
 */
export async function getEnvironmentDeployments(
  controlPlanes: ControlPlanes,
  params: TenantParams,
  caller: Caller,
): Promise<DeploymentMatrix> {
  const asked = { kind: 'environment', ...params } as const;
  const controlPlane = controlPlanes.get(params.controlPlane);
  const refs = new Map(
    controlPlane &&
      readAll(controlPlane.model, 'deployment', { tenant: params.tenant })
        .present.filter(one => isSameRef(one.environment, asked))
        .map(({ component }) => [refKey(component), component]),
  );
  const readable = await caller.filter(componentReadPermission, [
    asked,
    ...refs.values(),
  ]);
  if (!controlPlane || readable.length === 0) {
    throw new NotAllowedError(
      `This needs the permission ${componentReadPermission.name} on the environment ${params.name}, or on something that runs there`,
    );
  }
  const { object: environment, model } = readObject(controlPlanes, asked);
  const components = partition(
    [...refs.values()].map(ref => model.read({ ...ref, kind: 'component' })),
  );
  const rows = components.present
    .map(component => rowOf(component, controlPlane))
    .map(row => ({
      ...row,
      cells: row.cells.filter(({ ref }) => isSameRef(ref, environment.ref)),
    }));
  return {
    environments: shownEnvironments(model, undefined, [environment.ref]),
    // What cannot be read says nothing of whose it is, so it is not for everybody who sees one of the rows.
    rows: sorted(rows),
  };
}

type Row = DeploymentMatrix['rows'][number];

function rowOf(component: Component, controlPlane: ControlPlane): Row {
  const { deployments, releases } = partsOf(component, controlPlane, {
    builds: false,
  });
  const pipeline = pipelineOf(controlPlane.model, component.project);
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
    component: {
      ref: component.ref,
      title: component.title,
      type: component.type,
    },
    entityRef: entityRefOf(component.ref),
    cells,
  };
}

function cellOf(
  deployment: Deployment,
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

function sorted(rows: readonly Row[]): Row[] {
  const wordOf = ({ component: { title, ref } }: Row) => title ?? ref.name;
  return [...rows].sort(
    (one, other) =>
      wordOf(one).localeCompare(wordOf(other)) ||
      refKey(one.component.ref).localeCompare(refKey(other.component.ref)),
  );
}

function said(
  unreadable: NonNullable<DeploymentMatrix['unreadable']>,
): Pick<DeploymentMatrix, 'unreadable'> {
  return unreadable.length > 0 ? { unreadable } : {};
}
