// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Content } from './Content';

/* What Fluent Bit writes of the same lines in every generation of OpenChoreo. */

const long = `${'page '.repeat(70)}ERROR at the very end`;

const texts = [
  'INFO  [http] GET /cart/12 200 4ms trace=9f3a5c1e77d2b604',
  'WARN  [pool] connection acquired after 412ms, 9 of 10 in use',
  'ERROR [http] POST /cart/77 500 1800ms upstream timed out trace=0b6642aa91f0c3de',
  '{"level":"error","msg":"payment refused","requestId":"req-1042","status":502,"ms":87.5}',
  '{"level":"info","msg":"order placed","requestId":"req-1043","status":201,"ms":12}',
  'java.lang.IllegalStateException: no stock for SKU-12*',
  '\tat com.example.cart.Stock.reserve(Stock.java:41)',
  '\tat com.example.cart.CartController.add(CartController.java:88)',
  'panic: runtime error: index out of range [5] with length 3',
  'DEBUG cache miss key=user:42:prefs',
  'level=warning msg="retrying in 2s" attempt=3 path=C:\\data\\in?x=1',
  'Grüße – 完了 ÉTÉ',
  '',
  long,
  'a (list) of [all] {braces} ^ ~ "quoted" / && || ! : the rest',
  'timed out upstream, in another order',
];

const components = ['cart', 'web', 'cart-api'];
const pods = ['cart-6c4f9-abcde', 'cart-6c4f9-fghij', 'web-77d-klmno'];
const start = Date.UTC(2026, 10, 26, 8);
const count = 96;

/** Of the pod that wrote a line. */
type LabelsOf = (labels: {
  readonly component: string;
  readonly environment: string;
}) => object;

interface Shape {
  readonly labelsOf: LabelsOf;
  /** Whether lines that are JSON are told apart, too. */
  readonly mergesLog?: boolean;
}

/** Three lines a moment, moments 2.5 s apart. */
function documents({ labelsOf, mergesLog }: Shape): object[] {
  return Array.from({ length: count }, (_, index) => {
    const time = new Date(start + Math.floor(index / 3) * 2_500).toISOString();
    const log = texts[index % texts.length];
    const component = components[index % components.length];
    return {
      '@timestamp': time,
      time: `${time.slice(0, -1)}${String(index).padStart(6, '0')}Z`,
      stream: log.startsWith('ERROR') ? 'stderr' : 'stdout',
      log,
      ...(mergesLog &&
        log.startsWith('{') && { log_processed: JSON.parse(log) }),
      kubernetes: {
        pod_name: pods[index % pods.length],
        namespace_name: `dp-acme-shop-${index % 2 ? 'dev' : 'prod'}-1a2b3c4d`,
        container_name: index % 8 === 7 ? 'sidecar' : 'main',
        pod_id: `uid-${index % pods.length}`,
        labels: labelsOf({
          component,
          environment: index % 2 ? 'dev' : 'prod',
        }),
        annotations: {},
      },
    };
  });
}

const uids =
  (prefix: string): LabelsOf =>
  ({ component, environment }) => ({
    [`${prefix}/component-uid`]: `uid-of-${component}`,
    [`${prefix}/environment-uid`]: `uid-of-${environment}`,
    [`${prefix}/project-uid`]: 'uid-of-shop',
    [`${prefix}/namespace`]: 'acme',
    // only some pods say it
    ...(component === 'web' && { version: 'v7' }),
  });

const names: LabelsOf = ({ component, environment }) => ({
  'component-name': component,
  'environment-name': environment,
  'project-name': 'shop',
  'organization-name': 'acme',
});

const keyword = { type: 'keyword' };
const keywords = (...fields: string[]) => ({
  properties: Object.fromEntries(fields.map(field => [field, keyword])),
});
const settings = { number_of_shards: 1, number_of_replicas: 0 };

/** An index for each way of writing them down. */
export const shippedLines: readonly Content[] = [
  {
    // v1: the fields that its template declares are found, and no others
    index: 'shipped-v1',
    body: {
      settings,
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
              labels: keywords(
                'openchoreo_dev/component-uid',
                'openchoreo_dev/environment-uid',
                'openchoreo_dev/project-uid',
                'openchoreo_dev/namespace',
                'version',
              ),
            },
          },
        },
      },
    },
    documents: documents({ labelsOf: uids('openchoreo_dev') }),
  },
  {
    // v0.15: dots replaced, without a template
    index: 'shipped-v0.15',
    body: { settings },
    documents: documents({ labelsOf: uids('openchoreo_dev') }),
  },
  {
    // v0.5: dots kept, which makes objects of labels
    index: 'shipped-v0.5',
    body: { settings },
    documents: documents({ labelsOf: uids('openchoreo.dev') }),
  },
  {
    // v0.2 and v0.3: names instead of UIDs
    index: 'shipped-v0.3',
    body: { settings },
    documents: documents({ labelsOf: names, mergesLog: true }),
  },
];
