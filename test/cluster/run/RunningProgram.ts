// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { ClusterError } from '../ClusterError';
import { lastWords } from './lastWords';
import { identify, ProcessIdentity } from './processIdentity';

// what it writes is removed anyway
const graceMs = 3_000;

export interface ProgramStart {
  readonly name: string;
  readonly version?: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** A program that runs until it is stopped. Everything it prints goes to its log file. */
export class RunningProgram {
  /** Rejects with a ClusterError when the program cannot be started at all. */
  static async start(start: ProgramStart): Promise<RunningProgram> {
    mkdirSync(dirname(start.logFile), { recursive: true });
    const log = openSync(start.logFile, 'w', 0o600);
    try {
      const child = spawn(start.path, [...start.args], {
        env: { ...process.env, ...start.env },
        stdio: ['ignore', log, log],
      });
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', error =>
          reject(
            new ClusterError(
              `${start.name} cannot be started: ${error.message}`,
              {
                mend: 'Build it again: npm run cluster -- build',
                cause: error,
              },
            ),
          ),
        );
      });
      return new RunningProgram(start, child);
    } finally {
      closeSync(log);
    }
  }

  readonly name: string;
  readonly version?: string;
  readonly logFile: string;
  readonly identity: ProcessIdentity;
  /** Resolves when it has ended, with how. */
  readonly ended: Promise<string>;
  private end?: string;

  private constructor(
    start: ProgramStart,
    private readonly child: ChildProcess,
  ) {
    this.name = start.name;
    this.version = start.version;
    this.logFile = start.logFile;
    const pid = child.pid ?? 0;
    this.identity = identify(pid) ?? { pid, started: 'ended at once' };
    this.ended = new Promise(resolve => {
      child.once('exit', (code, signal) => {
        this.end = signal ? `signal ${signal}` : `status ${code}`;
        resolve(this.end);
      });
    });
  }

  /** How it ended; undefined while it runs. */
  get howItEnded(): string | undefined {
    return this.end;
  }

  /** Whether somebody ended it in a way that leaves a program no last word. */
  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  /** What it printed last, the most telling line first. */
  lastWords(): string {
    return lastWords(this.logFile);
  }

  /** Asks it to end, insists after a while; resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.end !== undefined) {
      return;
    }
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(insist);
  }
}
