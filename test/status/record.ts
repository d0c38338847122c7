// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * Records what OpenChoreo's real controllers make of its own samples, and of what is wrong on purpose. Needs the
 * programs of test/cluster and the samples beside the repository:
 *   node --require @backstage/cli/config/nodeTransform.cjs test/status/record.ts [samples|failures]
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SandboxClient, startControllers } from '@fourplane/sandbox';
import { startCluster } from '../cluster';
import { failures } from './failures';
import { foreignKinds } from './foreignKinds';
import { recordingName, samplePaths, samplesFolder } from './samples';
import { StatusObserver } from './StatusObserver';
import { StatusTree } from './statusTree';

const openChoreo = 'openchoreo.dev/v1alpha1';
const quietMs = 3_000;
const timeoutMs = 120_000;
const recorded = resolve(__dirname, 'recorded/v1.2.3');

const write = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function keep(name: string, tree: StatusTree): void {
  mkdirSync(dirname(resolve(recorded, name)), { recursive: true });
  writeFileSync(resolve(recorded, name), `${JSON.stringify(tree, null, 2)}\n`);
  write(`✔ ${Object.keys(tree).length} objects in ${name}`);
}

async function recordSamples(): Promise<void> {
  const cluster = await startCluster({
    argo: true,
    seed: 'platform',
    logger: write,
  });
  try {
    await cluster.client.apply(foreignKinds());
    const observer = StatusObserver.create(cluster.client);
    keep('platform.json', await observer.settled(quietMs, timeoutMs));
    for (const path of samplePaths()) {
      await observer.advance();
      await cluster.client.apply(
        readFileSync(resolve(samplesFolder, path), 'utf8'),
      );
      keep(recordingName(path), await observer.settled(quietMs, timeoutMs));
    }
  } finally {
    await cluster.stop();
  }
}

/**
 * OpenChoreo does not watch a data plane: it looks again after ten seconds, or five minutes when all was well.
 * A touch makes it look now; what the first look found is seen by the binding, and what it did by the second.
 */
async function lookedAgain(
  client: SandboxClient,
  observer: StatusObserver,
): Promise<void> {
  for (const times of [1, 2]) {
    await observer.settled(quietMs, timeoutMs);
    for (const { metadata } of await client.list(
      openChoreo,
      'RenderedRelease',
    )) {
      await client.mergePatch(
        openChoreo,
        'RenderedRelease',
        metadata.namespace,
        metadata.name,
        {
          metadata: {
            annotations: { 'fourplane.dev/look': `${Date.now()}-${times}` },
          },
        },
      );
    }
  }
  await observer.settled(quietMs, timeoutMs);
}

/** The sandbox's own nodes run the pods there, because they can be told to fail. */
async function recordFailures(): Promise<void> {
  const cluster = await startCluster({
    machines: false,
    seed: 'platform',
    logger: write,
  });
  try {
    const nodes = await startControllers({
      client: cluster.client,
      parts: ['nodes'],
      pace: 'instant',
      logger: write,
    });
    const observer = StatusObserver.create(cluster.client);
    await observer.settled(quietMs, timeoutMs);
    for (const { name, given, then } of failures) {
      await observer.advance();
      await cluster.client.apply(given);
      await lookedAgain(cluster.client, observer);
      if (then) {
        await then(cluster.client);
        await lookedAgain(cluster.client, observer);
      }
      keep(`failures/${name}.json`, await observer.look());
    }
    await nodes.stop();
  } finally {
    await cluster.stop();
  }
}

async function main(): Promise<void> {
  const [what] = process.argv.slice(2);
  if (what !== 'failures') await recordSamples();
  if (what !== 'samples') await recordFailures();
}

main().catch(error => {
  process.stderr.write(`✖ ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
