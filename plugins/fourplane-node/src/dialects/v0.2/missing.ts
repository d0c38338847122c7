// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { ChoreoKind } from './choreoKind';
import { counted, exists } from './counted';
import { BuildContent } from './kinds/build';
import { componentKind } from './kinds/component';
import { dataPlaneKind } from './kinds/dataPlane';
import { DeploymentContent } from './kinds/deployment';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { deploymentTrackKind } from './kinds/deploymentTrack';
import { environmentKind } from './kinds/environment';
import { projectKind } from './kinds/project';
import { label } from './labels';

interface Child {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly track?: string;
}

/** What OpenChoreo looks for before it deploys, and does not find. It says so in an event only, and waits. */
export function missingForDeployment(
  deployment: DeploymentContent,
  lookup: Lookup,
): string[] {
  const { tenant, environment } = deployment;
  const found = counted(
    environmentKind,
    { tenant, name: environment },
    lookup,
  )?.content;
  return [
    ...missingOwners(deployment, lookup),
    ...absent(environmentKind, 'environment', tenant, environment, lookup),
    ...(found
      ? absent(dataPlaneKind, 'data plane', tenant, found.dataPlane, lookup)
      : []),
    ...(deployment.artifact ? [] : ['a deployable artifact']),
  ];
}

/** What OpenChoreo looks for before it builds, and does not find. It says so in an event only, and waits. */
export function missingForBuild(build: BuildContent, lookup: Lookup): string[] {
  const { tenant } = build;
  const project = counted(
    projectKind,
    { tenant, name: build.project },
    lookup,
  )?.content;
  return [
    ...missingOwners(build, lookup),
    ...(project
      ? absent(
          deploymentPipelineKind,
          'pipeline',
          tenant,
          project.pipeline,
          lookup,
        )
      : []),
  ];
}

/** A sentence of what is missing; `undefined` where nothing is. */
export function waitingFor(missing: readonly string[]): string | undefined {
  return missing.length > 0 ? `Waiting for ${missing.join(', ')}.` : undefined;
}

function missingOwners(
  { tenant, project, component, track }: Child,
  lookup: Lookup,
): string[] {
  return [
    ...absent(projectKind, 'project', tenant, project, lookup),
    ...(exists(componentKind, { tenant, project, name: component }, lookup)
      ? []
      : [`component ${component}`]),
    ...missingTrack({ tenant, project, component, track }, lookup),
  ];
}

function missingTrack({ track, ...owners }: Child, lookup: Lookup): string[] {
  if (track === undefined) {
    return [`the label ${label.track}`];
  }
  return exists(deploymentTrackKind, { ...owners, name: track }, lookup)
    ? []
    : [`deployment track ${track}`];
}

function absent<T>(
  kind: ChoreoKind<T>,
  word: string,
  tenant: string,
  name: string | undefined,
  lookup: Lookup,
): string[] {
  if (name === undefined) {
    return [`a ${word}`];
  }
  return exists(kind, { tenant, name }, lookup) ? [] : [`${word} ${name}`];
}
