// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Content } from './Content';
import { shippedLines } from './shippedLines';

const texts = [
  'GET /api/orders 200 12ms',
  '[INFO] main: started on port 8080',
  'ERROR could not connect to 10.0.0.7:5432, retrying in 1.5s',
  '{"level":"warn","msg":"slow query","ms":1250}',
  "user O'Brien logged in via web-app",
  'WARN disk usage at 91%, threshold is 90%',
  'panic: runtime error: index out of range [5] with length 3',
  'Step 3/12 : COPY package.json ./',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'error_code=E42 retry=false path=/var/lib/data_1',
  'Grüße aus Zürich – 日本語のログ',
  'C:\\temp\\build *done* (100%)?',
  '',
  'connected to https://example.com/a/b?q=1&r=2#top',
];

const pods = ['run-1', 'run-10', 'cart-7d9f-abcde', 'a-run-1'];
const containers = ['main', 'wait', 'init'];
const start = Date.UTC(2026, 10, 25, 6, 0);

/** One after the other, 7.3 s apart, with all combinations of pods, containers and texts. */
function lines(
  count: number,
  from: number,
  labels: (index: number) => object,
): object[] {
  return Array.from({ length: count }, (_, index) => {
    const time = new Date(from + index * 7_300).toISOString();
    return {
      '@timestamp': time,
      time: `${time.slice(0, -1)}${String(index).padStart(6, '0')}Z`,
      stream: index % 5 === 0 ? 'stderr' : 'stdout',
      log: texts[index % texts.length],
      kubernetes: {
        pod_name: pods[index % pods.length],
        namespace_name: index % 7 === 0 ? 'ci-other' : 'ci',
        container_name: containers[index % containers.length],
        pod_id: `uid-${index % pods.length}`,
        labels: labels(index),
      },
    };
  });
}

const keyword = { type: 'keyword' };

/** As the charts of v1 install it. */
const declared = {
  settings: { number_of_shards: 1, number_of_replicas: 0 },
  mappings: {
    dynamic: false,
    properties: {
      '@timestamp': { type: 'date' },
      log: { type: 'wildcard' },
      kubernetes: {
        properties: {
          container_name: keyword,
          namespace_name: keyword,
          pod_name: keyword,
          labels: {
            properties: {
              'openchoreo_dev/component-uid': keyword,
              'openchoreo_dev/environment-uid': keyword,
            },
          },
        },
      },
    },
  },
};

const oneShard = { settings: { number_of_shards: 1, number_of_replicas: 0 } };

/** One index of every generation's form. */
export const contents: readonly Content[] = [
  {
    index: 'container-logs-2026-11-25',
    body: declared,
    documents: lines(60, start, index => ({
      'openchoreo_dev/component-uid': `component-${index % 3}`,
      'openchoreo_dev/environment-uid': index % 2 ? 'dev' : 'prod',
    })),
  },
  {
    index: 'kubernetes-2026.11.25',
    body: oneShard,
    documents: lines(60, start + 1, index => ({
      'component-name': `cart-${index % 3}`,
      'environment-name': index % 2 ? 'development' : 'production',
      version_id: index,
      'openchoreo.dev/component-uid': `component-${index % 3}`,
    })),
  },
  {
    index: 'container-logs-2026.11.24',
    body: oneShard,
    documents: [
      ...lines(28, start - 86_400_000, () => ({ target: 'build' })),
      // what shippers make of lines that are JSON, or too long for a keyword
      {
        '@timestamp': '2026-11-24T09:00:00.000Z',
        log: 'x'.repeat(300),
        log_processed: { level: 'error', ms: 12.5, ok: true, tags: ['a', 'b'] },
        kubernetes: { pod_name: 'run-1', container_name: 'main' },
      },
      {
        '@timestamp': '2026-11-24T10:00:00+01:00',
        message: 'elsewhere called message',
        log_processed: { level: 'info', ms: 3, ok: false, tags: [] },
        kubernetes: { pod_name: 'run-1', namespace_name: null },
      },
    ],
  },
  // one that nothing is known of, and one that no node may hold
  { index: 'bare', body: oneShard, documents: [] },
  {
    index: 'lost',
    parameters: '?wait_for_active_shards=0',
    body: {
      ...declared,
      settings: {
        ...declared.settings,
        'index.routing.allocation.require._name': 'nobody',
      },
    },
    documents: [],
  },
  ...shippedLines,
];
