// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const STOP_GRACE_MS = 8_000;

export interface ProcessOptions {
  /** For people: what this is. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Everything it prints goes here. */
  readonly logFile: string;
}

/**
 * A long-running child in a process group of its own, so that stopping it ends whatever it started too.
 */
export class ServiceProcess {
  static start(options: ProcessOptions): ServiceProcess {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const child = spawn(options.command, [...options.args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const log = createWriteStream(options.logFile);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    return new ServiceProcess(options, child);
  }

  readonly exited: Promise<void>;
  #running = true;

  private constructor(
    private readonly options: ProcessOptions,
    private readonly child: ChildProcess,
  ) {
    this.exited = new Promise(resolve => {
      const ended = () => {
        this.#running = false;
        resolve();
      };
      child.once('exit', ended);
      child.once('error', ended);
    });
  }

  get name(): string {
    return this.options.name;
  }

  get running(): boolean {
    return this.#running;
  }

  get logFile(): string {
    return this.options.logFile;
  }

  /** The last lines it printed. */
  tail(lines: number): string {
    try {
      return readFileSync(this.options.logFile, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(-lines)
        .join('\n');
    } catch {
      return '(it printed nothing)';
    }
  }

  /** Ends the whole group; resolves when the leader is gone. */
  async stop(): Promise<void> {
    if (!this.#running) {
      this.signalGroup('SIGKILL');
      return;
    }
    this.signalGroup('SIGTERM');
    const grace = setTimeout(() => this.signalGroup('SIGKILL'), STOP_GRACE_MS);
    await this.exited;
    clearTimeout(grace);
    // What the leader left behind in its group.
    this.signalGroup('SIGKILL');
  }

  private signalGroup(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) {
      return;
    }
    if (process.platform === 'win32') {
      this.child.kill(signal);
      return;
    }
    try {
      process.kill(-this.child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
