// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SandboxClient } from '../client';

/** `platform`: tenants, planes, environments, pipelines and types; `demo`: those, with projects and components. */
export type Seed = 'platform' | 'demo';

// the package is private and runs from its sources, beside the examples
// eslint-disable-next-line no-restricted-syntax
const examples = resolve(__dirname, '../../../../examples/openchoreo');

const folders: Record<Seed, readonly string[]> = {
  platform: ['platform'],
  demo: ['platform', 'demo'],
};

/**
 * Applies the manifests of examples/openchoreo, folder by folder and file by file in the order of their
 * names. Applying again changes nothing. Rejects naming the file that was refused.
 */
export async function applySeed(
  client: SandboxClient,
  seed: Seed,
): Promise<void> {
  for (const folder of folders[seed]) {
    const directory = resolve(examples, folder);
    const files = (await readdir(directory)).filter(f => f.endsWith('.yaml'));
    for (const file of files.sort()) {
      const path = resolve(directory, file);
      try {
        await client.apply(await readFile(path, 'utf8'));
      } catch (error) {
        throw new Error(
          `the seed file ${path} was refused: ${
            error instanceof Error ? error.message : error
          }`,
          { cause: error },
        );
      }
    }
  }
}
