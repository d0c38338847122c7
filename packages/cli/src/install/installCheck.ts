// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check, Outcome } from '../Check';
import { Progress } from '../Progress';
import { browserWalks } from '../browserCheck';
import { sandboxProgram, startDemoPortal } from '../demoPortal';
import { PackedPlugin } from '../packaging/packPlugins';
import { freePort } from '../ports';
import { repoRoot } from '../repoRoot';
import { HostOptions, HostPortal } from './HostPortal';
import { PackageRegistry } from './PackageRegistry';
import {
  addedLines,
  documentedSteps,
  DocumentedSteps,
} from './documentedSteps';

export interface InstallOptions extends Omit<HostOptions, 'pluginRegistry'> {
  /** Major version, of what `nodeDir` holds. */
  readonly node: string;
  /** Scaffold anew what stands in `dir`. */
  readonly fresh: boolean;
  readonly plugins: readonly PackedPlugin[];
  /** For logs and reports. */
  readonly stateDir: string;
  readonly signal: AbortSignal;
}

/**
 * A portal fresh from create-app, installed into by the documentation's own lines, started, walked, tested with its own
 * tests, and brought back to what it was.
 */
export function installCheck(options: InstallOptions): Check {
  const { minor, system, node } = options;
  return {
    name: `installed in Backstage ${minor}, ${system} frontend system, Node ${node}`,
    async run() {
      const registry = await PackageRegistry.serve(options.plugins);
      try {
        return await installWalkRemove(options, registry.url);
      } finally {
        await registry.close();
      }
    },
  };
}

/** What the pages on installing tell to do, for one frontend system. */
export function installationSteps(
  system: HostOptions['system'],
): DocumentedSteps {
  const page = (name: string) =>
    documentedSteps(
      readFileSync(join(repoRoot, 'docs', name), 'utf8'),
      '## Install',
    );
  const steps = page('installation.md');
  if (system === 'new') {
    return steps;
  }
  const legacy = page('legacy-frontend.md');
  return {
    commands: [...steps.commands, ...legacy.commands],
    edits: [...steps.edits, ...legacy.edits],
  };
}

async function installWalkRemove(
  options: InstallOptions,
  pluginRegistry: string,
): Promise<Outcome> {
  const { dir, system, fresh } = options;
  const progress = Progress.create();
  const steps = installationSteps(system);
  if (fresh) {
    rmSync(`${dir}.prepared`, { force: true });
  }
  const host = await progress.step('a portal fresh from create-app', () =>
    HostPortal.prepare({ ...options, pluginRegistry }),
  );
  await progress.step('adding the packages', async () => {
    for (const [name, ...args] of steps.commands) {
      await host.run(name, args);
    }
    host.apply(steps.edits);
  });
  const files = steps.edits.map(({ file }) => file);
  process.stdout.write(
    `  by hand: ${addedLines(steps)} lines in ${
      files.length
    } files (${files.join(', ')})\n`,
  );
  const walks = await walk(options, host);
  const failures = [...walks.failures];
  let passed = walks.passed;
  const attempt = async (title: string, work: () => Promise<unknown>) => {
    try {
      await progress.step(title, work);
      passed += 1;
    } catch (error) {
      failures.push(`${title}: ${(error as Error).message}`);
    }
  };
  for (const script of ['tsc', 'lint:all', 'test']) {
    await attempt(`the portal's own "yarn ${script}"`, () =>
      host.run('yarn', [script]),
    );
  }
  await attempt('taking it all away again', async () => {
    host.revert(steps.edits);
    for (const [name, ...args] of steps.commands) {
      await host.run(
        name,
        args.map(word => (word === 'add' ? 'remove' : word)),
      );
    }
    const differences = await host.differences();
    if (differences.length > 0) {
      throw new Error(
        `the portal is not as it was:\n${differences.join('\n')}`,
      );
    }
  });
  return { passed, failures, notRun: walks.notRun };
}

/** Starts the portal over a sandbox, whose kubeconfig is where the documentation says, and walks its pages. */
async function walk(
  options: InstallOptions,
  host: HostPortal,
): Promise<Outcome> {
  const { minor, system, signal } = options;
  const stateDir = join(options.stateDir, `${minor}-${system}`);
  const home = join(stateDir, 'home');
  mkdirSync(join(home, '.kube'), { recursive: true });
  const portal = await startDemoPortal({
    appPort: await freePort(),
    backendPort: await freePort(),
    controlPlane: sandboxProgram(await freePort(), [
      ...['--seed', 'demo', '--pace', 'natural'],
    ]),
    portal: {
      dir: host.dir,
      env: { ...host.environment, HOME: home },
      signIn: 'guest',
      onKubeconfig: file => copyFileSync(file, join(home, '.kube/config')),
    },
    stateDir,
    progress: Progress.create(),
    signal,
  });
  try {
    return await browserWalks(portal, {
      folder: 'test/install',
      stateDir,
      args: [],
    });
  } finally {
    await portal.stop();
  }
}
