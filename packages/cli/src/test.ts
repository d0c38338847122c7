// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commandCheck } from './Check';
import { SetupError, runScript } from './SetupError';
import { browserCheck } from './browserCheck';
import { ClusterCheckOptions, clusterCheck } from './clusterCheck';
import { jestCheck } from './jestCheck';
import { packagingCheck } from './packaging/packagingCheck';
import { openSearch, parityCheck, prometheus } from './parityCheck';
import { repoRoot } from './repoRoot';
import { runChecks } from './runChecks';

const USAGE = `npm test [-- --without-cluster | --build-minutes N]
  --without-cluster   leaves the real control plane out, and says what that leaves out
  --build-minutes     how long building it, and fetching OpenSearch and Prometheus, may take each, 20 by default`;

const bin = (name: string) => join(repoRoot, 'node_modules/.bin', name);
const cwd = repoRoot;

function readOptions(): ClusterCheckOptions {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        'without-cluster': { type: 'boolean', default: false },
        'build-minutes': { type: 'string', default: '20' },
      },
    }));
  } catch (error) {
    throw new SetupError((error as Error).message, USAGE);
  }
  const minutes = values['build-minutes'];
  if (!/^[1-9]\d*$/.test(minutes)) {
    throw new SetupError(
      `--build-minutes takes a whole number above 0, not "${minutes}".`,
      USAGE,
    );
  }
  return {
    buildMinutes: Number(minutes),
    leftOut: values['without-cluster']
      ? 'left out by --without-cluster'
      : undefined,
  };
}

runScript(async () => {
  const options = readOptions();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort());
  }
  return runChecks(
    [
      commandCheck('types', bin('tsc'), ['--incremental', 'false'], { cwd }),
      commandCheck(
        'lint',
        bin('backstage-cli'),
        // A file's or function's length is a warning to think at, not a wall.
        ['repo', 'lint'],
        { cwd },
      ),
      commandCheck('formatting', bin('prettier'), ['--check', '.'], { cwd }),
      commandCheck(
        'configuration schema',
        bin('backstage-cli'),
        ['config:check', '--lax', '--strict'],
        { cwd, env: { SANDBOX_KUBECONFIG: 'kubeconfig' } },
      ),
      jestCheck(),
      packagingCheck(),
      browserCheck(),
      clusterCheck(options),
      ...[openSearch, prometheus].map(server =>
        parityCheck({
          server,
          minutes: options.buildMinutes,
          leftOut: options.leftOut,
        }),
      ),
    ],
    { signal: interrupted.signal },
  );
});
