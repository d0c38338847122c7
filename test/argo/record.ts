// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startCluster } from '../cluster';
import { observeWorkflow } from './observeWorkflow';

/* Writes what the real Argo makes of the workflows beside this file to `recorded`. */

const folder = resolve(__dirname, 'workflows');

async function record(only: readonly string[]): Promise<void> {
  const cluster = await startCluster({ seed: 'none', argo: true });
  try {
    await cluster.client.apply([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'workflows-recorded' },
      },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'workflow-sa', namespace: 'workflows-recorded' },
      },
    ]);
    const names = readdirSync(folder).map(file => file.replace('.yaml', ''));
    for (const name of names) {
      if (only.length > 0 && !only.includes(name)) continue;
      const manifest = readFileSync(resolve(folder, `${name}.yaml`), 'utf8');
      try {
        const observed = await observeWorkflow(cluster.client, manifest, {
          patienceMs: 15_000,
        });
        writeFileSync(
          resolve(__dirname, 'recorded', `${name}.json`),
          `${JSON.stringify(observed, undefined, 2)}\n`,
        );
        process.stdout.write(`✔ ${name}\n`);
      } catch (error) {
        process.stdout.write(`✖ ${name}: ${error}\n`);
      }
    }
  } finally {
    await cluster.stop();
  }
}

void record(process.argv.slice(2));
