// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Check, Outcome, runCommand } from './Check';
import { repoRoot } from './repoRoot';

const packDir = join(repoRoot, '.cache/pack');
const consumerDir = join(packDir, 'consumer');

/**
 * What publint says of every package that Backstage's tooling builds, with the reason to accept it. Anything else fails.
 */
const accepted: readonly { code: string; path?: string; reason: string }[] = [
  {
    code: 'EXPORTS_VALUE_INVALID',
    path: 'backstage',
    reason:
      'the condition holds the feature type that Backstage discovers by; no resolver asks for it',
  },
  {
    code: 'CJS_WITH_ESMODULE_DEFAULT_EXPORT',
    reason: 'backend.add(import(…)) unwraps the default export of a feature',
  },
  {
    code: 'EXPORTS_TYPES_INVALID_FORMAT',
    reason:
      'the package for browser and server has no default export, the only thing that would be ambiguous',
  },
  {
    code: 'FILE_INVALID_FORMAT',
    reason:
      'frontend packages are read by bundlers, which take .esm.js files by their content',
  },
];

interface PublintMessage {
  readonly code: string;
  readonly path: readonly string[];
}

interface Problems {
  passed: number;
  readonly failures: string[];
}

/**
 * The plugins as they would be published: built, packed, linted as packages, and started in a backend from the
 * tarballs. Expects the declarations that `tsc` emits.
 */
export function packagingCheck(): Check {
  return {
    name: 'plugins packed as published',
    async run() {
      const problems: Problems = { passed: 0, failures: [] };
      rmSync(packDir, { recursive: true, force: true });
      mkdirSync(consumerDir, { recursive: true });
      await record(problems, 'build', async () =>
        command('backstage-cli', ['repo', 'build'], repoRoot),
      );
      if (problems.failures.length > 0) {
        return outcomeOf(problems);
      }
      for (const folder of readdirSync(join(repoRoot, 'plugins'))) {
        await record(problems, `pack ${folder}`, () => packAndUnpack(folder));
        await record(problems, `publint ${folder}`, () => lintPackage(folder));
      }
      await record(problems, 'backend from the tarballs', async () => {
        const script = join(consumerDir, 'packedBackend.cjs');
        copyFileSync(join(repoRoot, 'test/install/packedBackend.cjs'), script);
        await command(process.execPath, [script], consumerDir);
      });
      return outcomeOf(problems);
    },
  };
}

function outcomeOf({ passed, failures }: Problems): Outcome {
  return { passed, failures, notRun: [] };
}

async function record(
  problems: Problems,
  title: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    problems.passed += 1;
  } catch (error) {
    problems.failures.push(`${title}: ${(error as Error).message}`);
  }
}

async function command(
  name: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const { code, output } = await runCommand(name, args, {
    cwd,
    env: { CI: '1', FORCE_COLOR: '0' },
  });
  if (code !== 0) {
    throw new Error(`exit ${code}\n${output.slice(-4000)}`);
  }
}

function unpackedDir(folder: string): string {
  return join(consumerDir, 'node_modules/@fourplane', `plugin-${folder}`);
}

/** Packs a plugin and lays the tarball's content where a consumer would have it. */
async function packAndUnpack(folder: string): Promise<void> {
  const source = join(repoRoot, 'plugins', folder);
  const tarball = join(packDir, `${folder}.tgz`);
  await command('yarn', ['pack', '--out', tarball], source);
  const target = unpackedDir(folder);
  mkdirSync(target, { recursive: true });
  await command(
    'tar',
    ['-xzf', tarball, '-C', target, '--strip-components=1'],
    packDir,
  );
  const packed = readdirSync(target, { recursive: true }).map(String);
  const unwanted = packed.filter(file => /\.test\.|^src\//.test(file));
  if (unwanted.length > 0) {
    throw new Error(`the tarball carries ${unwanted.join(', ')}`);
  }
  const manifest = JSON.parse(
    readFileSync(join(target, 'package.json'), 'utf8'),
  );
  const entries = [manifest.main, manifest.types].filter(Boolean);
  const missing = entries.filter(entry => !existsSync(join(target, entry)));
  if (missing.length > 0 || entries.length < 2) {
    throw new Error(`main or types are missing: ${JSON.stringify(entries)}`);
  }
  if (/workspace:/.test(JSON.stringify(manifest.dependencies))) {
    throw new Error('a dependency still says workspace:');
  }
}

async function lintPackage(folder: string): Promise<void> {
  const fromTest = createRequire(join(repoRoot, 'test/package.json'));
  const { publint } = await import(fromTest.resolve('publint'));
  const { formatMessage } = await import(fromTest.resolve('publint/utils'));
  const pkgDir = unpackedDir(folder);
  const { messages, pkg } = await publint({
    pkgDir,
    level: 'warning',
    pack: false,
  });
  const unexpected = messages.filter(
    (message: PublintMessage) =>
      !accepted.some(
        ({ code, path }) =>
          code === message.code &&
          (path === undefined || message.path.at(-1) === path),
      ),
  );
  if (unexpected.length > 0) {
    throw new Error(
      unexpected
        .map((message: never) => formatMessage(message, pkg, { color: false }))
        .join('\n'),
    );
  }
}
