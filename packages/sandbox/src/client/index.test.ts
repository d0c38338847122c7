// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawnSync } from 'node:child_process';

const run = (script: string) =>
  spawnSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      '--eval',
      script,
    ],
    { encoding: 'utf8', cwd: __dirname },
  );

it('is loaded by itself, without the server and the simulators', () => {
  const { stdout, stderr } = run(`
    const { SandboxClient } = require('@fourplane/sandbox/client');
    const own = Object.keys(require.cache).filter(file => /sandbox.src/.test(file));
    console.log(JSON.stringify({ client: typeof SandboxClient, own }));
  `);
  expect(stderr).toBe('');
  const { client, own } = JSON.parse(stdout);
  expect(client).toBe('function');
  expect(own.length).toBeGreaterThan(5);
  expect(
    own.filter((file: string) => !file.includes('sandbox/src/client/')),
  ).toEqual([]);
});
