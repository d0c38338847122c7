// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * The integration suite against a target, as `npm run test:integration -- --target sandbox|cluster`.
 */

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clusterFolder } from '../cluster/cacheFolders';
import { requireBuilt, wantedPrograms } from '../cluster/run/builtPrograms';
import { TARGET_VARIABLE, targetNames } from '../testTarget';

const usage = `npm run test:integration -- [--target ${targetNames.join('|')}]
  --target   what the portal reads: the sandbox in this process (the default), or a real API server with OpenChoreo's
             own controllers
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { target: { type: 'string', default: 'sandbox' } },
  });
  const target = targetNames.find(name => name === values.target);
  if (!target) {
    process.stderr.write(`There is no target ${values.target}.\n${usage}`);
    return 1;
  }
  if (target === 'cluster') {
    requireBuilt(
      clusterFolder(),
      wantedPrograms({ generation: 'v1.2', controllers: true, argo: true }),
    );
  }
  return runTests(target);
}

function runTests(target: string): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      require.resolve('@backstage/cli/bin/backstage-cli'),
      'package',
      'test',
      '--watchAll=false',
      '--maxWorkers=1',
      'test/integration/',
    ],
    {
      cwd: resolve(__dirname, '..'),
      stdio: 'inherit',
      env: { ...process.env, [TARGET_VARIABLE]: target },
    },
  );
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', code => done(code ?? 1));
  });
}

main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    const lines = [`✖ ${error?.message ?? error}`, error?.mend];
    process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
    process.exitCode = error?.exitStatus ?? 1;
  },
);
