// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupError } from '../SetupError';
import { repoRoot } from '../repoRoot';

/** Path of a Node of that major version: this one, else one from npm in `.cache`. */
export async function nodeProgram(major: string): Promise<string> {
  if (process.versions.node.split('.')[0] === major) {
    return process.execPath;
  }
  const { nodeVersions, nodePlatformPackage } = await import(
    pathToFileURL(join(repoRoot, 'packages/cli/nodePackage.mjs')).href
  );
  const version: string = nodeVersions.find((candidate: string) =>
    candidate.startsWith(`${major}.`),
  );
  const name: string = nodePlatformPackage();
  const folder = join(repoRoot, '.cache', `node-${version}`);
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = join(folder, 'node_modules', name, binary);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const { stderr } = spawnSync(
      'npm',
      [
        ...['install', '--prefix', folder, '--no-save', '--ignore-scripts'],
        ...['--no-audit', '--no-fund', `${name}@${version}`],
      ],
      { encoding: 'utf8' },
    );
    if (!existsSync(path)) {
      throw new SetupError(
        `Node ${version} could not be had from npm.`,
        `npm said:\n${stderr}`,
      );
    }
  }
  return path;
}
