// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError, runScript } from '../SetupError';
import {
  PackedPlugin,
  packedPlugins,
  packPlugins,
} from '../packaging/packPlugins';
import { repoRoot } from '../repoRoot';
import { runChecks } from '../runChecks';
import { backstageMinors, FrontendSystem, frontendSystems } from './HostPortal';
import { installCheck } from './installCheck';
import { nodeProgram } from './nodeProgram';

const USAGE = `npm run test:install [-- --backstage ${backstageMinors.join(
  '|',
)}|all --system new|legacy|all --node 22|24]
  --backstage  a minor, ${backstageMinors[0]} by default; all: each of them
  --system     the frontend system, new by default
  --node       what the portal runs on; the Node of this process by default
  --dir        where the portals go and stay for the next run (2 GB each); a folder of the system's temporary one by default
  --packages   a folder with tarballs of \`npm run pack\`; they are packed anew by default
  --fresh      scaffold anew what is there`;

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        backstage: { type: 'string', default: backstageMinors[0] },
        system: { type: 'string', default: 'new' },
        node: { type: 'string', default: process.versions.node.split('.')[0] },
        dir: { type: 'string', default: join(tmpdir(), 'fourplane-install') },
        packages: { type: 'string' },
        fresh: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new SetupError((error as Error).message, USAGE);
  }
  const systems = frontendSystems.filter(
    system => values.system === 'all' || values.system === system,
  );
  const minors = backstageMinors.filter(
    minor =>
      values.backstage === 'all' ||
      `${values.backstage}.`.startsWith(`${minor}.`),
  );
  if (systems.length === 0 || minors.length === 0) {
    throw new SetupError(
      `There is no Backstage ${values.backstage} with the ${values.system} frontend system here.`,
      USAGE,
    );
  }
  if (!['22', '24'].includes(values.node)) {
    throw new SetupError(`Node ${values.node} is not supported.`, USAGE);
  }
  if (`${values.dir}/`.startsWith(`${repoRoot}/`)) {
    throw new SetupError(
      `${values.dir} is inside this repository, whose packages a portal there would find.`,
      'Name a folder elsewhere.',
    );
  }
  return { ...values, systems, minors };
}

runScript(async () => {
  const { systems, minors, node, dir, fresh, packages } = readOptions();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort());
  }
  const stateDir = join(repoRoot, '.cache/install');
  mkdirSync(stateDir, { recursive: true });
  const nodeDir = dirname(await nodeProgram(node));
  const plugins: readonly PackedPlugin[] = packages
    ? packedPlugins(resolve(packages))
    : await packPlugins({
        workDir: join(stateDir, 'tree'),
        outDir: join(stateDir, 'packages'),
        say: line => process.stdout.write(`· ${line}\n`),
      });
  const checks = minors.flatMap(minor =>
    systems.map((system: FrontendSystem) =>
      installCheck({
        minor,
        system,
        node,
        nodeDir,
        dir: join(dir, `${minor}-${system}`),
        fresh,
        plugins,
        stateDir,
        signal: interrupted.signal,
      }),
    ),
  );
  return runChecks(checks, { signal: interrupted.signal });
});
