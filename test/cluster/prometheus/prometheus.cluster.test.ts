// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterFolder } from '../cacheFolders';
import { ask } from '../run/ask';
import { startCluster } from '../run/startCluster';
import { prometheusFolder } from './installPrometheus';

jest.setTimeout(240_000);

const PATIENCE_MS = 60_000;
const isHere = existsSync(prometheusFolder(clusterFolder()));

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart', namespace: 'default' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'cart' } },
    template: {
      metadata: { labels: { app: 'cart' } },
      spec: { containers: [{ name: 'main', image: 'cart:1' }] },
    },
  },
};

/** The value of a query once it is that, or the last one after a while. */
async function valueOf(
  url: string,
  query: string,
  wanted: string,
): Promise<string | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const path = `/api/v1/query?query=${encodeURIComponent(query)}`;
    const answer = await ask(`${url}${path}`);
    const [, value] =
      /"value":\[[\d.]+,"([^"]+)"\]/.exec(answer?.body ?? '') ?? [];
    if (value === wanted || Date.now() > deadline) {
      return value;
    }
    await sleep(500);
  }
}

// where it is not, `npm run cluster -- build --prometheus` says why
(isHere ? describe : describe.skip)('a real Prometheus', () => {
  it('measures the pods of a real API server', async () => {
    const cluster = await startCluster({ prometheus: true });
    try {
      const url = cluster.prometheusUrl ?? '';
      await cluster.client.apply([deployment]);
      for (const [query, wanted] of [
        ['count(kube_pod_labels{namespace="default",label_app="cart"})', '2'],
        [
          'count(container_memory_working_set_bytes{namespace="default"} > 0)',
          '2',
        ],
        ['up{job="pods"}', '1'],
      ]) {
        expect(await valueOf(url, query, wanted)).toBe(wanted);
      }
    } finally {
      await cluster.stop();
    }
  });
});
