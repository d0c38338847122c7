// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import {
  PrometheusServer,
  SeriesSource,
  StoredSeries,
} from '@fourplane/sandbox';
import { MeasuredPod, measured, START } from './__testUtils__/measuredPods';
import { PodScope } from './PodMetrics';
import { PrometheusPodMetrics } from './PrometheusPodMetrics';

jest.setTimeout(120_000);

/** What somebody might call things to reach others: what ends a text, what fits everything, what is a label. */
const crafted = fc
  .array(
    fc.constantFrom(
      'a',
      'cart',
      'api',
      '-',
      '.',
      '*',
      '.*',
      '|',
      '"',
      '\\',
      '"}',
      '{',
      '}',
      ' or ',
      'up',
      '$',
      '^',
      '(',
      ')',
      '[',
      ']',
      '+',
      '?',
      '\n',
      ',',
      '=~',
      "'",
      '`',
      '#',
      'namespace=~".*"',
      '\u2028',
      'é',
      '\\"',
      '$1',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => parts.join(''));

const kubernetesName = fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/);

describe('whose metrics are read', () => {
  let server: PrometheusServer;
  let metrics: PrometheusPodMetrics;
  let series = StoredSeries.of([]);
  const current: SeriesSource = { select: matchers => series.select(matchers) };

  beforeAll(async () => {
    server = await PrometheusServer.start({ plain: true, series: current });
    metrics = PrometheusPodMetrics.create({
      where: 'x',
      config: { url: server.url, labels: {} },
    });
  });
  afterAll(async () => {
    await metrics.close();
    await server.stop();
  });

  /** Names of the pods that are told of, and the reply's reason where there are none. */
  async function podsOf(given: readonly MeasuredPod[], pods: PodScope) {
    series = StoredSeries.of(measured(given));
    const { metrics: found } = await metrics.read(
      {
        pods,
        metrics: ['memory', 'requests', 'latencyP90'],
        times: { start: START, stepSeconds: 60, count: 1 },
        byPod: true,
      },
      { signal: new AbortController().signal },
    );
    return Object.values(found).map(reading =>
      reading.state === 'series'
        ? reading.series.map(
            ({ pod, values }) => `${pod} ${values[0] !== null}`,
          )
        : reading.reason,
    );
  }

  const told = (pods: readonly string[]) =>
    Array(3).fill([...pods].sort().map(pod => `${pod} true`));
  const numbers = { memory: 1, requests: 1 };

  it('is theirs whose labels they are, whatever those say', async () => {
    await fc.assert(
      fc.asyncProperty(
        crafted,
        crafted,
        crafted,
        async (namespace, component, stranger) => {
          fc.pre(component !== stranger);
          const labels = { 'openchoreo.dev/component': component };
          const own = { ...numbers, namespace, pod: 'own', labels };
          const others: MeasuredPod[] = [
            { ...own, namespace: `${namespace}x`, pod: 'elsewhere' },
            {
              ...own,
              pod: 'neighbour',
              labels: { 'openchoreo.dev/component': stranger },
            },
            { ...own, pod: 'bare', labels: {} },
          ];
          const scope = { namespace, labels: [labels], makers: [] };
          expect(await podsOf([own, ...others], scope)).toEqual(told(['own']));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is nobody else’s where the names of pods are all that is known', async () => {
    await fc.assert(
      fc.asyncProperty(crafted, crafted, async (namespace, text) => {
        // a name is one line
        const name = text.replaceAll('\n', '');
        const own = {
          ...numbers,
          namespace,
          pod: `${name}-7d9f8b-bcdfg`,
        };
        const others: MeasuredPod[] = [
          { ...own, namespace: `${namespace}x` },
          { ...own, pod: `x${own.pod}` },
          { ...own, pod: `${own.pod}-x` },
          { ...own, pod: `${name}-api-7d9f8b-bcdfg` },
          { ...own, pod: name },
          { ...own, pod: 'cart' },
        ].filter(each => each.namespace !== namespace || each.pod !== own.pod);
        const makers = [{ kind: 'Deployment', name }];
        const scope = { namespace, labels: [{ app: 'x' }], makers };
        expect(await podsOf([own, ...others], scope)).toEqual(told([own.pod]));
      }),
      { numRuns: 60 },
    );
  });

  it('is those of one Deployment among others whose names begin alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        kubernetesName,
        kubernetesName,
        fc.constantFrom('Deployment', 'StatefulSet', 'CronJob'),
        async (name, more, kind) => {
          const suffixes: Record<string, string> = {
            Deployment: '-7d9f8b-bcdfg',
            StatefulSet: '-0',
            CronJob: '-29384756-bcdfg',
          };
          const pod = (maker: string): MeasuredPod => ({
            ...numbers,
            namespace: 'dp',
            pod: `${maker}${suffixes[kind]}`,
          });
          const own = pod(name);
          const given = [own, pod(`${name}-${more}`), pod(`${name}x`)];
          const scope = {
            namespace: 'dp',
            labels: [{ app: 'x' }],
            makers: [{ kind, name }],
          };
          expect(await podsOf(given, scope)).toEqual(told([own.pod]));
        },
      ),
      { numRuns: 60 },
    );
  });
});
