// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../Check';
import { SetupError } from '../SetupError';
import { applyEdit, Edit, revertEdit } from './documentedSteps';

export const frontendSystems = ['new', 'legacy'] as const;
export type FrontendSystem = (typeof frontendSystems)[number];

/** Of a Backstage minor: what scaffolds it, and when it was released. */
const minors: Readonly<
  Record<string, { readonly createApp: string; readonly released: string }>
> = {
  '1.55': { createApp: '0.9.2', released: '2026-09-18' },
  '1.54': { createApp: '0.9.1', released: '2026-08-25' },
  '1.53': { createApp: '0.9.0', released: '2026-07-14' },
  '1.52': { createApp: '0.8.4', released: '2026-06-16' },
};
/** The Backstage minors that are known here, the newest first. */
export const backstageMinors = Object.keys(minors);

const DAY_MS = 24 * 60 * 60 * 1000;
/** Long enough for the fixes that follow a release, too short for what a later release brings. */
const SETTLED_DAYS = 8;
/** Packages this young may lack their builds for some platform where they are fetched from. */
const YOUNG_DAYS = 45;

export interface HostOptions {
  readonly minor: string;
  readonly system: FrontendSystem;
  /** Where it is put; what stands there is used again. */
  readonly dir: string;
  /** The folder of the Node that everything of it runs on. */
  readonly nodeDir: string;
  /** Whence packages named `@fourplane/…` come. */
  readonly pluginRegistry: string;
}

/** Somebody's portal: as `create-app` makes it, in a folder with nothing of this repository around it. */
export class HostPortal {
  /** Scaffolds and installs, unless an earlier run has left it here as it was then. */
  static async prepare(options: HostOptions): Promise<HostPortal> {
    const host = new HostPortal(options);
    mkdirSync(dirname(options.dir), { recursive: true });
    host.nameRegistry();
    if (!existsSync(host.#prepared)) {
      rmSync(options.dir, { recursive: true, force: true });
      await host.scaffold();
      await host.install();
      await host.run('git', ['add', '--all']);
      await host.run('git', [
        ...['-c', 'user.name=test', '-c', 'user.email=test@localhost'],
        ...['commit', '--quiet', '--no-verify', '-m', 'As installed'],
      ]);
      writeFileSync(host.#prepared, '');
    } else {
      // what a run that was broken off has left
      await host.run('git', ['checkout', '--quiet', '--', '.']);
      await host.run('git', ['clean', '-fdq']);
      await host.install();
    }
    return host;
  }

  readonly #prepared: string;

  private constructor(private readonly options: HostOptions) {
    this.#prepared = `${options.dir}.prepared`;
  }

  get dir(): string {
    return this.options.dir;
  }

  get environment(): Record<string, string> {
    return {
      PATH: `${this.options.nodeDir}:${process.env.PATH ?? ''}`,
      CI: '1',
      FORCE_COLOR: '0',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      YARN_ENABLE_TELEMETRY: 'false',
      // Yarn's retries break off with an error of their own; a busy machine gets more time instead
      YARN_HTTP_TIMEOUT: '600000',
      YARN_HTTP_RETRY: '0',
      YARN_NPM_MINIMAL_AGE_GATE: `${YOUNG_DAYS}d`,
    };
  }

  /** Runs a command in the portal's root; throws with its last lines when it fails. */
  async run(
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const { code, output } = await runCommand(name, args, {
      cwd: this.options.dir,
      env: { ...this.environment, ...env },
    });
    if (code !== 0) {
      throw new Error(
        `${name} ${args.join(' ')}: exit ${code}\n${output.slice(-6000)}`,
      );
    }
    return output;
  }

  apply(edits: readonly Edit[]): void {
    edits.forEach(edit => this.rewrite(edit.file, applyEdit, edit));
  }

  revert(edits: readonly Edit[]): void {
    edits.forEach(edit => this.rewrite(edit.file, revertEdit, edit));
  }

  /** What differs from the portal as it was, a line for each file; empty where nothing does. */
  async differences(): Promise<readonly string[]> {
    const status = await this.run('git', ['status', '--porcelain']);
    return status.split('\n').filter(Boolean);
  }

  private rewrite(
    file: string,
    change: (text: string, edit: Edit) => string,
    edit: Edit,
  ): void {
    const path = join(this.options.dir, file);
    if (!existsSync(path)) {
      throw new Error(`the portal has no ${file}, which the steps edit`);
    }
    writeFileSync(path, change(readFileSync(path, 'utf8'), edit));
  }

  private async scaffold(): Promise<void> {
    const { minor, system, dir } = this.options;
    const { code, output } = await runCommand(
      'npx',
      [
        '--yes',
        `@backstage/create-app@${minors[minor].createApp}`,
        ...['--path', dir, '--skip-install'],
        ...(system === 'legacy' ? ['--legacy'] : []),
      ],
      {
        cwd: dirname(dir),
        env: { ...this.environment, BACKSTAGE_APP_NAME: 'portal' },
      },
    );
    if (code !== 0) {
      throw new SetupError(
        `create-app for Backstage ${minor} failed; its last lines:\n${output.slice(
          -3000,
        )}`,
        'Check that npm reaches its registry (npm ping).',
      );
    }
    if (!existsSync(join(dir, '.git'))) {
      await this.run('git', ['init', '--quiet']);
    }
    this.suitMachine();
  }

  /**
   * What has nothing to do with the plugins: the portal is installed as of its release, not with what came since, and
   * with an SQLite that brings its binaries, since nothing is compiled or fetched from elsewhere here.
   */
  private suitMachine(): void {
    const { dir } = this.options;
    const settings = join(dir, '.yarnrc.yml');
    const kept = readFileSync(settings, 'utf8')
      .split('\n')
      .filter(line => /^(nodeLinker|yarnPath):/.test(line));
    writeFileSync(settings, `${kept.join('\n')}\n`);
    const file = join(dir, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.resolutions = {
      ...manifest.resolutions,
      'better-sqlite3': '^13.2.0',
    };
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    ['packages/app', 'packages/backend'].forEach(folder =>
      this.sortDependencies(join(dir, folder, 'package.json')),
    );
    if (!existsSync(join(dir, 'yarn.lock'))) {
      writeFileSync(join(dir, 'yarn.lock'), '');
    }
  }

  /** As Yarn writes them whenever anything is added or removed. */
  private sortDependencies(file: string): void {
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    for (const key of ['dependencies', 'devDependencies']) {
      const names = Object.keys(manifest[key] ?? {}).sort();
      manifest[key] = Object.fromEntries(
        names.map(name => [name, manifest[key][name]]),
      );
    }
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }

  private async install(): Promise<void> {
    const { released } = minors[this.options.minor];
    const age = Math.floor((Date.now() - Date.parse(released)) / DAY_MS);
    await this.run('yarn', ['install'], {
      YARN_NPM_MINIMAL_AGE_GATE: `${Math.max(age - SETTLED_DAYS, 0)}d`,
    });
  }

  /** Yarn reads the settings of the folders above, too; these stay out of the portal. */
  private nameRegistry(): void {
    const { dir, pluginRegistry } = this.options;
    writeFileSync(
      join(dirname(dir), '.yarnrc.yml'),
      [
        'enableScripts: false',
        'npmPreapprovedPackages: [better-sqlite3]',
        'unsafeHttpWhitelist: [127.0.0.1]',
        'npmScopes:',
        `  fourplane: { npmRegistryServer: '${pluginRegistry}' }`,
        '',
      ].join('\n'),
    );
  }
}
