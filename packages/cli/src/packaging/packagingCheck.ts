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
import { Check, Outcome } from '../Check';
import { repoRoot } from '../repoRoot';
import { PackedPlugin, command, packPlugins } from './packPlugins';

const packDir = join(repoRoot, '.cache/pack');
// in the repository: what the plugins depend on is found in its node_modules
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

/** What attw says of every package that Backstage's tooling builds, with the reason to accept it. */
const acceptedOfTypes: readonly { rule: string; reason: string }[] = [
  {
    rule: 'cjs-only-exports-default',
    reason: 'backend.add(import(…)) unwraps the default export of a feature',
  },
  {
    rule: 'unexpected-module-syntax',
    reason:
      'frontend packages are read by bundlers, which take .esm.js files by their content',
  },
];

/** What belongs to no tarball. */
const notPublished =
  /\.test\.|^src\/|__testUtils__|__fixtures__|setupTests|tsconfig|\.eslintrc/;

interface PublintMessage {
  readonly code: string;
  readonly path: readonly string[];
}

interface Problems {
  passed: number;
  readonly failures: string[];
}

/**
 * The plugins as they would be published: built, packed, looked at as packages, and started in a backend from the
 * tarballs. Expects the declarations that `tsc` emits.
 */
export function packagingCheck(): Check {
  return {
    name: 'plugins packed as published',
    async run() {
      const problems: Problems = { passed: 0, failures: [] };
      rmSync(packDir, { recursive: true, force: true });
      mkdirSync(consumerDir, { recursive: true });
      let plugins: readonly PackedPlugin[] = [];
      await record(problems, 'build and pack', async () => {
        plugins = await packPlugins({
          workDir: join(packDir, 'tree'),
          outDir: packDir,
          declarations: join(repoRoot, 'dist-types'),
        });
      });
      if (plugins.length === 0) {
        return outcomeOf(problems);
      }
      for (const plugin of plugins) {
        const { folder } = plugin;
        await record(problems, `content of ${folder}`, () => unpack(plugin));
        await record(problems, `publint ${folder}`, () => lintPackage(folder));
        await record(problems, `attw ${folder}`, () => checkTypes(plugin));
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

function unpackedDir(folder: string): string {
  return join(consumerDir, 'node_modules/@fourplane', `plugin-${folder}`);
}

/** Lays a tarball's content where a consumer would have it, and looks at it. */
async function unpack({ folder, tarball }: PackedPlugin): Promise<void> {
  const target = unpackedDir(folder);
  mkdirSync(target, { recursive: true });
  await command(
    'tar',
    ['-xzf', tarball, '-C', target, '--strip-components=1'],
    packDir,
  );
  const packed = readdirSync(target, { recursive: true }).map(String);
  const unwanted = packed.filter(file => notPublished.test(file));
  if (unwanted.length > 0) {
    throw new Error(`the tarball carries ${unwanted.join(', ')}`);
  }
  const expected = ['README.md', 'LICENSE', 'NOTICE'];
  const absent = expected.filter(file => !packed.includes(file));
  if (absent.length > 0) {
    throw new Error(`the tarball lacks ${absent.join(', ')}`);
  }
  const manifest = JSON.parse(
    readFileSync(join(target, 'package.json'), 'utf8'),
  );
  const entries = [
    manifest.main,
    manifest.types,
    ...filesOf(manifest.exports),
  ].filter(Boolean);
  const missing = entries.filter(entry => !existsSync(join(target, entry)));
  if (missing.length > 0 || !manifest.main || !manifest.types) {
    throw new Error(`entries are missing: ${JSON.stringify(missing)}`);
  }
  if (manifest.configSchema && typeof manifest.configSchema !== 'string') {
    throw new Error('the configuration schema is not a file of the package');
  }
  if (/workspace:/.test(JSON.stringify(manifest.dependencies))) {
    throw new Error('a dependency still says workspace:');
  }
}

/** The files that the entries of `exports` lead to, whatever the condition; the type of a feature is none. */
function filesOf(entry: unknown): string[] {
  if (typeof entry === 'string') {
    return entry.startsWith('./') ? [entry] : [];
  }
  return typeof entry === 'object' && entry !== null
    ? Object.values(entry).flatMap(filesOf)
    : [];
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

/** Are the types found, and do they say what the code is, whoever resolves them. */
async function checkTypes({ tarball }: PackedPlugin): Promise<void> {
  await command(
    process.execPath,
    [
      join(repoRoot, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
      tarball,
      '--format',
      'ascii',
      '--no-emoji',
      '--no-color',
      '--ignore-rules',
      ...acceptedOfTypes.map(({ rule }) => rule),
    ],
    packDir,
  );
}
