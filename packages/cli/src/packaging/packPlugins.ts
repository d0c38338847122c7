// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runCommand } from '../Check';
import { SetupError } from '../SetupError';
import { repoRoot } from '../repoRoot';

/** A plugin as it would be published. */
export interface PackedPlugin {
  /** Below `plugins/`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly tarball: string;
}

export interface PackOptions {
  /** A folder of ours alone: what stands in it is removed. */
  readonly workDir: string;
  /** Where the tarballs go; created. */
  readonly outDir: string;
  /** What `tsc` emitted of this very tree; absent: it is run here, which takes a minute. */
  readonly declarations?: string;
  readonly say?: (line: string) => void;
}

/** What the packing of a plugin needs of the root. */
const rootFiles = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  '.yarn/install-state.gz',
  'backstage.json',
  'packages/cli/typesFirst.mjs',
  'test/package.json',
];
const notCopied = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Builds and packs every plugin in a copy of the tree, so that nothing of the working tree is touched: packing rewrites
 * each package.json for a moment, and whatever runs from the tree meanwhile would meet it.
 */
export async function packPlugins(
  options: PackOptions,
): Promise<readonly PackedPlugin[]> {
  const { workDir, outDir, say = () => {} } = options;
  rmSync(workDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  copyTree(workDir);
  await linkDeclarations(options);
  const packed: PackedPlugin[] = [];
  for (const folder of pluginFolders()) {
    const source = join(workDir, 'plugins', folder);
    say(`packing ${folder}`);
    await command(
      process.execPath,
      [
        join(repoRoot, 'node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
      source,
    );
    const plugin = packedPlugin(folder, outDir);
    await command('yarn', ['pack', '--out', plugin.tarball], source);
    packed.push(plugin);
  }
  return packed;
}

/** What an earlier run has packed into that folder. */
export function packedPlugins(outDir: string): readonly PackedPlugin[] {
  const packed = pluginFolders().map(folder => packedPlugin(folder, outDir));
  const missing = packed.filter(({ tarball }) => !existsSync(tarball));
  if (missing.length > 0) {
    throw new SetupError(
      `There is no ${missing[0].tarball}.`,
      `Pack the plugins: npm run pack -- --out ${outDir}`,
    );
  }
  return packed;
}

function packedPlugin(folder: string, outDir: string): PackedPlugin {
  const { name, version } = readManifest(join(repoRoot, 'plugins', folder));
  const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  return { folder, name, version, tarball: join(outDir, file) };
}

/** The plugins of this repository, by their folders. */
export function pluginFolders(): readonly string[] {
  return readdirSync(join(repoRoot, 'plugins')).filter(folder =>
    existsSync(join(repoRoot, 'plugins', folder, 'package.json')),
  );
}

function readManifest(folder: string): { name: string; version: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function copyTree(tree: string): void {
  const workspaces = [
    ...readdirSync(join(repoRoot, 'packages')).map(name => `packages/${name}`),
    ...pluginFolders().map(name => `plugins/${name}`),
    'test',
  ].filter(folder => existsSync(join(repoRoot, folder, 'package.json')));
  cpSync(join(repoRoot, 'plugins'), join(tree, 'plugins'), {
    recursive: true,
    filter: source => !notCopied.has(basename(source)),
  });
  for (const file of [
    ...rootFiles,
    ...workspaces.map(folder => `${folder}/package.json`),
  ]) {
    if (existsSync(join(repoRoot, file))) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      copyFileSync(join(repoRoot, file), join(tree, file));
    }
  }
  for (const folder of ['', ...workspaces]) {
    const modules = join(repoRoot, folder, 'node_modules');
    if (existsSync(modules)) {
      symlinkSync(modules, join(tree, folder, 'node_modules'));
    }
  }
  pluginFolders().forEach(folder => addLicence(join(tree, 'plugins', folder)));
}

/** Every package carries the licence, and the notice that goes with it. */
function addLicence(target: string): void {
  for (const file of ['LICENSE', 'NOTICE']) {
    copyFileSync(join(repoRoot, file), join(target, file));
  }
  const file = join(target, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.files.push('NOTICE');
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function linkDeclarations(options: PackOptions): Promise<void> {
  const { workDir, declarations, say = () => {} } = options;
  const target = join(workDir, 'dist-types');
  const project = join(workDir, 'tsconfig.json');
  // prepack reads it, too; of the repository itself: links between its packages lead there
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(repoRoot, 'tsconfig.json'),
      include: ['src', 'config.d.ts'].map(part =>
        join(repoRoot, 'plugins/*', part),
      ),
      exclude: ['**/node_modules', '**/*.test.ts', '**/*.test.tsx'].map(
        pattern => join(repoRoot, pattern),
      ),
      compilerOptions: {
        outDir: target,
        rootDir: repoRoot,
        incremental: false,
        typeRoots: [join(repoRoot, 'node_modules/@types')],
      },
    }),
  );
  if (declarations) {
    symlinkSync(declarations, target);
    return;
  }
  say('emitting declarations');
  await command(
    process.execPath,
    [join(repoRoot, 'node_modules/typescript/bin/tsc'), '-p', project],
    workDir,
  );
}

/** Runs a command to its end; throws with its last lines when it fails. */
export async function command(
  name: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { code, output } = await runCommand(name, args, {
    cwd,
    env: { CI: '1', FORCE_COLOR: '0' },
  });
  if (code !== 0) {
    throw new Error(`exit ${code}\n${output.slice(-4000)}`);
  }
  return output;
}
