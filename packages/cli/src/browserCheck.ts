// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Check, Outcome, runCommand } from './Check';
import { Progress } from './Progress';
import { findBrowser } from './browser';
import {
  ControlPlaneProgram,
  DemoPortal,
  sandboxProgram,
  startDemoPortal,
} from './demoPortal';
import { freePort } from './ports';
import { repoRoot } from './repoRoot';

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly {
        readonly error?: { readonly message?: string };
      }[];
    }[];
  }[];
}

/** OpenChoreo's own controllers, where their programs are built. */
const realCluster: ControlPlaneProgram = {
  name: 'cluster',
  about: "a real control plane (OpenChoreo's own controllers)",
  script: 'test/e2e/serveCluster.ts',
  args: [],
};

/** The walks that need nothing of the demo. */
const onCluster = ['deploy.spec.ts'];

/** Every template on every generation: it starts further control planes, so it is walked when it is named. */
const TEMPLATE_WALK = 'templates.walk';

/** What of the older generations is walked, at no more than their own pace. */
const generations = ['v0.3', 'v0.2'] as const;

/** Sandboxes of the older generations, by the names that the portal gives them. */
async function olderGenerations(): Promise<
  Record<string, ControlPlaneProgram>
> {
  const ports = await Promise.all(generations.map(freePort));
  return Object.fromEntries(
    generations.map((generation, index) => [
      generation.replace('.', ''),
      {
        ...sandboxProgram(ports[index], [
          '--generation',
          generation,
          '--seed',
          'platform',
          '--pace',
          'instant',
          '--no-opensearch',
          '--no-prometheus',
        ]),
        name: `sandbox-${generation}`,
      },
    ]),
  );
}

/**
 * Walks the demo portal, started as `npm start` starts it, in a headless browser; with `FOURPLANE_TEST_TARGET=cluster` a
 * portal over a real control plane, as far as the walks do not need the demo.
 */
export function browserCheck(args: readonly string[] = []): Check {
  return {
    name: 'browser walks of the demo portal',
    async run() {
      const stateDir = join(repoRoot, '.cache/e2e');
      mkdirSync(stateDir, { recursive: true });
      const isOnCluster = process.env.FOURPLANE_TEST_TARGET === 'cluster';
      const walksTemplates = args.some(arg => arg.includes(TEMPLATE_WALK));
      const interrupted = new AbortController();
      const onInterrupt = () => interrupted.abort();
      process.once('SIGINT', onInterrupt);
      process.once('SIGTERM', onInterrupt);
      const portal = await startDemoPortal({
        appPort: await freePort(),
        backendPort: await freePort(),
        controlPlane: isOnCluster
          ? realCluster
          : sandboxProgram(await freePort(), [
              '--seed',
              'demo',
              '--pace',
              'natural',
            ]),
        ...(walksTemplates && {
          ...(!isOnCluster && { others: await olderGenerations() }),
          locations: ['test/e2e/templates/secret-input.yaml'],
        }),
        stateDir,
        progress: Progress.create(),
        signal: interrupted.signal,
      });
      try {
        return await browserWalks(portal, {
          folder: 'test/e2e',
          stateDir,
          args: args.length === 0 && isOnCluster ? onCluster : args,
          env: {
            E2E_TARGET: isOnCluster ? 'cluster' : 'sandbox',
            ...(walksTemplates && { E2E_WALKS: 'true' }),
          },
        });
      } finally {
        process.off('SIGINT', onInterrupt);
        process.off('SIGTERM', onInterrupt);
        await portal.stop();
      }
    },
  };
}

/** Runs a folder's walks, each a `*.spec.ts`, in a headless browser against a running portal. */
export async function browserWalks(
  portal: DemoPortal,
  walks: {
    /** Below the repository; holds a playwright.config.ts. */
    readonly folder: string;
    /** Where the report goes. */
    readonly stateDir: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<Outcome> {
  const browser = await findBrowser();
  process.stdout.write(`· browser: ${browser.origin}\n`);
  const folder = join(repoRoot, walks.folder);
  const reportFile = join(walks.stateDir, 'report.json');
  rmSync(reportFile, { force: true });
  const { output } = await runCommand(
    process.execPath,
    [
      join(repoRoot, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      join(folder, 'playwright.config.ts'),
      ...walks.args,
    ],
    {
      cwd: folder,
      env: {
        E2E_APP_URL: portal.appUrl,
        E2E_KUBECONFIG: portal.kubeconfig,
        E2E_BROWSER: browser.executable,
        E2E_BROWSER_ARGS: browser.args.join(' '),
        E2E_REPORT: reportFile,
        ...walks.env,
        FORCE_COLOR: '0',
      },
    },
  );
  return readReport(reportFile, output);
}

function readReport(reportFile: string, output: string): Outcome {
  let suites: readonly PlaywrightSuite[];
  try {
    suites = JSON.parse(readFileSync(reportFile, 'utf8')).suites;
  } catch {
    suites = [];
  }
  let passed = 0;
  const failures: string[] = [];
  const notRun: string[] = [];
  const visit = (suite: PlaywrightSuite) => {
    suite.suites?.forEach(visit);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const title = `${spec.file} › ${spec.title}`;
        if (test.status === 'expected') {
          passed += 1;
        } else if (test.status === 'skipped') {
          notRun.push(title);
        } else {
          failures.push(
            `${title} (${test.status})\n${
              test.results.at(-1)?.error?.message ?? ''
            }`,
          );
        }
      }
    }
  };
  suites.forEach(visit);
  if (passed + failures.length === 0) {
    failures.push(`no browser walk ran:\n${output.slice(-4000)}`);
  }
  return { passed, failures, notRun };
}
