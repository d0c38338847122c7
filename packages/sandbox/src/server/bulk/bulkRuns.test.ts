// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { startSandbox } from '../../Sandbox';

jest.setTimeout(60_000);

describe('generated builds', () => {
  it('are taken by the schema, in the phases and the number asked for, and left alone by the controllers', async () => {
    const sandbox = await startSandbox({
      components: 20,
      runs: 200,
      pace: 'instant',
    });
    try {
      const runs = await sandbox.client.list(
        'openchoreo.dev/v1alpha1',
        'WorkflowRun',
      );
      expect(runs).toHaveLength(200);
      const ofFirst = runs.filter(
        ({ metadata }) =>
          metadata.labels?.['openchoreo.dev/component'] === 'component-000001',
      );
      expect(ofFirst.length).toBeGreaterThanOrEqual(100);
      for (const { metadata, spec } of [runs[7], runs[150]]) {
        const copy = {
          apiVersion: 'openchoreo.dev/v1alpha1',
          kind: 'WorkflowRun',
          metadata: {
            name: `${metadata.name}-2`,
            namespace: metadata.namespace,
          },
          spec,
        };
        await expect(sandbox.client.create(copy)).resolves.toBeDefined();
      }
    } finally {
      await sandbox.stop();
    }
  });

  it('need components', async () => {
    await expect(startSandbox({ runs: 10 })).rejects.toThrow(/components: 1/);
  });
});
