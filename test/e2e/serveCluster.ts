// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * A real control plane for the browser walks, with what they walk on: `--kubeconfig-out PATH` is written once it is ready.
 * It runs until it is told to end.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startIntegrationTarget } from '../integration/IntegrationTarget';
import { walkedManifests } from './walkedShops';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'kubeconfig-out': { type: 'string' } },
  });
  const path = values['kubeconfig-out'];
  if (!path) {
    throw new Error('--kubeconfig-out PATH is needed');
  }
  // The cluster is other processes: nothing of it keeps this one, which they end with, alive.
  const alive = setInterval(() => {}, 60_000);
  const ended = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
  const target = await startIntegrationTarget('cluster');
  try {
    await target.client.apply(walkedManifests());
    writeFileSync(path, target.kubeconfig, { mode: 0o600 });
    await ended;
  } finally {
    await target.stop();
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
