// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { SandboxClient, startSandbox } from '@fourplane/sandbox';
import { startCluster } from '../cluster';
import { planes } from '../cluster/manifests/basics';
import type { TargetName } from '../testTarget';
import { foreignKinds } from './foreignKinds';
import { keepLooking } from './keepLooking';
import { platformSample } from './samples';

/** Controllers with the platform of every sample. */
export interface Platform {
  readonly client: SandboxClient;
  stop(): Promise<void>;
}

/** What is applied to a platform: OpenChoreo's samples, or what is wrong on purpose. */
export type PlatformUse = 'samples' | 'failures';

/** Simulated controllers or the real ones, on the same platform. Rejects with nothing left running. */
export function startPlatform(
  target: TargetName,
  use: PlatformUse,
): Promise<Platform> {
  return target === 'sandbox' ? startOnSandbox() : startOnCluster(use);
}

async function startOnSandbox(): Promise<Platform> {
  const sandbox = await startSandbox({ pace: 'instant' });
  return prepared(sandbox, async () => {
    await sandbox.client.apply([...foreignKinds(), ...planes()]);
    await sandbox.client.apply(readFileSync(platformSample, 'utf8'));
  });
}

async function startOnCluster(use: PlatformUse): Promise<Platform> {
  const cluster = await startCluster({
    argo: use === 'samples',
    seed: 'platform',
  });
  return prepared(cluster, async () => {
    if (use === 'failures') {
      return keepLooking(cluster.client, ['RenderedRelease']);
    }
    await cluster.client.apply(foreignKinds());
    return keepLooking(cluster.client, ['WorkflowRun']);
  });
}

/** Prepares what has been started; the stop that preparing returns comes before the platform's own. */
async function prepared(
  { client, stop }: Platform,
  prepare: () => Promise<(() => Promise<void>) | void>,
): Promise<Platform> {
  try {
    const stopFirst = await prepare();
    return {
      client,
      async stop() {
        await stopFirst?.();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
