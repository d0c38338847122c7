// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Generation, SandboxClient } from '@fourplane/sandbox';
import { startSandbox } from '@fourplane/sandbox';
import { applySeed } from '@fourplane/sandbox/seed';
import { startCluster } from '../cluster';
import type { TargetName } from '../testTarget';

/** A control plane the portal is held to. */
export interface IntegrationTarget {
  readonly name: TargetName;
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly caPem: string;
  /** The token of an administrator; the portal never gets it. */
  readonly token: string;
  readonly client: SandboxClient;
  /** For the administrator, as YAML. */
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

/**
 * Starts a control plane of these generations (the cluster: v1.2) with a seed. Rejects, with nothing left running, when it cannot; where the
 * cluster's programs are not built the error says how to build them.
 */
export async function startIntegrationTarget(
  name: TargetName,
  options: {
    readonly generation?: Generation | readonly Generation[];
    readonly seed?: 'platform' | 'demo';
  } = {},
): Promise<IntegrationTarget> {
  const { generation = 'v1.2', seed = 'platform' } = options;
  const started =
    name === 'cluster'
      ? await startBuiltCluster()
      : await startSandbox({ generation });
  try {
    await applySeed(started.client, { seed, generation });
  } catch (error) {
    await started.stop();
    throw error;
  }
  const { url, caPem, token, client, kubeconfig } = started;
  const stop = () => started.stop();
  return { name, url, caPem, token, client, kubeconfig, stop };
}

async function startBuiltCluster() {
  try {
    return await startCluster({ argo: true });
  } catch (error) {
    const { mend } = error as { mend?: string };
    throw new Error(
      [error instanceof Error ? error.message : String(error), mend]
        .filter(Boolean)
        .join('\n'),
      { cause: error },
    );
  }
}
