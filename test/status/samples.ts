// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** OpenChoreo's own samples, beside the repository. */
export const samplesFolder = resolve(
  __dirname,
  '../../../shared/data/openchoreo/v1.2.3/samples',
);

/** What the platform of every sample is made of; applied before the first. */
export const platformSample = resolve(
  samplesFolder,
  'getting-started/all.yaml',
);

// parts of the platform
const notSamples = /^getting-started\//;

/** What stands on what: a project, what it manages, then what uses that. */
const order = [/project\.yaml$/, /resources\//, /bindings\//];

const rank = (path: string) => {
  const found = order.findIndex(pattern => pattern.test(path));
  return found < 0 ? order.length : found;
};

/** Paths of the samples below `samplesFolder`, in the order they are applied; none where the folder is not there. */
export function samplePaths(): string[] {
  if (!existsSync(samplesFolder)) return [];
  return readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' })
    .map(path => relative(samplesFolder, resolve(samplesFolder, path)))
    .filter(path => path.endsWith('.yaml') && !notSamples.test(path))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/**
 * Samples of which timing decides what the real controllers make. This one changes the size of a volume that may have been claimed
 * by then, which the server refuses; in its recording the controllers were slower.
 */
export const isUnsteady = (path: string): boolean =>
  path.includes('component-with-embedded-traits');

/** Name of a sample's recording. */
export const recordingName = (path: string): string =>
  `${path.replace(/\.yaml$/, '').replaceAll('/', '.')}.json`;
