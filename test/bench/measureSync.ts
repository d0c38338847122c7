// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import {
  LoggerService,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { EntitySync } from '@fourplane/plugin-catalog-backend-module-fourplane';
import {
  ControlPlane,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { collectedHeap } from './collectedHeap';
import { SandboxProcess } from './SandboxProcess';

/** The sync has ended when nothing has been submitted for this long. */
const QUIET_MS = 1_000;
const LIMIT_MS = 300_000;
const MB = 1_000_000;

export interface SyncFigures {
  /** From the start of the connection to the last mutation submitted. */
  readonly seconds: number;
  readonly requests: number;
  readonly cpuSeconds: number;
  /** Heap after a full garbage collection, against before connecting. */
  readonly retainedHeapMB: number;
  readonly longestBlockMs: number;
}

/** Takes everything and keeps nothing but when it came. */
class NullConnection implements EntityProviderConnection {
  lastAt = 0;
  mutations = 0;
  /** In the last full mutation. */
  entities = 0;

  async applyMutation(
    mutation: Parameters<EntityProviderConnection['applyMutation']>[0],
  ): Promise<void> {
    this.lastAt = performance.now();
    this.mutations += 1;
    if (mutation.type === 'full') {
      this.entities = mutation.entities.length;
    }
  }

  async refresh(): Promise<void> {}
}

/** Syncs a control plane into a connection that takes everything and keeps nothing. */
export async function measureSync(
  sandbox: SandboxProcess,
): Promise<SyncFigures> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let heapBefore = 0;
  let cpuBefore = process.cpuUsage();
  let startedAt = 0;
  const run = deferred<{ source: ControlPlane; logger: LoggerService }>();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: { fourplane: { controlPlanes: [sandbox.controlPlane] } },
      }),
      createBackendPlugin({
        pluginId: 'bench',
        register(env) {
          env.registerInit({
            deps: {
              controlPlanes: controlPlanesServiceRef,
              logger: coreServices.logger,
            },
            async init({ controlPlanes, logger }) {
              const [source] = controlPlanes.list();
              if (!source) {
                throw new Error('No control plane is configured');
              }
              // The connection is being opened in the background; nothing of it has arrived yet.
              heapBefore = collectedHeap();
              cpuBefore = process.cpuUsage();
              startedAt = performance.now();
              delay.enable();
              run.resolve({ source, logger });
            },
          });
        },
      }),
    ],
  });
  try {
    const connection = new NullConnection();
    const sync = EntitySync.create({
      ...(await run.promise),
      held: { refs: async () => new Set() },
      defaultOwner: 'group:default/platform',
    });
    sync.start(connection);
    await untilQuiet(sync, connection);
    delay.disable();
    const { user, system } = process.cpuUsage(cpuBefore);
    const requests = await sandbox.requests();
    const figures = {
      seconds: (connection.lastAt - startedAt) / 1_000,
      requests,
      cpuSeconds: (user + system) / 1_000_000,
      retainedHeapMB: (collectedHeap() - heapBefore) / MB,
      longestBlockMs: delay.max / 1_000_000,
    };
    process.stderr.write(
      `${connection.entities} entities in ${connection.mutations} mutations\n`,
    );
    await sync.stop();
    return figures;
  } finally {
    await backend.stop();
  }
}

async function untilQuiet(
  sync: EntitySync,
  connection: NullConnection,
): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  for (;;) {
    await pause(100);
    const { state, pending } = sync.status();
    const quietMs = performance.now() - connection.lastAt;
    if (state === 'live' && pending === 0 && quietMs > QUIET_MS) {
      return;
    }
    if (performance.now() > limit) {
      throw new Error(`Not synced: ${JSON.stringify(sync.status())}`);
    }
  }
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(settle => {
    resolve = settle;
  });
  return { promise, resolve };
}
