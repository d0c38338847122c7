// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ClusterError, exitStatus } from '../ClusterError';
import { goFailure, isRefusal, causeLine } from './goFailure';

/** The newest language version among the modules that are built. */
const requiredGo = '1.26.3';

export interface GoOptions {
  /** A folder for the go command to stand in where it is to see no go.mod. */
  readonly workFolder: string;
  /** How many compilers run at once; Go's own choice (one a core) when absent. */
  readonly jobs?: number;
  /** In place of this process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Looked in after the PATH; where Go's own installer puts it when absent. */
  readonly installFolders?: readonly string[];
  readonly signal?: AbortSignal;
}

export type ModuleDownload =
  /** Its files are in `folder`. */
  | { readonly kind: 'here'; readonly folder: string }
  /** The module proxy has no such module or version. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface GoBuild {
  /** The folder with the wrapper's go.mod. */
  readonly folder: string;
  readonly mainPackage: string;
  readonly output: string;
  readonly linkerFlags?: string;
  /** Called for each line go prints: a package that is compiled or a module that is downloaded. */
  readonly onLine: (line: string) => void;
}

/** The go command of this machine. Errors are ClusterErrors. */
export class GoToolchain {
  /** Looks on the PATH, in GOROOT and where Go's own installer puts it; fails with its own exit status. */
  static async find(options: GoOptions): Promise<GoToolchain> {
    const command = findCommand(options);
    if (!command) {
      throw new ClusterError(
        'Go is not installed, and the real control plane is built with it.',
        {
          mend: `Install Go ${requiredGo} or newer so that "go version" works, then run the same command again.`,
          exitStatus: exitStatus.noGo,
        },
      );
    }
    mkdirSync(options.workFolder, { recursive: true });
    const toolchain = new GoToolchain(command, options);
    await toolchain.requireVersion();
    return toolchain;
  }

  private constructor(
    private readonly command: string,
    private readonly options: GoOptions,
  ) {}

  async download(module: string, version: string): Promise<ModuleDownload> {
    const wanted = `${module}@${version}`;
    const { code, out, err } = await this.run(
      ['mod', 'download', '-json', wanted],
      this.options.workFolder,
    );
    const answer = parseAnswer(out);
    if (code === 0 && answer.Dir) {
      return { kind: 'here', folder: answer.Dir };
    }
    const output = answer.Error ?? err;
    if (isRefusal(output)) {
      return { kind: 'refused', reason: causeLine(output) };
    }
    throw goFailure(`downloading ${wanted}`, output);
  }

  async build(build: GoBuild): Promise<void> {
    const { code, err } = await this.run(
      [
        'build',
        '-mod=mod',
        '-trimpath',
        '-buildvcs=false',
        '-v',
        ...(this.options.jobs ? ['-p', String(this.options.jobs)] : []),
        `-ldflags=-s -w ${build.linkerFlags ?? ''}`.trim(),
        '-o',
        build.output,
        build.mainPackage,
      ],
      build.folder,
      build.onLine,
    );
    if (code !== 0) {
      throw goFailure(`building ${build.mainPackage}`, err);
    }
  }

  private async requireVersion(): Promise<void> {
    const { code, out, err } = await this.run(
      ['env', 'GOVERSION'],
      this.options.workFolder,
    );
    const version = out.trim().replace(/^go/, '');
    if (code !== 0 || !version) {
      throw new ClusterError(
        `${this.command} does not work: ${causeLine(err)}`,
        {
          mend: 'Mend or reinstall Go, then run the same command again.',
          exitStatus: exitStatus.noGo,
        },
      );
    }
    if (compareVersions(version, requiredGo) < 0) {
      throw new ClusterError(
        `Go ${version} (${this.command}) is too old for the real control plane.`,
        {
          mend: `Install Go ${requiredGo} or newer, then run the same command again.`,
          exitStatus: exitStatus.noGo,
        },
      );
    }
  }

  private run(
    args: readonly string[],
    cwd: string,
    onLine?: (line: string) => void,
  ): Promise<{ code: number; out: string; err: string }> {
    const { jobs, signal } = this.options;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const child = spawn(this.command, [...args], {
        cwd,
        env: {
          ...(this.options.env ?? process.env),
          CGO_ENABLED: '0',
          GOWORK: 'off',
          ...(jobs && { GOMAXPROCS: String(jobs) }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        // a group of its own, so that ending it ends the compilers too
        detached: true,
      });
      const end = () => child.pid && process.kill(-child.pid, 'SIGTERM');
      signal?.addEventListener('abort', end, { once: true });
      let out = '';
      const errLines: string[] = [];
      child.stdout.setEncoding('utf8').on('data', text => {
        out += text;
      });
      createInterface({ input: child.stderr }).on('line', text => {
        errLines.push(text);
        onLine?.(text);
      });
      child.once('error', reject);
      child.once('close', code => {
        signal?.removeEventListener('abort', end);
        if (signal?.aborted) {
          reject(signal.reason);
        } else {
          resolve({ code: code ?? 1, out, err: errLines.join('\n') });
        }
      });
    });
  }
}

function findCommand(options: GoOptions): string | undefined {
  const { env = process.env, installFolders = ['/usr/local/go/bin'] } = options;
  const folders = [
    ...(env.PATH ?? '').split(delimiter),
    ...(env.GOROOT ? [join(env.GOROOT, 'bin')] : []),
    ...installFolders,
  ];
  return folders
    .filter(Boolean)
    .map(folder => join(folder, 'go'))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function parseAnswer(out: string): { Dir?: string; Error?: string } {
  try {
    return JSON.parse(out);
  } catch {
    return {};
  }
}

function compareVersions(left: string, right: string): number {
  const numbers = (version: string) =>
    (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
