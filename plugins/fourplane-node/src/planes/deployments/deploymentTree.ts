// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeployedRef,
  Deployment,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { KubeError } from '../../kube/KubeError';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { withoutSecrets } from '../../kube/withoutSecrets';
import { Deployments, PlacedObject } from '../Deployments';
import { problemOf } from './deploymentLog';
import { isMissing, runtimeTreeOf, TreeNode } from './tree';
import { TreeReader } from './TreeReader';
import type { FoundDeployment } from './WatchedDeployments';

/** Whose objects are looked at. */
export interface TreeQuery {
  readonly deployment: DeployedRef;
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
    : runtimeTreeOf(await treeReader(query, found, signal).read());
}

/** See `Deployments.objects`. */
export async function placedObjects(
  query: TreeQuery,
  signal: AbortSignal,
): ReturnType<Deployments['objects']> {
  const { found } = query;
  if (found.state === 'none' || found.plane.state === 'none') {
    return { objects: [], problems: [problemOf(found)] };
  }
  const { nodes, problems } = await treeReader(
    query,
    found,
    signal,
  ).readPlaced();
  return { objects: nodes.map(placedObject), problems };
}

function placedObject(node: TreeNode): PlacedObject {
  const { group, kind, namespace, name, resource, object } = node;
  const which = { group, kind, ...(namespace && { namespace }), name };
  if (resource && object) {
    return { ...which, state: 'present', object: shown(object, resource) };
  }
  return { ...which, state: isMissing(node) ? 'missing' : 'unread' };
}

/** Lists leave out what each of their items is. */
function shown(
  object: KubeObject,
  { group, version, kind }: KubeResource,
): KubeObject {
  const apiVersion = group ? `${group}/${version}` : version;
  return withoutSecrets({ ...object, apiVersion, kind });
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
  const nodes = await treeReader(query, found, signal).readObjects();
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
  return shown(node.object, node.resource);
}

function treeReader(
  { reported }: TreeQuery,
  found: FoundDeployment & { state: 'found' },
  signal: AbortSignal,
): TreeReader {
  const { workloads, plane } = found;
  if (plane.state === 'none') {
    throw new KubeError({ failure: 'configuration', problem: plane.problem });
  }
  const { api } = plane.watch;
  return TreeReader.create({ api, workloads, reported, signal });
}
