// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ModelRef,
  Plane,
  PlaneFact,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import {
  OpenSearchServer,
  PrometheusServer,
  Sandbox,
  startSandbox,
} from '@fourplane/sandbox';
import { systemClock } from '../../cache/Clock';
import { waitUntil } from '../../__testUtils__/waitUntil';
import type { Model } from '../../controlPlane/ControlPlane';
import { connect } from '../../kube/connect';
import { KubeApi } from '../../kube/KubeApi';
import { readPlanes } from '../planeConfig';
import { PlaneConnections } from '../PlaneConnections';
import { PlaneHosts } from '../planeHosts';
import { ObserverProbes } from './ObserverProbes';
import { ScheduledPlaneProbes } from './ScheduledPlaneProbes';

const timing = { clock: systemClock, intervalMs: 50, timeoutMs: 2_000 };
const WHERE = 'fourplane.controlPlanes[0].planes';
const ref = (kind: ModelRef['kind'], name: string): ModelRef => ({
  controlPlane: 'default',
  kind,
  name,
});
const edge = ref('dataPlane', 'edge');
const yard = ref('buildPlane', 'yard');
const far = ref('dataPlane', 'far');
const eye = ref('observabilityPlane', 'eye');

let sandbox: Sandbox;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false });
}, 60_000);
afterAll(async () => sandbox.stop());
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});
// Whatever waits waits for a state; this is only the end of patience.
jest.setTimeout(30_000);

/** A control plane that knows these planes and nothing else. */
function controlPlaneWith(...refs: ModelRef[]) {
  const planes = new Map(
    refs.map((one): [string, Plane] => [
      refKey(one),
      { ref: one, role: 'data', health: { state: 'ready' } },
    ]),
  );
  let listener = (_: readonly ModelRef[]) => {};
  const model = {
    read: (one: ModelRef) => {
      const found = planes.get(refKey(one));
      return found ? { state: 'present', model: found } : { state: 'absent' };
    },
    refs: (kind: string) => refs.filter(one => one.kind === kind),
    isComplete: () => true,
    unreadable: () => [],
  } as unknown as Model; // Planes are all that is asked for.
  return {
    name: 'default',
    model,
    changes: (heard: typeof listener) => {
      listener = heard;
      return () => {};
    },
    remove: (one: ModelRef) => {
      planes.delete(refKey(one));
      listener([one]);
    },
  };
}

function connectTo(server: string, token = sandbox.tokens.viewer) {
  const caData = Buffer.from(sandbox.caPem).toString('base64');
  return { server, token, caData };
}

function start(options: {
  planes: readonly ModelRef[];
  config?: unknown;
  observability?: unknown;
}) {
  const controlPlane = controlPlaneWith(...options.planes);
  const connectOwn = (): Promise<KubeApi> => connect(connectTo(sandbox.url));
  const connections = PlaneConnections.create({
    planes: readPlanes(options.config, WHERE),
    hosts: PlaneHosts.none,
    connectOwn,
    objectOf: async ({ kind, name }) => ({
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind,
      metadata: { name },
      spec: { clusterAgent: {} },
    }),
  });
  const observers = ObserverProbes.start(
    mockServices.rootConfig({
      data: JSON.parse(
        JSON.stringify({ fourplane: { observability: options.observability } }),
      ),
    }),
    ['default'],
    timing,
  );
  const probes = ScheduledPlaneProbes.create({
    controlPlane,
    planes: connections,
    connectOwn,
    observers,
    logger: mockServices.logger.mock(),
    timing,
  });
  const heard: string[] = [];
  probes.changes(planes => heard.push(...planes.map(({ name }) => name)));
  const stop = probes.start();
  stops.push(async () => {
    await stop();
    await observers.close();
    await connections.close();
  });
  return { probes, controlPlane, heard };
}

const meansOf = (facts: readonly PlaneFact[]) =>
  facts.map(fact =>
    [fact.server, fact.state, 'cause' in fact && fact.cause]
      .filter(Boolean)
      .join(' '),
  );

