// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KubeObject, parseManifests, SandboxClient } from '../client';
import { wantedGenerations, type Generation } from '../generations';
import { isPast, pastObjects } from './pastObjects';

/** `platform`: tenants, planes, environments, pipelines and types; `demo`: those, with projects and components. */
export type Seed = 'platform' | 'demo';

/** Which content, of which generations (v1.2 by default). */
export interface SeedOptions {
  readonly generation?: Generation | readonly Generation[];
  readonly seed: Seed;
  /**
   * Takes objects with their times and states as they are. With it builds of the seed that are said to be old are so;
   * without it, as on a real API server, they are made now.
   */
  load?(objects: readonly KubeObject[]): void;
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
  { generation, seed, load }: SeedOptions,
): Promise<void> {
  for (const name of wantedGenerations(generation)) {
    const all: KubeObject[] = [];
    for (const folder of folders[seed]) {
      const directory = resolve(examples, name, folder);
      all.push(...(await applyFolder(client, directory, load !== undefined)));
    }
    load?.(pastObjects(name, all.filter(isPast), all));
  }
}

/** Applies what is in a folder but, where they are left out, builds of the past; returns all of it. */
async function applyFolder(
  client: SandboxClient,
  directory: string,
  leavesPastOut: boolean,
): Promise<KubeObject[]> {
  const files = (await readdir(directory)).filter(f => f.endsWith('.yaml'));
  const all: KubeObject[] = [];
  for (const file of files.sort()) {
    const path = resolve(directory, file);
    try {
      const objects = parseManifests(await readFile(path, 'utf8'));
      all.push(...objects);
      await client.apply(
        leavesPastOut ? objects.filter(each => !isPast(each)) : objects,
      );
    } catch (error) {
      throw new Error(
        `the seed file ${path} was refused: ${
          error instanceof Error ? error.message : error
        }`,
        { cause: error },
      );
    }
  }
  return all;
}
