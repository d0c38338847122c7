// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '@backstage/types';
import {
  OpenSearchServer,
  PrometheusServer,
  Sandbox,
  startSandbox,
} from '@fourplane/sandbox';

/** Something of the fleet that can be stopped and comes back. */
export interface FleetServer {
  /** As {@link PlaneFleet.servers} and pages call it: `control plane eu`. */
  readonly name: string;
  setOnline(online: boolean): void;
  /** Whether it is the API server of a control plane. */
  readonly isControlPlane?: true;
}

/** Several control planes with planes of their own, each a server of its own. */
export interface PlaneFleet {
  readonly servers: readonly FleetServer[];
  readonly controlPlanes: readonly { name: string; sandbox: Sandbox }[];
  readonly openSearch: OpenSearchServer;
  /** `fourplane` of the portal's configuration. */
  readonly config: JsonObject;
  stop(): Promise<void>;
}

const clusterAgent = {
  clientCA: { secretKeyRef: { name: 'cluster-agent-ca', key: 'ca.crt' } },
};

function planeObject(kind: string, name: string, more: object = {}) {
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: { name },
    spec: { planeID: name, clusterAgent, ...more },
  };
}

/** What each control plane has, and as what the portal's configuration names it. */
const layout = [
  { name: 'eu', data: ['west', 'north', 'edge'], build: ['farm'] },
  { name: 'us', data: ['east', 'south'], build: ['mill'] },
  { name: 'ap', data: ['tokyo'], build: [] },
] as const;

/**
 * Starts 3 control planes with 6 data planes and 2 build planes, a plane with OpenSearch and Prometheus that an object
 * stands for, and one outside Kubernetes that only configuration knows.
 */
export async function startPlaneFleet(): Promise<PlaneFleet> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.splice(0).map(each => each()));
  };
  try {
    return await assemble(stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<PlaneFleet> {
  const servers: FleetServer[] = [];
  const controlPlanes: { name: string; sandbox: Sandbox }[] = [];
  const entries: JsonObject[] = [];
  const cluster = async () => {
    const sandbox = await startSandbox({ controllers: false });
    stops.push(() => sandbox.stop());
    return sandbox;
  };
  const plane = async (kind: string, owner: string, name: string) => {
    const { url, caPem, tokens, faults } = await cluster();
    servers.push({
      name: `${kind} ${owner}/${name}`,
      setOnline: online => faults.setOnline(online),
    });
    return { kind, name, ...reachedAt(url, tokens.viewer, caPem) };
  };
  for (const { name, data, build } of layout) {
    const sandbox = await cluster();
    controlPlanes.push({ name, sandbox });
    servers.push({
      name: `control plane ${name}`,
      setOnline: online => sandbox.faults.setOnline(online),
      isControlPlane: true,
    });
    for (const each of data) {
      await sandbox.client.apply(planeObject('ClusterDataPlane', each));
    }
    for (const each of build) {
      await sandbox.client.apply(planeObject('ClusterWorkflowPlane', each));
    }
    entries.push({
      name,
      ...reachedAt(sandbox.url, sandbox.tokens.viewer, sandbox.caPem),
      planes: [
        ...(await Promise.all(data.map(one => plane('dataPlane', name, one)))),
        ...(await Promise.all(
          build.map(one => plane('buildPlane', name, one)),
        )),
      ],
    });
  }
  const [eu] = controlPlanes;
  await eu.sandbox.client.apply(
    planeObject('ClusterObservabilityPlane', 'central', {
      observerURL: 'https://observer.example',
    }),
  );
  const { openSearch, observability } = await observers(stops, servers);
  return {
    servers,
    controlPlanes,
    openSearch,
    stop,
    config: {
      controlPlanes: entries,
      observability,
    },
  };
}

/** OpenSearch and Prometheus of a plane that an object stands for, and an OpenSearch that only configuration knows. */
async function observers(
  stops: (() => Promise<void>)[],
  servers: FleetServer[],
) {
  const openSearch = await OpenSearchServer.start({ plain: true });
  const outside = await OpenSearchServer.start({ plain: true });
  const prometheus = await PrometheusServer.start({
    plain: true,
    series: { select: () => [] },
  });
  stops.push(
    () => openSearch.stop(),
    () => outside.stop(),
    () => prometheus.stop(),
  );
  servers.push(
    breakable('openSearch eu/central', openSearch.faults),
    breakable('prometheus eu/central', prometheus.faults),
    breakable('openSearch us/outside', outside.faults),
  );
  return {
    openSearch,
    observability: [
      {
        controlPlane: 'eu',
        plane: { kind: 'observabilityPlane', name: 'central' },
        openSearch: { url: openSearch.url },
        prometheus: { url: prometheus.url },
      },
      { controlPlane: 'us', openSearch: { url: outside.url } },
    ],
  };
}

function reachedAt(server: string, token: string, caPem: string): JsonObject {
  return { server, token, caData: Buffer.from(caPem).toString('base64') };
}

function breakable(name: string, faults: { down(): () => void }): FleetServer {
  let mend = () => {};
  return {
    name,
    setOnline: online => {
      if (online) {
        mend();
      } else {
        mend = faults.down();
      }
    },
  };
}
