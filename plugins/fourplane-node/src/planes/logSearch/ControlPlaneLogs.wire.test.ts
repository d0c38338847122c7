// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { refKey, RefOf } from '@fourplane/plugin-fourplane-common';
import {
  Generation,
  OpenSearchServer,
  Sandbox,
  startSandbox,
} from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { chooseDialect } from '../../dialects/chooseDialect';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { KubeApi } from '../../kube/KubeApi';
import { podResource } from '../../kube/podResource';
import { ServerConnection } from '../../kube/ServerConnection';
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
import { standardIndexPatterns } from '../archive/config';
import { OpenSearchLogArchive } from '../archive/OpenSearchLogArchive';
import { readPlanes } from '../planeConfig';
import { PlaneHosts } from '../planeHosts';

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

function apiOf({ url: server, token, caPem }: Sandbox): KubeApi {
  const caData = Buffer.from(caPem).toString('base64');
  return HttpKubeApi.create({
    connection: ServerConnection.create({ server, token, caData }),
  });
}

function connect(
  sandbox: Sandbox,
  { url }: OpenSearchServer,
): ClusterControlPlane {
  const archive = OpenSearchLogArchive.create({
    where: 'fourplane.observability[0]',
    config: { url, index: standardIndexPatterns },
  });
  stops.push(() => archive.close());
  const controlPlane = ClusterControlPlane.create({
    name: 'default',
    planes: {
      config: readPlanes('colocated', 'planes'),
      hosts: PlaneHosts.none,
      archiveOf: () => undefined,
      logsOf: () => archive.index,
    },
    connect: async () => apiOf(sandbox),
    chooseDialect,
    logger: mockServices.logger.mock(),
  });
  stops.push(controlPlane.start());
  return controlPlane;
}

/** Resolves with the pods of deployments as soon as three of them run. */
async function runningPods({
  model,
  deployments,
}: ClusterControlPlane): Promise<Map<RefOf<'deployment'>, string[]>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const undo: (() => void)[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const look = () => {
        const running = model.refs('deployment').flatMap(ref => {
          const { health, pods, replicas } = deployments.runtime(ref);
          const isWhole = pods.length > 0 && pods.length === replicas?.wanted;
          return health?.state === 'ready' && isWhole
            ? [[ref, pods.map(({ name }) => name).sort()] as const]
            : [];
        });
        if (running.length >= 3) {
          resolve(new Map(running));
        }
      };
      undo.push(deployments.changes(look));
      signal.addEventListener('abort', () =>
        reject(new Error('no three deployments came to run')),
      );
      look();
    });
  } finally {
    undo.forEach(each => each());
  }
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
      const running = await runningPods(controlPlane);
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
