// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, spawn } from 'node:child_process';

/** What one check came to; a line for people tells each thing that failed or could not run, and why. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly notRun: readonly string[];
}

/** A check of the whole repository. */
export interface Check {
  readonly name: string;
  run(): Promise<Outcome>;
}

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command to its end and keeps everything it printed. What asks this process to end asks the command, too. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    cwd: string;
    env?: Readonly<Record<string, string | undefined>>;
    echo?: boolean;
  },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a group of its own: what it starts, as jest does its workers, is asked to end with it
      detached: process.platform !== 'win32',
    });
    const passOn = (signal: NodeJS.Signals) => signalGroup(child, signal);
    signals.forEach(signal => process.on(signal, passOn));
    const forget = () => signals.forEach(signal => process.off(signal, passOn));
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (options.echo) {
          process.stdout.write(chunk);
        }
      });
    }
    child.once('error', error => {
      forget();
      reject(error);
    });
    child.once('close', code => {
      forget();
      resolve({
        code: code ?? 1,
        output: Buffer.concat(chunks).toString('utf8'),
      });
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (process.platform === 'win32' || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** A check that is one command: passed when it exits with 0. */
export function commandCheck(
  name: string,
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Readonly<Record<string, string | undefined>> },
): Check {
  return {
    name,
    async run() {
      const { code, output } = await runCommand(command, args, options);
      return code === 0
        ? { passed: 1, failures: [], notRun: [] }
        : {
            passed: 0,
            failures: [`${name}:\n${output.trimEnd()}`],
            notRun: [],
          };
    },
  };
}
