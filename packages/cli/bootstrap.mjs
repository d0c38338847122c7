// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// Runs a root script on a machine that has nothing but some Node and npm: brings a fitting Node and Yarn from npm,
// installs the dependencies when they are not those of yarn.lock, then runs packages/cli/src/<script>.ts.
// Plain JavaScript without dependencies, because it runs before there are any.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodePlatformPackage, nodeVersions } from './nodePackage.mjs';

const YARN_VERSION = '4.13.0';
const INSTALL_GIGABYTES = 3.2;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, '.cache');

// Root script -> program; each gets the rest of the command line.
const programs = {
  start: 'packages/cli/src/start.ts',
  test: 'packages/cli/src/test.ts',
  'test:e2e': 'packages/cli/src/testE2e.ts',
  'test:conformance': 'test/conformance/run.ts',
  'test:integration': 'test/integration/run.ts',
  'test:install': 'packages/cli/src/install/testInstall.ts',
  pack: 'packages/cli/src/packaging/pack.ts',
  docs: 'packages/cli/src/docs/writeDocs.ts',
  sandbox: 'packages/sandbox/src/cli.ts',
  bench: 'test/bench/run.ts',
  cluster: 'test/cluster/cli.ts',
};

function fail(what, mend) {
  process.stderr.write(`\n✖ ${what}\n${mend ? `  ${mend}\n` : ''}`);
  process.exit(1);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function isSupported(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 19);
}

function npm(args) {
  const result = spawnSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.error) {
    fail(
      'npm is not on the PATH, and it is needed to fetch what is missing.',
      'Install Node.js with npm (any of Node 20, 22, 24), then run the same command again.',
    );
  }
  return result;
}

function fetchPackage(folder, spec) {
  mkdirSync(folder, { recursive: true });
  const result = npm([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    spec,
  ]);
  if (result.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
  }
  return result;
}

/** Path of a Node this project supports. */
function findNode() {
  if (isSupported(process.version)) {
    return process.execPath;
  }
  const name = nodePlatformPackage();
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  let lastError = '';
  for (const version of nodeVersions) {
    const folder = join(cache, `node-${version}`);
    const path = join(folder, 'node_modules', name, binary);
    if (existsSync(path)) {
      return path;
    }
    say(
      `· Node ${process.version} is not supported; getting Node ${version} from npm`,
    );
    const result = fetchPackage(folder, `${name}@${version}`);
    if (result.status === 0 && existsSync(path)) {
      return path;
    }
    lastError = result.stderr;
  }
  return fail(
    `Node ${process.version} cannot run this project, and no Node ${nodeVersions[0]} could be had from npm for ${process.platform}-${process.arch}.`,
    `Install Node 22 (22.19 or newer) or 24 and run the same command again. npm said:\n${lastError}`,
  );
}

/** Path of Yarn's program. */
function findYarn() {
  const folder = join(cache, `yarn-${YARN_VERSION}`);
  const path = join(folder, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
  if (!existsSync(path)) {
    say(`· getting Yarn ${YARN_VERSION} from npm`);
    const result = fetchPackage(folder, `@yarnpkg/cli-dist@${YARN_VERSION}`);
    if (result.status !== 0) {
      fail(
        `Yarn ${YARN_VERSION} could not be had from npm.`,
        `Check that npm reaches its registry (npm ping). npm said:\n${result.stderr}`,
      );
    }
  }
  return path;
}

/** Yarn does not read npm's settings; pass on what decides whether a registry can be reached. */
function yarnSettings() {
  const listed = npm(['config', 'ls', '-l', '--json']);
  let settings = {};
  try {
    settings = JSON.parse(listed.stdout);
  } catch {
    say('· npm config could not be read; Yarn uses its defaults');
  }
  const names = {
    registry: 'YARN_NPM_REGISTRY_SERVER',
    cafile: 'YARN_HTTPS_CA_FILE_PATH',
    'https-proxy': 'YARN_HTTPS_PROXY',
    proxy: 'YARN_HTTP_PROXY',
  };
  const environment = {};
  for (const [setting, variable] of Object.entries(names)) {
    if (typeof settings[setting] === 'string' && !process.env[variable]) {
      environment[variable] = settings[setting];
    }
  }
  return environment;
}

function checkDisk() {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 1e9;
  if (free < INSTALL_GIGABYTES) {
    fail(
      `Only ${free.toFixed(
        1,
      )} GB are free on the disk of ${root}; installing needs ${INSTALL_GIGABYTES} GB.`,
      'Free some space and run the same command again; what is already downloaded is kept.',
    );
  }
}

function mendOfInstall(output) {
  if (/ENOSPC/.test(output)) {
    return 'The disk is full: free some space and run the same command again.';
  }
  if (/YN0028/.test(output)) {
    return 'yarn.lock does not fit the package.json files: run "yarn install" and commit yarn.lock.';
  }
  return 'Check that npm reaches its registry (npm ping), then run the same command again; what is already downloaded is kept.';
}

/** Installs unless node_modules already is what yarn.lock says. Offline when there is nothing to do. */
function install(node, yarn, environment) {
  const marker = join(root, 'node_modules/.fourplane-installed');
  const fingerprint = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    fingerprint.update(readFileSync(join(root, file)));
  }
  const wanted = fingerprint.digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return;
  }
  checkDisk();
  const started = Date.now();
  say('· installing dependencies (first time: about a minute)');
  const result = spawnSync(node, [yarn, 'install', '--immutable'], {
    cwd: root,
    env: { ...environment, ...yarnSettings(), CI: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (result.status !== 0) {
    const tail = `${result.stdout}${result.stderr}`
      .trim()
      .split('\n')
      .slice(-25)
      .join('\n');
    fail(
      "Installing the dependencies failed; Yarn's last lines:",
      `${tail}\n\n  ${mendOfInstall(tail)}`,
    );
  }
  writeFileSync(marker, wanted);
  say(`· installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function run(node, environment, program, args) {
  const child = spawn(
    node,
    [
      '--expose-gc',
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, program),
      ...args,
    ],
    { cwd: root, env: environment, stdio: 'inherit' },
  );
  // A terminal's Ctrl-C reaches the child by itself; it ends what it started, and this process waits for it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 1));
  });
}

const [script, ...args] = process.argv.slice(2);
const program = programs[script];
if (!program) {
  fail(
    `There is no script "${script ?? ''}".`,
    `Scripts: ${Object.keys(programs).join(', ')}.`,
  );
}
if (script === 'start' && !existsSync(join(root, 'node_modules'))) {
  say(
    `Fourplane needs about a minute and ${INSTALL_GIGABYTES} GB of disk for the first start.`,
  );
}
const node = findNode();
const yarn = findYarn();
const environment = {
  ...process.env,
  NODE: node,
  PATH: [
    dirname(node),
    join(dirname(yarn), '../../../.bin'),
    join(root, 'node_modules/.bin'),
    process.env.PATH,
  ].join(delimiter),
};
install(node, yarn, environment);
run(node, environment, program, args);
