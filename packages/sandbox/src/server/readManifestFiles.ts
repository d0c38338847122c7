// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifests, type KubeObject } from '../client';

/**
 * The Kubernetes objects of every YAML file below a directory, files in the order of their paths.
 * Throws naming the file for one that cannot be read as manifests.
 */
export async function readManifestFiles(
  directory: string,
): Promise<KubeObject[]> {
  const entries = await readdir(directory, { recursive: true });
  const files = entries.filter(entry => /\.ya?ml$/.test(entry)).sort();
  const objects: KubeObject[] = [];
  for (const file of files) {
    const path = join(directory, file);
    try {
      objects.push(...parseManifests(await readFile(path, 'utf8')));
    } catch (error) {
      throw new Error(`${path} does not hold Kubernetes objects`, {
        cause: error,
      });
    }
  }
  return objects;
}
