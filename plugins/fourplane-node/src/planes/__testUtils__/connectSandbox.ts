// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { RefOf } from '@fourplane/plugin-fourplane-common';
import { Sandbox } from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { PlanesOptions } from '../../controlPlane/ConnectedPlanes';
import { chooseDialect } from '../../dialects/chooseDialect';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { KubeApi } from '../../kube/KubeApi';
import { ServerConnection } from '../../kube/ServerConnection';
import { readPlanes } from '../planeConfig';
import { PlaneHosts } from '../planeHosts';

/** A whole demo comes to run meanwhile, on machines that do much else, too. */
const PATIENCE_MS = 90_000;

/** The sandbox's API server, as its administrator. */
export function apiOf({ url: server, token, caPem }: Sandbox): KubeApi {
  const caData = Buffer.from(caPem).toString('base64');
  return HttpKubeApi.create({
    connection: ServerConnection.create({ server, token, caData }),
  });
}

/** A control plane on a sandbox that is its data plane, too; to be started. */
export function controlPlaneOn(
  sandbox: Sandbox,
  sources: Partial<PlanesOptions>,
): ClusterControlPlane {
  return ClusterControlPlane.create({
    name: 'default',
    planes: {
      config: readPlanes('colocated', 'planes'),
      hosts: PlaneHosts.none,
      archiveOf: () => undefined,
      ...sources,
    },
    connect: async () => apiOf(sandbox),
    chooseDialect,
    logger: mockServices.logger.mock(),
  });
}

/** Resolves with the deployments all of whose pods run, and the pods' names, as soon as there are so many. */
export async function runningPods(
  { model, deployments }: ClusterControlPlane,
  least: number,
): Promise<Map<RefOf<'deployment'>, string[]>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const undo: (() => void)[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const look = () => {
        const running = model.refs('deployment').flatMap(ref => {
          const { state, health, pods, replicas } = deployments.runtime(ref);
          const isWhole = pods.length > 0 && pods.length === replicas?.wanted;
          return state === 'live' && health?.state === 'ready' && isWhole
            ? [[ref, pods.map(({ name }) => name).sort()] as const]
            : [];
        });
        if (running.length >= least) {
          resolve(new Map(running));
        }
      };
      undo.push(deployments.changes(look));
      signal.addEventListener('abort', () =>
        reject(new Error(`no ${least} deployments came to run`)),
      );
      look();
    });
  } finally {
    undo.forEach(each => each());
  }
}
