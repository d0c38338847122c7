// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { SandboxClient } from '@fourplane/sandbox';
import { startSandbox } from '@fourplane/sandbox';
// the platform both targets are given is no part of what the sandbox offers to others
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import { applySeed } from '@fourplane/sandbox/src/seed';
import { startCluster } from '../cluster';

/** A control plane the portal is held to. */
export interface IntegrationTarget {
  readonly name: TargetName;
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  readonly caPem: string;
  /** The token of an administrator; the portal never gets it. */
  readonly token: string;
  readonly client: SandboxClient;
  stop(): Promise<void>;
}

export const targetNames = ['sandbox', 'cluster'] as const;
export type TargetName = (typeof targetNames)[number];

/** Names the target to the tests; the sandbox when absent. */
export const TARGET_VARIABLE = 'FOURPLANE_INTEGRATION_TARGET';

/** The target the environment names; throws when there is none of that name. */
export function targetName(
  env: Readonly<Record<string, string | undefined>> = process.env,
): TargetName {
  const asked = env[TARGET_VARIABLE] ?? 'sandbox';
  const found = targetNames.find(name => name === asked);
  if (!found) {
    throw new Error(
      `${TARGET_VARIABLE} is ${asked}; there are ${targetNames.join(' and ')}.`,
    );
  }
  return found;
}

/**
 * Starts a control plane with the platform seed. Rejects, with nothing left running, when it cannot; where the
 * cluster's programs are not built the error says how to build them.
 */
export async function startIntegrationTarget(
  name: TargetName,
): Promise<IntegrationTarget> {
  const started =
    name === 'cluster' ? await startBuiltCluster() : await startSandbox();
  try {
    await applySeed(started.client, 'platform');
  } catch (error) {
    await started.stop();
    throw error;
  }
  const { url, caPem, token, client } = started;
  return { name, url, caPem, token, client, stop: () => started.stop() };
}

async function startBuiltCluster() {
  try {
    return await startCluster();
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
