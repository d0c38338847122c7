// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogModuleFourplane from '@fourplane/plugin-catalog-backend-module-fourplane';
import { catalogNameOf } from '@fourplane/plugin-fourplane-common';
import { SandboxProcess } from './SandboxProcess';

const POLL_MS = 10;
const LIMIT_MS = 120_000;

/**
 * The delays, in milliseconds, from the request that creates or deletes a component to the catalog's API showing it so:
 * the real catalog backend on SQLite, stitching every 100 ms, everything in this process.
 */
export async function measureVisibility(
  sandbox: SandboxProcess,
  options: { changes: number },
): Promise<number[]> {
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-catalog-backend'),
      catalogModuleFourplane,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            processingInterval: { minutes: 30 },
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          fourplane: { controlPlanes: [sandbox.controlPlane] },
        },
      }),
    ],
  });
  try {
    const isShown = watchCatalog(backend.server.port());
    await sandbox.change('create', 'first');
    await until(() => isShown('first'));
    await untilIdle(backend.server.port());

    const delays: number[] = [];
    for (let index = 0; index < options.changes; index++) {
      const creates = index % 2 === 0;
      const name = `single-${Math.floor(index / 2)}`;
      // The catalog works in beats of a second: start at any point of one.
      await pause(Math.random() * 1_000);
      const at = await sandbox.change(creates ? 'create' : 'delete', name);
      await until(async () => (await isShown(name)) === creates);
      delays.push(Date.now() - at);
    }
    return delays;
  } finally {
    await backend.stop();
  }
}

function watchCatalog(port: number): (name: string) => Promise<boolean> {
  return async name => {
    const entity = catalogNameOf({
      controlPlane: 'default',
      kind: 'component',
      tenant: 'default',
      project: 'bench',
      name,
    });
    const path = `by-name/${entity?.kind}/${entity?.namespace}/${entity?.name}`;
    const { status } = await ask(port, path);
    return status === 200;
  };
}

/** Waits until no entity has been added for some time: the first processing is over. */
async function untilIdle(port: number): Promise<void> {
  let before = -1;
  await until(
    async () => {
      const response = await ask(port, 'by-query?limit=0');
      const { totalItems } = await response.json();
      const isIdle = totalItems === before;
      before = totalItems;
      return isIdle;
    },
    { everyMs: 3_000 },
  );
}

function ask(port: number, path: string): Promise<Response> {
  return fetch(`http://localhost:${port}/api/catalog/entities/${path}`, {
    headers: { authorization: mockCredentials.service.header() },
  });
}

async function until(
  condition: () => Promise<boolean>,
  { everyMs = POLL_MS }: { everyMs?: number } = {},
): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > limit) {
      throw new Error('The catalog does not show the change');
    }
    await pause(everyMs);
  }
}
