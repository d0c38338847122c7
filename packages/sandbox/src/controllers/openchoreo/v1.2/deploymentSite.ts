// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster, Kind } from '../../runtime';
import * as kinds from './kinds';
import { dataPlaneOf } from './lookups';
import { DataPlaneSpec, EnvironmentSpec, PlaneStatus } from './objects';
import { notFound, Refusal, refused } from './refusal';

/** Where a binding deploys, and for whom. */
export interface DeploymentSite {
  outcome: 'found';
  environment: KubeObject<EnvironmentSpec>;
  dataPlane: KubeObject<DataPlaneSpec, PlaneStatus>;
  /** The component, resource or project the binding belongs to. */
  owner: KubeObject;
  project: KubeObject;
}

interface SiteNames {
  namespace: string;
  environment: string;
  owner: { kind: Kind; name: string };
  project: string;
}

/** Looks up what any binding needs beside its release; the first that is missing, in OpenChoreo's order, is the refusal. */
export function deploymentSite(
  cluster: Cluster,
  names: SiteNames,
): DeploymentSite | Refusal {
  const { namespace } = names;
  const environment = cluster.get(
    kinds.environmentKind,
    namespace,
    names.environment,
  );
  if (!environment) return notFound('Environment', names.environment);
  const dataPlane = dataPlaneOf(cluster, environment);
  if (!dataPlane) {
    return refused(
      'DataPlaneNotFound',
      `DataPlane not found for environment "${names.environment}"`,
    );
  }
  const { kind, name } = names.owner;
  const owner = cluster.get(kind, namespace, name);
  if (!owner) return notFound(kind.kind, name);
  const project = cluster.get(kinds.projectKind, namespace, names.project);
  if (!project) return notFound('Project', names.project);
  return { outcome: 'found', environment, dataPlane, owner, project };
}
