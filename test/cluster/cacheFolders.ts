// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Program, ProgramName } from './build/programs';

/** Change when a program would come out different though its row in the table stays the same. */
const recipe = 1;

/** Where everything of the cluster lives: the user's cache, so that a clean clone finds what was built. */
export function clusterFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'fourplane', 'cluster');
}

/** The folder of one built program; another version, platform or recipe has another. */
export function programFolder(root: string, program: Program): string {
  const key = createHash('sha256')
    .update(JSON.stringify([recipe, process.platform, process.arch, program]))
    .digest('hex')
    .slice(0, 8);
  return join(root, 'programs', `${program.name}-${program.version}-${key}`);
}

export function wrapperFolder(root: string, program: Program): string {
  const name = program.module.replace(/[^a-z0-9]+/gi, '-');
  return join(root, 'modules', `${name}-${program.version}`);
}

/** What a built program's folder holds. */
export interface BuiltProgram {
  readonly program: Program;
  readonly folder: string;
  /** The executable. */
  readonly path: string;
}

export type BuiltPrograms = ReadonlyMap<ProgramName, BuiltProgram>;

/** Holds the runs: one folder for each cluster that is up. */
export function runsFolder(root: string): string {
  return join(root, 'runs');
}
