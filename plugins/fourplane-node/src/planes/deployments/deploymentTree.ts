// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  RefOf,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { KubeError } from '../../kube/KubeError';
import { KubeObject } from '../../kube/KubeObject';
import { withoutSecrets } from '../../kube/withoutSecrets';
import { problemOf } from './deploymentLog';
import { runtimeTreeOf, Tree } from './tree';
import { TreeReader } from './TreeReader';
import type { FoundDeployment } from './WatchedDeployments';

/** Whose objects are looked at. */
export interface TreeQuery {
  readonly deployment: RefOf<'deployment'>;
  readonly found: FoundDeployment;
  /** What the control plane says that it put on the data plane. */
  readonly reported: Deployment['objects'];
}

/** See `Deployments.tree`. */
export async function deploymentTree(
  query: TreeQuery,
  signal: AbortSignal,
): Promise<RuntimeTree> {
  const { found } = query;
  return found.state === 'none' || found.plane.state === 'none'
    ? { objects: [], problems: [problemOf(found)] }
    : runtimeTreeOf(await readTree(query, found, signal));
}

/** See `Deployments.manifest`: the id only chooses among the deployment's own objects. */
export async function objectManifest(
  query: TreeQuery,
  id: string,
  signal: AbortSignal,
): Promise<KubeObject> {
  const { found, deployment } = query;
  if (found.state === 'none' || found.plane.state === 'none') {
    throw new KubeError({
      failure: 'configuration',
      problem: problemOf(found),
    });
  }
  const { nodes } = await readTree(query, found, signal);
  const node = nodes.find(each => each.id === id);
  const { api } = found.plane.watch;
  if (!node?.resource || !node.object) {
    throw new KubeError({
      failure: 'notFound',
      problem: {
        what: `Deployment ${deployment.name} has no such object on its data plane that could be read`,
        where: api.server,
        mend: 'It may have been replaced: look at its objects again',
      },
    });
  }
  const { group, version, kind } = node.resource;
  const apiVersion = group ? `${group}/${version}` : version;
  // Lists leave out what each of their items is.
  return withoutSecrets({ ...node.object, apiVersion, kind });
}

function readTree(
  { deployment, reported }: TreeQuery,
  found: FoundDeployment & { state: 'found' },
  signal: AbortSignal,
): Promise<Tree> {
  const { workloads, plane } = found;
  const { tenant = '' } = deployment;
  if (plane.state === 'none') {
    throw new KubeError({ failure: 'configuration', problem: plane.problem });
  }
  const { api } = plane.watch;
  return TreeReader.create({
    api,
    tenant,
    workloads,
    reported,
    signal,
  }).read();
}
