// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process id together with when that process started: the system gives ids out again, and nobody else's process
 * may be ended for having one of ours.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Compared only; its form depends on the system. */
  readonly started: string;
}

/** Undefined when there is no such process, or only its unreaped rest. */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
  return started === undefined ? undefined : { pid, started };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

/** Signals it if it still is the process that was recorded; false when it is gone. */
export function signalProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
): boolean {
  if (!isRunning(identity)) {
    return false;
  }
  try {
    process.kill(identity.pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

function linuxStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // the second field is the name in parentheses and may hold anything; the third is the state, the 22nd the start
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 'ZX'.includes(fields[0]) ? undefined : `${bootId()}/${fields[19]}`;
}

/** The start is counted from the boot. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function psStart(pid: number): string | undefined {
  const { stdout } = spawnSync(
    'ps',
    ['-o', 'stat=,lstart=', '-p', String(pid)],
    {
      encoding: 'utf8',
    },
  );
  const [state, ...started] = (stdout ?? '').trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : started.join(' ');
}
