// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SandboxClient } from '../client';
import { wantedGenerations, type Generation } from '../generations';

/** `platform`: tenants, planes, environments, pipelines and types; `demo`: those, with projects and components. */
export type Seed = 'platform' | 'demo';

/** Which content, of which generations (v1.2 by default). */
export interface SeedOptions {
  readonly generation?: Generation | readonly Generation[];
  readonly seed: Seed;
}

// the package is private and runs from its sources, beside the examples
// eslint-disable-next-line no-restricted-syntax
const examples = resolve(__dirname, '../../../../examples/openchoreo');

const folders: Record<Seed, readonly string[]> = {
  platform: ['platform'],
  demo: ['platform', 'demo'],
};

/**
 * Applies the manifests of examples/openchoreo, generation by generation, folder by folder and file by file in
 * the order of their names. Applying again changes nothing. Rejects naming the file that was refused.
 */
export async function applySeed(
  client: SandboxClient,
  { generation, seed }: SeedOptions,
): Promise<void> {
  for (const name of wantedGenerations(generation)) {
    for (const folder of folders[seed]) {
      await applyFolder(client, resolve(examples, name, folder));
    }
  }
}

async function applyFolder(
  client: SandboxClient,
  directory: string,
): Promise<void> {
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
