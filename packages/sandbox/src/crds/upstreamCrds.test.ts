// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startSandbox } from '../Sandbox';
import { foreignCrds } from './foreignCrds';

const release = resolve(
  __dirname,
  '../../../../../shared/data/openchoreo/v1.0.0',
);
// Without the data the test is reported as skipped, by name.
const describeRelease = existsSync(release) ? describe : describe.skip;

describeRelease('a release that is not simulated, OpenChoreo v1.0.0', () => {
  it('is served from its own definitions, and takes its samples', async () => {
    const sandbox = await startSandbox({
      controllers: false,
      crdsDir: resolve(release, 'crds'),
    });
    try {
      await sandbox.client.apply(foreignCrds(['ClusterWorkflowTemplate']));
      const samples = resolve(release, 'samples');
      const files = readdirSync(samples, {
        recursive: true,
        encoding: 'utf8',
      }).filter(file => file.endsWith('.yaml'));
      expect(files.length).toBeGreaterThan(5);
      for (const file of files.sort()) {
        const text = readFileSync(resolve(samples, file), 'utf8');
        const applied = await sandbox.client.apply(text);
        expect([file, applied.length > 0]).toEqual([file, true]);
      }
    } finally {
      await sandbox.stop();
    }
  });
});
