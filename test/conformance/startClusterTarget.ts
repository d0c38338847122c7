// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChoreoV12Crds } from '@fourplane/sandbox/crds';
import { startCluster } from '../cluster';
import { clusterFolder } from '../cluster/cacheFolders';
import { requireBuilt, wantedPrograms } from '../cluster/run/builtPrograms';
import type { Target } from './Target';

/** What the sandbox does by itself; any more would write into what is compared. */
const controllers = ['namespace-controller', 'garbage-collector-controller'];

/**
 * A real API server with the sandbox's CRDs and the two controllers that end deletions.
 * Rejects with a ClusterError when its programs are not built.
 */
export async function startClusterTarget(
  logger: (line: string) => void,
): Promise<Target> {
  const wanted = {
    generation: 'v1.2',
    controllers: true,
    argo: false,
  } as const;
  const built = requireBuilt(
    clusterFolder(),
    wantedPrograms(wanted).filter(
      ({ module }) => !module.includes('openchoreo'),
    ),
  );
  const folder = mkdtempSync(join(tmpdir(), 'fourplane-conformance-'));
  writeFileSync(
    join(folder, 'crds.yaml'),
    openChoreoV12Crds()
      .map(crd => JSON.stringify(crd))
      .join('\n---\n'),
  );
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const cluster = await startCluster({
    controllers: false,
    crdsDir: folder,
    logger,
  }).catch(error => {
    removeFolder();
    throw error;
  });
  const manager = startControllerManager(
    built.get('kube-controller-manager')?.path ?? '',
    cluster.kubeconfigPath,
    join(folder, 'controllers.log'),
  );
  return {
    name: 'cluster',
    programs: [
      ...['etcd', 'kube-apiserver', 'kube-controller-manager'].map(
        name =>
          `${name} ${
            [...built.values()].find(({ program }) => program.name === name)
              ?.program.version
          }`,
      ),
      ...controllers,
    ],
    url: cluster.url,
    caPem: cluster.caPem,
    tokens: cluster.tokens,
    async stop() {
      await manager.stop();
      await cluster.stop();
      removeFolder();
    },
  };
}

// ends its program when its input ends, and so with us, however we end
const leash = '"$@" & cat > /dev/null; kill $!; wait $!';

function startControllerManager(
  path: string,
  kubeconfig: string,
  logFile: string,
) {
  const log = openSync(logFile, 'w');
  const child = spawn(
    'sh',
    [
      '-c',
      leash,
      'sh',
      path,
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      '--secure-port=0',
      `--controllers=${controllers.join(',')}`,
    ],
    { stdio: ['pipe', log, log] },
  );
  closeSync(log);
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}
