// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
import {
  createFourplaneClient,
  FourplaneClient,
} from '@fourplane/plugin-fourplane-common';
import { Sandbox, startSandbox } from '@fourplane/sandbox';
import { catalogOf } from '../catalogOf';

const PLANES = 50;
const REPLIES = 100;
/** How long requests upstream are counted, in ms: four rounds of questions. */
const WINDOW_MS = 20_000;

/** What a fleet of planes costs. */
export interface FleetFigures {
  /** From the question for all planes to its answer, one after another. */
  readonly replyMs: readonly number[];
  /** Requests that all planes and the control plane get while so many look. */
  readonly requestsFor1: number;
  readonly requestsFor100: number;
}

/** Measures with every API server being the sandbox, each plane on a connection of its own. */
export async function measureFleet(): Promise<FleetFigures> {
  const sandbox = await startSandbox({ controllers: false });
  try {
    return await measureOn(sandbox);
  } finally {
    await sandbox.stop();
  }
}

async function measureOn(sandbox: Sandbox): Promise<FleetFigures> {
  const names = Array.from({ length: PLANES }, (_, n) => `plane-${n}`);
  for (const name of names) {
    await sandbox.client.apply({
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: 'ClusterDataPlane',
      metadata: { name },
      spec: {
        planeID: name,
        clusterAgent: {
          clientCA: { secretKeyRef: { name: 'ca', key: 'ca.crt' } },
        },
      },
    });
  }
  const reached = {
    server: sandbox.url,
    token: sandbox.tokens.viewer,
    caData: Buffer.from(sandbox.caPem).toString('base64'),
  };
  const planes = names.map(name => ({ kind: 'dataPlane', name, ...reached }));
  const backend = await startTestBackend({
    features: [
      fourplanePlugin,
      catalogOf([]),
      mockServices.rootConfig.factory({
        data: {
          fourplane: {
            controlPlanes: [{ name: 'default', ...reached, planes }],
          },
        },
      }),
    ],
  });
  try {
    const client = clientOf(backend.server.port());
    await allUp(client);
    const replyMs: number[] = [];
    for (let reply = 0; reply < REPLIES; reply++) {
      const begun = performance.now();
      await client.listPlanes({});
      replyMs.push(performance.now() - begun);
    }
    return {
      replyMs,
      requestsFor1: await requestsWhile(sandbox, client, 1),
      requestsFor100: await requestsWhile(sandbox, client, 100),
    };
  } finally {
    await backend.stop();
  }
}

function clientOf(port: number): FourplaneClient {
  return createFourplaneClient({
    fetchApi: {
      fetch: (input, init) =>
        fetch(
          String(input).replace('plugin://', `http://localhost:${port}/api/`),
          init,
        ),
    },
  });
}

async function allUp(client: FourplaneClient): Promise<void> {
  for (;;) {
    const { data } = await client.listPlanes({});
    const up = data.filter(({ facts }) =>
      facts.every(({ state }) => state === 'up'),
    );
    if (up.length === PLANES) {
      return;
    }
    await pause(100);
  }
}

/** Every viewer asks for the whole page once a second. */
async function requestsWhile(
  { requests }: Sandbox,
  client: FourplaneClient,
  viewers: number,
): Promise<number> {
  const end = performance.now() + WINDOW_MS;
  const before = requests.count();
  await Promise.all(
    Array.from({ length: viewers }, async () => {
      while (performance.now() < end) {
        await Promise.all([
          client.listControlPlanes({}),
          client.listPlanes({}),
          client.listObservers({}),
        ]);
        await pause(1_000);
      }
    }),
  );
  return requests.count() - before;
}
