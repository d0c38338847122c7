// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Check, Outcome, runCommand } from './Check';
import { Progress } from './Progress';
import { findBrowser } from './browser';
import {
  ControlPlaneProgram,
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

/**
 * Walks the demo portal, started as `npm start` starts it, in a headless browser; with `FOURPLANE_TEST_TARGET=cluster` a
 * portal over a real control plane, as far as the walks do not need the demo.
 */
export function browserCheck(args: readonly string[] = []): Check {
  return {
    name: 'browser walks of the demo portal',
    async run() {
      const stateDir = join(repoRoot, '.cache/e2e');
      const reportFile = join(stateDir, 'report.json');
      mkdirSync(stateDir, { recursive: true });
      rmSync(reportFile, { force: true });
      const isOnCluster = process.env.FOURPLANE_TEST_TARGET === 'cluster';
      const browser = await findBrowser();
      process.stdout.write(`· browser: ${browser.origin}\n`);
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
        stateDir,
        progress: Progress.create(),
        signal: interrupted.signal,
      });
      try {
        const { output } = await runCommand(
          process.execPath,
          [
            join(repoRoot, 'node_modules/@playwright/test/cli.js'),
            'test',
            '--config',
            join(repoRoot, 'test/e2e/playwright.config.ts'),
            ...(args.length === 0 && isOnCluster ? onCluster : args),
          ],
          {
            cwd: join(repoRoot, 'test/e2e'),
            env: {
              E2E_APP_URL: portal.appUrl,
              E2E_KUBECONFIG: portal.kubeconfig,
              E2E_BROWSER: browser.executable,
              E2E_BROWSER_ARGS: browser.args.join(' '),
              E2E_REPORT: reportFile,
              FORCE_COLOR: '0',
            },
          },
        );
        return readReport(reportFile, output);
      } finally {
        process.off('SIGINT', onInterrupt);
        process.off('SIGTERM', onInterrupt);
        await portal.stop();
      }
    },
  };
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
