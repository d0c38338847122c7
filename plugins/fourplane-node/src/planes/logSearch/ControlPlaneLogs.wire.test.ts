// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { refKey, RefOf } from '@fourplane/plugin-fourplane-common';
import {
  Generation,
  OpenSearchServer,
  Sandbox,
  startSandbox,
} from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { podResource } from '../../kube/podResource';
import {
  apiOf,
  controlPlaneOn,
  runningPods,
} from '../__testUtils__/connectSandbox';
import {
  dotlessLabels,
  Labelling,
  plainLabels,
} from '../archive/__testUtils__/labels';
import {
  createIndex,
  labelledMappings,
  ship,
} from '../archive/__testUtils__/logDocuments';
import { archiveOn } from '../archive/__testUtils__/startArchive';

jest.setTimeout(120_000);

const PATIENCE_MS = 30_000;
const HOUR_MS = 3_600_000;
const written = new Date(Date.now() - HOUR_MS).toISOString();
const day = written.slice(0, 10);
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
});

function connect(
  sandbox: Sandbox,
  server?: OpenSearchServer,
): ClusterControlPlane {
  const archive = server && archiveOn(server);
  stops.push(async () => archive?.close());
  const controlPlane = controlPlaneOn(sandbox, {
    logsOf: () => archive?.index,
  });
  stops.push(controlPlane.start());
  return controlPlane;
}

/** Writes a line of every pod there is, as Fluent Bit would: its name. */
async function shipPods(
  sandbox: Sandbox,
  server: OpenSearchServer,
  index: string,
  { shipped }: Labelling,
): Promise<void> {
  const api = apiOf(sandbox);
  try {
    const { items } = await api.list(podResource, {});
    const lines = items.map(({ metadata }) => ({
      at: `${written.slice(0, -1)}000000Z`,
      text: metadata.name,
      pod: metadata.name,
      namespace: metadata.namespace,
      labels: shipped(metadata.labels ?? {}),
    }));
    await ship(server, index, lines);
  } finally {
    await api.close();
  }
}

describe.each<{
  generation: Generation;
  index: string;
  mappings: object;
  labelling: Labelling;
}>([
  {
    generation: 'v0.2',
    index: `kubernetes-${day.replaceAll('-', '.')}`,
    mappings: {},
    labelling: plainLabels,
  },
  {
    generation: 'v0.3',
    index: `kubernetes-${day.replaceAll('-', '.')}`,
    mappings: {},
    labelling: plainLabels,
  },
  {
    generation: 'v1.2',
    index: `container-logs-${day}`,
    mappings: labelledMappings,
    labelling: dotlessLabels,
  },
])(
  'what is written of what $generation deploys',
  ({ generation, index, mappings, labelling }) => {
    it('is found, each by its own deployment', async () => {
      const sandbox = await startSandbox({ generation, seed: 'demo' });
      stops.push(() => sandbox.stop());
      const server = await OpenSearchServer.start({ plain: true });
      stops.push(() => server.stop());
      const controlPlane = connect(sandbox, server);
      const running = await runningPods(controlPlane, 3);
      await createIndex(server, index, { mappings });
      await shipPods(sandbox, server, index, labelling);
      const found = async (deployments: readonly RefOf<'deployment'>[]) => {
        const { lines } = await controlPlane.logs.search(
          {
            deployments,
            from: Date.now() - 2 * HOUR_MS,
            to: Date.now(),
            order: 'newestFirst',
            limit: 1_000,
          },
          { signal: AbortSignal.timeout(PATIENCE_MS) },
        );
        return lines;
      };
      for (const [deployment, pods] of running) {
        const texts = (await found([deployment])).map(({ text }) => text);
        expect([refKey(deployment), texts.sort()]).toEqual([
          refKey(deployment),
          pods,
        ]);
      }
      const all = await found([...running.keys()]);
      for (const { deployment, text } of all) {
        const [, pods] =
          [...running].find(([ref]) => refKey(ref) === refKey(deployment)) ??
          [];
        expect(pods).toContain(text);
      }
      expect(all).toHaveLength([...running.values()].flat().length);
    });
  },
);

describe('what is written of what is deployed where nothing archives it', () => {
  it('is found in the pods of each deployment, and counted', async () => {
    const sandbox = await startSandbox({ generation: 'v1.2', seed: 'demo' });
    stops.push(() => sandbox.stop());
    const controlPlane = connect(sandbox);
    const running = await runningPods(controlPlane, 3);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const filter = {
      deployments: [...running.keys()],
      from: Date.now() - 48 * HOUR_MS,
      to: Date.now(),
    };
    const search = { ...filter, order: 'newestFirst' as const, limit: 1_000 };
    const page = await controlPlane.logs.search(search, { signal });
    expect(page.sources).toMatchObject([
      {
        title: 'Pods',
        state: 'answered',
        what: expect.stringContaining('pods that are gone'),
        mend: expect.stringContaining('fourplane.observability'),
      },
    ]);
    expect(page.lines.length).toBeGreaterThan(0);
    for (const { deployment, pod } of page.lines) {
      const [, pods] =
        [...running].find(([ref]) => refKey(ref) === refKey(deployment)) ?? [];
      expect(pods).toContain(pod);
    }
    const [{ id, text, at, ...line }] = page.lines;
    const [deployment] = [...running.keys()].filter(
      ref => refKey(ref) === refKey(line.deployment),
    );
    const around = { deployment, id, before: 2, after: 2 };
    const context = await controlPlane.logs.context(around, { signal });
    expect(context.line?.text).toBe(text);
    const one = { from: Date.parse(at), to: Date.parse(at) + 1, text };
    const histogram = await controlPlane.logs.histogram(
      { ...filter, ...one, bars: 1 },
      { signal },
    );
    expect(histogram.total).toBeGreaterThan(0);
    expect(histogram.isEstimate).toBeUndefined();
  });
});
