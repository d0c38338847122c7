// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runsFolder } from '../cacheFolders';
import { ClusterError } from '../ClusterError';
import { ClusterState, listRuns, readState } from './ClusterState';
import { isUp } from './describeRun';
import { isRunning, ProcessIdentity, signalProcess } from './processIdentity';

const stepMs = 50;
/** A supervisor gives each of its programs some, too. */
const supervisorGraceMs = 20_000;
// what they write is removed anyway
const programGraceMs = 3_000;

/** The run of `npm run cluster -- up`. */
export const upRun = 'up';

export interface EndedRun {
  /** Names of the programs that were still running. */
  readonly ended: readonly string[];
}

/**
 * Ends exactly the processes a run recorded, each only if it still is the one that was recorded, and removes the
 * run's folder. Rejects with a ClusterError when one does not end; the folder stays then.
 */
export async function endRun(runFolder: string): Promise<EndedRun> {
  const stored = readState(runFolder);
  if (stored.kind === 'unreadable') {
    throw new ClusterError(
      `What runs cannot be told: ${runFolder}/state.json is unreadable (${stored.reason}).`,
      {
        mend: `End the cluster's processes by hand, then remove ${runFolder}.`,
      },
    );
  }
  const ended = stored.kind === 'state' ? await endProcesses(stored.state) : [];
  rmSync(runFolder, { recursive: true, force: true });
  return { ended };
}

/**
 * Ends and removes what a run left whose supervisor is gone; nothing where there is none. Rejects with a ClusterError
 * when the run is alive.
 */
export async function removeDeadRun(runFolder: string): Promise<void> {
  if (!existsSync(runFolder)) {
    return;
  }
  requireDead(runFolder, runFolder);
  // somebody else may be doing the same, or start anew meanwhile: only one can take it away
  const aside = join(
    dirname(runFolder),
    `.ended-${randomBytes(4).toString('hex')}`,
  );
  try {
    renameSync(runFolder, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return;
    }
    throw error;
  }
  try {
    requireDead(aside, runFolder);
    await endRun(aside);
  } catch (error) {
    if (existsSync(aside)) {
      renameSync(aside, runFolder);
    }
    throw error;
  }
}

function requireDead(folder: string, runFolder: string): void {
  const stored = readState(folder);
  if (stored.kind === 'state' && isRunning(stored.state.supervisor)) {
    throw isUp(runFolder, stored.state);
  }
}

/** Removes what runs left behind whose supervisor is gone, except a failed `up`, which people may want to read. */
export async function removeDeadRuns(root: string): Promise<void> {
  for (const folder of listRuns(runsFolder(root))) {
    const stored = readState(folder);
    if (
      basename(folder) !== upRun &&
      stored.kind === 'state' &&
      !isRunning(stored.state.supervisor)
    ) {
      await endRun(folder);
    }
  }
}

async function endProcesses(state: ClusterState): Promise<string[]> {
  const ended = state.processes
    .filter(isRunning)
    .map(({ name, version }) => [name, version].filter(Boolean).join(' '));
  // the supervisor ends the others itself
  await end(state.supervisor, supervisorGraceMs);
  // and what it left, or what outlived it: writers first
  for (const process of [...state.processes].reverse()) {
    await end(process, programGraceMs);
  }
  return ended;
}

async function end(identity: ProcessIdentity, graceMs: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!signalProcess(identity, signal)) {
      return;
    }
    const deadline = Date.now() + graceMs;
    while (isRunning(identity)) {
      if (Date.now() > deadline) {
        break;
      }
      await sleep(stepMs);
    }
  }
  if (isRunning(identity)) {
    throw new ClusterError(`Process ${identity.pid} does not end.`);
  }
}
