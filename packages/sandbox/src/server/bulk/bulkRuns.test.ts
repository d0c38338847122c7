// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { KubeObject } from '../../client';
import { startSandbox } from '../../Sandbox';
import { bulkRuns } from './bulkRuns';

jest.setTimeout(60_000);

const api = 'openchoreo.dev/v1alpha1';

describe('generated builds', () => {
  it('are taken by the schema, and are what they were when the controllers have been through', async () => {
    const sandbox = await startSandbox({
      components: 20,
      runs: 200,
      pace: 'instant',
    });
    try {
      // the controllers have seen the others when this one, which they take away, is gone
      await sandbox.client.create({
        apiVersion: api,
        kind: 'WorkflowRun',
        metadata: { name: 'last', namespace: 'bulk-1' },
        spec: {
          ttlAfterCompletion: '1s',
          workflow: { kind: 'ClusterWorkflow', name: 'none' },
        },
      });
      await sandbox.client.mergePatch(
        api,
        'WorkflowRun',
        'bulk-1',
        'last',
        {
          status: {
            startedAt: '2026-01-01T00:00:00Z',
            completedAt: '2026-01-01T00:00:01Z',
            conditions: [
              {
                type: 'WorkflowCompleted',
                status: 'True',
                reason: 'WorkflowSucceeded',
                message: '',
                lastTransitionTime: '2026-01-01T00:00:01Z',
              },
            ],
          },
        },
        { subresource: 'status' },
      );
      await sandbox.client.waitGone(api, 'WorkflowRun', 'bulk-1', 'last');
      const runs = await sandbox.client.list(api, 'WorkflowRun');
      const statusOf = ({
        metadata,
        status,
      }: Pick<KubeObject, 'metadata' | 'status'>) =>
        [metadata.name, status] as const;
      expect(new Map(runs.map(statusOf))).toEqual(
        new Map([...bulkRuns(200, 20)].map(statusOf)),
      );
      expect(runs).toHaveLength(200);
      const ofFirst = runs.filter(
        ({ metadata }) =>
          metadata.labels?.['openchoreo.dev/component'] === 'component-000001',
      );
      expect(ofFirst.length).toBeGreaterThanOrEqual(100);
      for (const { metadata, spec } of [runs[7], runs[150]]) {
        const copy = {
          apiVersion: api,
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