describe('ScheduledPlaneProbes', () => {
  it('asks a cluster once a round, whatever planes are on it, and itself', async () => {
    const { probes } = start({
      planes: [edge, yard],
      config: 'colocated',
    });
    await waitUntil(() => {
      for (const fact of [probes.own(), ...probes.facts(edge)]) {
        expect(fact).toMatchObject({
          server: 'kubernetes',
          state: 'up',
          address: sandbox.url,
          version: expect.stringMatching(/^v1\./),
        });
      }
      expect(meansOf(probes.facts(yard))).toEqual(['kubernetes up']);
    });
  });

  it('tells for each plane alone why it does not answer', async () => {
    const unused = createServer();
    const gone = await listening(unused);
    await new Promise(resolve => unused.close(resolve));
    const open = new Set<Socket>();
    const silent = createServer(socket => open.add(socket));
    const silence = await listening(silent);
    stops.push(async () => {
      open.forEach(socket => socket.destroy());
      silent.close();
    });
    const planes = ['fine', 'gone', 'denied', 'silent', 'strange', 'agent'].map(
      name => ref('dataPlane', name),
    );
    const entry = (name: string, more: object) => ({
      kind: 'dataPlane',
      name,
      ...more,
    });
    const { probes, heard } = start({
      planes,
      config: [
        entry('fine', connectTo(sandbox.url)),
        entry('gone', {
          server: `https://127.0.0.1:${gone}`,
          token: 'hush',
          skipTLSVerify: true,
        }),
        entry('denied', connectTo(sandbox.url, 'hush')),
        entry('silent', {
          server: `https://127.0.0.1:${silence}`,
          token: 'hush',
          skipTLSVerify: true,
        }),
        entry('strange', {
          ...connectTo(sandbox.url),
          caData: undefined,
        }),
      ],
    });
    await waitUntil(() =>
      expect(
        Object.fromEntries(
          planes.map(plane => [plane.name, meansOf(probes.facts(plane))]),
        ),
      ).toEqual({
        fine: ['kubernetes up'],
        gone: ['kubernetes down unreachable'],
        denied: ['kubernetes down denied'],
        silent: ['kubernetes down slow'],
        strange: ['kubernetes down certificate'],
        agent: ['kubernetes none'],
      }),
    );
    expect(new Set(heard)).toEqual(new Set(planes.map(({ name }) => name)));
    const said = JSON.stringify(planes.map(plane => probes.facts(plane)));
    expect(said).not.toContain('hush');
    expect(said).toContain('through an agent');
  });

  it('forgets a plane that has gone', async () => {
    const { probes, controlPlane } = start({
      planes: [edge, far],
      config: 'colocated',
    });
    await waitUntil(() =>
      expect(meansOf(probes.facts(far))).toEqual(['kubernetes up']),
    );
    controlPlane.remove(far);
    expect(meansOf(probes.facts(far))).toEqual(['kubernetes pending']);
    expect(meansOf(probes.facts(edge))).toEqual(['kubernetes up']);
  });

  it('asks OpenSearch and Prometheus of a plane outside Kubernetes', async () => {
    const openSearch = await OpenSearchServer.start({ plain: true });
    const prometheus = await PrometheusServer.start({
      plain: true,
      series: { select: () => [] },
    });
    let isOnline = true;
    stops.push(
      () => prometheus.stop(),
      async () => (isOnline ? openSearch.stop() : undefined),
    );
    const { probes, heard } = start({
      planes: [edge, eye],
      observability: [
        {
          plane: { kind: 'observabilityPlane', name: 'eye' },
          openSearch: { url: openSearch.url },
          prometheus: { url: prometheus.url },
        },
        {
          plane: { kind: 'dataPlane', name: 'edge' },
          openSearch: { url: openSearch.url, index: '' },
        },
      ],
    });
    await waitUntil(() =>
      expect(probes.facts(eye)).toMatchObject([
        {
          server: 'openSearch',
          state: 'up',
          address: openSearch.url,
          cluster: { status: 'green', nodes: 1, unassignedShards: 0 },
        },
        { server: 'prometheus', state: 'up', targets: { up: 0, down: 0 } },
      ]),
    );
    expect(probes.configuredObservers()).toEqual([
      {
        id: 'fourplane.observability[1]',
        planes: [edge],
        facts: [
          {
            server: 'openSearch',
            state: 'none',
            problem: expect.objectContaining({
              where: expect.stringContaining('observability[1].openSearch'),
            }),
          },
        ],
      },
    ]);
    const held = await fetch(
      `${openSearch.url}/container-logs-x/_doc?refresh`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ log: 'hello' }),
      },
    );
    expect(held.ok).toBe(true);
    expect(await probes.contents(eye)).toMatchObject({
      indices: {
        state: 'read',
        isCut: false,
        items: [{ name: 'container-logs-x', health: 'green', documents: 1 }],
      },
      targets: { state: 'read', items: [], isCut: false },
    });
    expect(await probes.contents(edge)).toMatchObject({
      indices: { state: 'none' },
      targets: {
        state: 'none',
        problem: { where: 'fourplane.observability' },
      },
    });
    heard.length = 0;
    openSearch.faults.red();
    await waitUntil(() =>
      expect(meansOf(probes.facts(eye))).toEqual([
        'openSearch degraded',
        'prometheus up',
      ]),
    );
    isOnline = false;
    await openSearch.stop();
    await waitUntil(() =>
      expect(meansOf(probes.facts(eye))).toEqual([
        'openSearch down unreachable',
        'prometheus up',
      ]),
    );
    expect(heard).toContain('eye');
  });
});

function listening(server: Server): Promise<number> {
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve((server.address() as AddressInfo).port),
    ),
  );
}
