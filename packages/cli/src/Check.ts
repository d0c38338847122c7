// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';

/** What one check came to; `failures` says what failed, for people. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly skips: readonly string[];
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

/** Runs a command to its end and keeps everything it printed. */
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
    });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (options.echo) {
          process.stdout.write(chunk);
        }
      });
    }
    child.once('error', reject);
    child.once('close', code =>
      resolve({
        code: code ?? 1,
        output: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  });
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
        ? { passed: 1, failed: 0, skipped: 0, failures: [], skips: [] }
        : {
            passed: 0,
            failed: 1,
            skipped: 0,
            failures: [`${name}:\n${output.trimEnd()}`],
            skips: [],
          };
    },
  };
}
