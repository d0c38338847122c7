// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { programFolder, wrapperFolder } from '../cacheFolders';
import { ClusterError, exitStatus } from '../ClusterError';
import { BuildProgress } from './BuildProgress';
import { GoToolchain } from './GoToolchain';
import { Program } from './programs';
import { wrapperGoMod } from './wrapperGoMod';

export interface BuildOptions {
  /** See `clusterFolder`. */
  readonly root: string;
  readonly programs: readonly Program[];
  /** How many compilers run at once; Go's own choice (one a core) when absent. */
  readonly jobs?: number;
  /** In place of this process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  /** One line for people. */
  readonly write: (line: string) => void;
}

export type BuildOutcome =
  | { kind: 'built'; program: Program; seconds: number; bytes: number }
  /** It was there already. */
  | { kind: 'kept'; program: Program; bytes: number }
  /** The module proxy does not serve it, or not what it is for. */
  | { kind: 'refused'; program: Program; reason: string };

/**
 * Builds every program that is not built yet, one after the other. What is done stays done when it is broken off.
 * Rejects with a ClusterError when Go is missing or a build fails.
 */
export async function buildPrograms(
  options: BuildOptions,
): Promise<readonly BuildOutcome[]> {
  const { root, programs, jobs, env, signal, write } = options;
  let go: Promise<GoToolchain> | undefined;
  const outcomes: BuildOutcome[] = [];
  for (const program of programs) {
    const path = join(programFolder(root, program), program.name);
    if (existsSync(path)) {
      const bytes = statSync(path).size;
      write(`✔ ${titleOf(program)} is built already (${megabytes(bytes)})`);
      outcomes.push({ kind: 'kept', program, bytes });
      continue;
    }
    const missing = outcomes.find(
      ({ kind, program: { generation } }) =>
        kind === 'refused' && generation && generation === program.generation,
    );
    if (missing) {
      const reason = `nothing uses it without ${missing.program.name}`;
      write(`✖ ${titleOf(program)} is left out: ${reason}`);
      outcomes.push({ kind: 'refused', program, reason });
      continue;
    }
    go ??= GoToolchain.find({
      workFolder: join(root, 'modules'),
      jobs,
      env,
      signal,
    });
    try {
      outcomes.push(await buildOne(await go, program, options));
    } catch (error) {
      throw diskError(program, error);
    }
  }
  return outcomes;
}

async function buildOne(
  go: GoToolchain,
  program: Program,
  { root, write }: BuildOptions,
): Promise<BuildOutcome> {
  const title = titleOf(program);
  write(`· ${title}`);
  const progress = BuildProgress.create({ title, write });
  const download = await go.download(program.module, program.version);
  if (download.kind === 'refused') {
    write(`✖ ${title} is not to be had: ${download.reason}`);
    return { kind: 'refused', program, reason: download.reason };
  }
  const wrapper = wrapperFolder(root, program);
  writeWrapper(wrapper, program, download.folder);

  const target = programFolder(root, program);
  mkdirSync(dirname(target), { recursive: true });
  const part = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const path = join(part, program.name);
    await go.build({
      folder: wrapper,
      mainPackage: program.mainPackage,
      output: path,
      linkerFlags: program.linkerFlags,
      onLine: progress.onLine,
    });
    for (const [from, to] of Object.entries(program.files ?? {})) {
      copyManifests(join(download.folder, from), join(part, to));
    }
    const bytes = statSync(path).size;
    // a folder under its final name is whole
    rmSync(target, { recursive: true, force: true });
    renameSync(part, target);
    write(`✔ ${title} (${progress.summary()}, ${megabytes(bytes)})`);
    return { kind: 'built', program, seconds: progress.seconds, bytes };
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function writeWrapper(folder: string, program: Program, moduleFolder: string) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'go.mod');
  // Go adds what it resolved to this file; keep that
  if (!existsSync(path)) {
    writeFileSync(
      path,
      wrapperGoMod({
        module: program.module,
        version: program.version,
        goMod: readFileSync(join(moduleFolder, 'go.mod'), 'utf8'),
        siblingVersion: program.siblingVersion,
      }),
    );
  }
}

/** The manifests below a folder. Written anew, because the module cache is read-only and copies keep its modes. */
function copyManifests(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      copyManifests(source, target);
    } else if (/\.ya?ml$/.test(entry.name)) {
      writeFileSync(target, readFileSync(source));
    }
  }
}

function diskError(program: Program, error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'ENOSPC'
    ? new ClusterError(`The disk is full: building ${program.name} stopped.`, {
        mend: 'Free some space and run the same command again: what is done is kept.',
        exitStatus: exitStatus.notBuilt,
        cause: error,
      })
    : error;
}

function titleOf(program: Program): string {
  return `${program.name} ${program.version}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
