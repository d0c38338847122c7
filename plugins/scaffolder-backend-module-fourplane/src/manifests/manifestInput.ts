// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';
import { controlPlaneField } from '../actions/fields';
import { Zod } from '../actions/IntentAction';
import { manifestsIn } from './manifestText';

/** Manifests, and the words in which each is spoken of. */
export interface GivenManifests {
  readonly manifests: readonly unknown[];
  /** By place: `manifests.0`, `apps/component-cart.yaml`. */
  readonly names: readonly string[];
}

/** Manifests as a text, as objects, or as files in the workspace. */
export function manifestInput(zod: Zod) {
  return zod
    .object({
      ...controlPlaneField(zod),
      manifest: zod
        .string()
        .min(1)
        .optional()
        .describe('YAML of one or more OpenChoreo objects.'),
      manifests: zod
        .array(zod.record(zod.unknown()))
        .min(1)
        .optional()
        .describe('The objects themselves, in place of a text.'),
      path: zod
        .string()
        .min(1)
        .optional()
        .describe(
          'A YAML file in the workspace, or a folder of such, in place of a text.',
        ),
    })
    .strict();
}

/** Reads what is given. Throws an `InputError` that names the field, and never quotes a manifest. */
export async function givenManifests(
  {
    manifest,
    manifests,
    path,
  }: Omit<z.output<ReturnType<typeof manifestInput>>, 'controlPlane'>,
  workspacePath: string,
): Promise<GivenManifests> {
  const ways = [manifest, manifests, path].filter(way => way !== undefined);
  if (ways.length !== 1) {
    throw new InputError(
      'manifest: give exactly one of manifest, manifests and path',
    );
  }
  const found =
    manifests?.map((each, index) => ({
      name: `manifests.${index}`,
      manifest: each as unknown,
    })) ??
    (manifest !== undefined
      ? namedManifests(manifest, 'manifest')
      : await inWorkspace(path ?? '', workspacePath));
  if (found.length === 0) {
    throw new InputError(
      `${path === undefined ? 'manifest' : 'path'}: there is no object in it`,
    );
  }
  return {
    manifests: found.map(each => each.manifest),
    names: found.map(each => each.name),
  };
}

function namedManifests(text: string, where: string) {
  return manifestsIn(text, where).map((manifest, index) => ({
    name: `${where}.${index}`,
    manifest,
  }));
}

async function inWorkspace(path: string, workspacePath: string) {
  const root = resolveSafeChildPath(workspacePath, path);
  const isFolder = await stat(root).then(
    found => found.isDirectory(),
    () => {
      throw new InputError(`path: there is no "${path}" in the workspace`);
    },
  );
  const files = isFolder ? await yamlFilesIn(root) : [''];
  const found = [];
  for (const file of files) {
    const full = resolveSafeChildPath(workspacePath, join(path, file));
    const text = await readFile(full, 'utf8');
    found.push(...namedManifests(text, join(path, file)));
  }
  return found;
}

/** Sorted, so that every attempt takes them in the same order. */
async function yamlFilesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter(file => /\.ya?ml$/.test(file)).sort();
}
