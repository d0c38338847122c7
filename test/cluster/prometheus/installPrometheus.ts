// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError, exitStatus } from '../ClusterError';

const run = promisify(execFile);

/** What Debian 12 has, and what answers were recorded of. */
const version = '2.42.0';

/** What answers, for recordings. */
export const prometheusTitle = `Prometheus ${version} (Debian)`;

/** Where Debian's package is unpacked, once it is there. */
export function prometheusFolder(root: string): string {
  return join(root, 'programs', `prometheus-${version}`);
}

/** The path of one of its programs. */
export function prometheusProgram(
  root: string,
  name: 'prometheus' | 'promtool',
): string {
  return join(prometheusFolder(root), 'usr', 'bin', name);
}

/** A ClusterError with the status for "not built" where it is not there; whole or absent. */
export function requirePrometheus(root: string): void {
  if (!existsSync(prometheusFolder(root))) {
    throw notHere(`Prometheus is not there (looked in ${root}).`, {
      mend: 'Fetch it: npm run cluster -- build --prometheus',
    });
  }
}

interface InstallOptions {
  /** See `clusterFolder`. */
  readonly root: string;
  readonly signal?: AbortSignal;
  /** One line for people. */
  readonly write: (line: string) => void;
}

/** Fetches Debian's package and unpacks it, unless it is there; installs nothing. Rejects with a ClusterError. */
export async function installPrometheus(
  options: InstallOptions,
): Promise<void> {
  const { root, signal, write } = options;
  const target = prometheusFolder(root);
  if (existsSync(target)) {
    write(`✔ ${prometheusTitle} is there already`);
    return;
  }
  write(`· ${prometheusTitle}`);
  mkdirSync(dirname(target), { recursive: true });
  const part = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    await download(part, signal);
    await unpack(part, signal);
    await requireVersion(part);
    renameSync(join(part, 'unpacked'), target);
    write(`✔ ${prometheusTitle}`);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

async function download(folder: string, signal?: AbortSignal): Promise<void> {
  try {
    await run('apt-get', ['download', '--quiet', 'prometheus'], {
      cwd: folder,
      signal,
    });
  } catch (cause) {
    const { code, stderr = '' } = cause as { code?: string; stderr?: string };
    if (code === 'ENOENT') {
      throw notHere('apt-get is not on this machine.', {
        mend: "Prometheus comes from Debian's package; use a machine with Debian 12.",
        cause,
      });
    }
    const line = stderr.split('\n').find(each => each.startsWith('E:'));
    throw notHere(`apt-get could not fetch prometheus: ${line ?? cause}`, {
      mend: "Read the lists of packages first: apt-get update; or check the connection to Debian's mirror.",
      cause,
    });
  }
}

async function unpack(folder: string, signal?: AbortSignal): Promise<void> {
  const file = readdirSync(folder).find(name => name.endsWith('.deb')) ?? '';
  try {
    await run('dpkg-deb', ['--extract', file, 'unpacked'], {
      cwd: folder,
      signal,
    });
  } catch (cause) {
    throw notHere(`The package of Prometheus cannot be unpacked: ${cause}`, {
      mend: 'Try again; see that there is room on the disk and that dpkg-deb is there.',
      cause,
    });
  }
}

/** What was recorded of one version says nothing of another. */
async function requireVersion(folder: string): Promise<void> {
  const program = join(folder, 'unpacked', 'usr', 'bin', 'prometheus');
  const { stdout, stderr } = await run(program, ['--version']);
  const [, found = 'unknown'] =
    /version (\d+\.\d+\.\d+)/.exec(`${stdout}${stderr}`) ?? [];
  if (found !== version) {
    throw notHere(`Prometheus is ${found} here, not ${version}.`, {
      mend: 'Use a machine with Debian 12, or record the answers anew.',
    });
  }
}

function notHere(
  what: string,
  options: { mend: string; cause?: unknown },
): ClusterError {
  return new ClusterError(what, {
    ...options,
    exitStatus: exitStatus.notBuilt,
  });
}
