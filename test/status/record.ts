// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * Records what OpenChoreo's real controllers make of its own samples, and of what is wrong on purpose. Needs the
 * programs of test/cluster and the samples beside the repository:
 *   node --require @backstage/cli/config/nodeTransform.cjs test/status/record.ts [samples|failures]
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failures } from './failures';
import { recordingName, samplePaths, samplesFolder } from './samples';
import { RenderedObjects, renderedObjects } from './renderedObjects';
import { startPlatform } from './startPlatform';
import { StatusObserver } from './StatusObserver';
import { StatusTree } from './statusTree';

// longer than what is looked at again is left alone
const quietMs = 4_000;
const timeoutMs = 120_000;
const recorded = resolve(__dirname, 'recorded/v1.2.3');

const write = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function keep(name: string, tree: StatusTree | RenderedObjects): void {
  mkdirSync(dirname(resolve(recorded, name)), { recursive: true });
  writeFileSync(resolve(recorded, name), `${JSON.stringify(tree, null, 2)}\n`);
  write(`✔ ${Object.keys(tree).length} objects in ${name}`);
}

async function recordSamples(): Promise<void> {
  const platform = await startPlatform('cluster', 'samples');
  try {
    const observer = StatusObserver.create(platform.client);
    keep('platform.json', await observer.settled(quietMs, timeoutMs));
    for (const path of samplePaths()) {
      await observer.advance();
      await platform.client.apply(
        readFileSync(resolve(samplesFolder, path), 'utf8'),
      );
      keep(recordingName(path), await observer.settled(quietMs, timeoutMs));
    }
    keep('rendered.json', await renderedObjects(platform.client));
  } finally {
    await platform.stop();
  }
}

async function recordFailures(): Promise<void> {
  const platform = await startPlatform('cluster', 'failures');
  try {
    const observer = StatusObserver.create(platform.client);
    await observer.settled(quietMs, timeoutMs);
    for (const { name, given, then } of failures) {
      await observer.advance();
      await platform.client.apply(given);
      await observer.settled(quietMs, timeoutMs);
      if (then) {
        await then(platform.client);
        await observer.settled(quietMs, timeoutMs);
      }
      keep(`failures/${name}.json`, await observer.look());
    }
  } finally {
    await platform.stop();
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
