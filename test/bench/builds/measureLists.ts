// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import catalogModule from '@fourplane/plugin-catalog-backend-module-fourplane';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
// the very policy of the demo portal
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import demoPolicy from 'backend/src/policy';
import { authFactory, people, userInfoFactory } from '../../integration/people';
import { collectedHeap } from '../collectedHeap';
import { SandboxProcess } from '../SandboxProcess';

const COMPONENT = 'component-000001';
const ROUNDS = 300;
/** Before the figures count: the code is compiled, the decisions are cached. */
const WARM_UP = 100;
const POLL_MS = 100;
const LIMIT_MS = 300_000;
const MB = 1_000_000;

export interface ListFigures {
  readonly firstPageMs: readonly number[];
  readonly firstPageBytes: number;
  /** Processor time of one, asking for it included: what a busy machine does not change. */
  readonly firstPageCpuMs: number;
  /** Of all builds of the tenant, each component asked about. */
  readonly tenantPageMs: readonly number[];
  /** The first list of builds that is asked for, once the control plane has been read: it makes the index of all builds. */
  readonly coldPageMs: number;
  /** Lists that the control plane was asked for meanwhile. */
  readonly upstreamLists: number;
  /** From the start of the backend until its catalog has the component. */
  readonly syncSeconds: number;
  readonly retainedHeapMB: number;
}

/** A developer whom a conditional policy lets see what their team owns, and who looks at lists of builds. */
export async function measureLists(
  sandbox: SandboxProcess,
): Promise<ListFigures> {
  const heapBefore = collectedHeap();
  const startedAt = performance.now();
  const backend = await startPortal(sandbox);
  try {
    const base = `http://localhost:${backend.server.port()}/api/fourplane`;
    const tenants = `${base}/control-planes/default/tenants`;
    const path = await until(() => pathOfComponent(base));
    const ask = () => get(`${tenants}/${path.component}/builds`);
    const [coldPageMs] = await timed(1, ask);
    const syncSeconds = (performance.now() - startedAt) / 1_000;
    const { body, bytes } = await ask();
    process.stderr.write(
      `${body.data.total} builds of the component, ${body.data.builds.length} on the page\n`,
    );
    const askTenant = () => get(`${tenants}/${path.tenant}/builds`);
    await timed(WARM_UP, ask);
    await timed(WARM_UP, askTenant);
    const listsBefore = await sandbox.requests('list');
    const cpuBefore = process.cpuUsage();
    const firstPageMs = await timed(ROUNDS, ask);
    const { user, system } = process.cpuUsage(cpuBefore);
    const tenantPageMs = await timed(ROUNDS, askTenant);
    return {
      firstPageMs,
      firstPageBytes: bytes,
      firstPageCpuMs: (user + system) / 1_000 / ROUNDS,
      tenantPageMs,
      coldPageMs,
      upstreamLists: (await sandbox.requests('list')) - listsBefore,
      syncSeconds,
      retainedHeapMB: (collectedHeap() - heapBefore) / MB,
    };
  } finally {
    await backend.stop();
  }
}

function startPortal(sandbox: SandboxProcess) {
  return startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      fourplanePlugin,
      permissionPlugin,
      demoPolicy,
      permissionsServiceFactory,
      userInfoFactory,
      authFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          permission: { enabled: true },
          catalog: {
            processingInterval: { minutes: 30 },
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          fourplane: {
            controlPlanes: [sandbox.controlPlane],
            catalog: { defaultOwner: 'group:default/acme-platform' },
          },
        },
      }),
    ],
  });
}

/** Where the component with the most runs is, once the catalog shows it and everything about it has been read. */
async function pathOfComponent(
  base: string,
): Promise<{ tenant: string; component: string } | undefined> {
  const { status, body } = await get(`${base}/projects`);
  const projects: { ref: { tenant: string; name: string } }[] =
    status === 200
      ? body.data.map(({ project }: { project: object }) => project)
      : [];
  for (const { ref } of projects) {
    const component = `${ref.tenant}/projects/${ref.name}/components/${COMPONENT}`;
    // It is read from the same kinds as the lists, and has no index made.
    const path = `${base}/control-planes/default/tenants/${component}/overview`;
    const answer = await get(path);
    if (
      answer.status === 200 &&
      answer.body.meta.stale.length === 0 &&
      answer.body.data.lastBuild
    ) {
      return { tenant: ref.tenant, component };
    }
  }
  return undefined;
}

async function get(url: string) {
  const response = await fetch(url, {
    headers: {
      authorization: mockCredentials.user.header(
        people.developer.userEntityRef,
      ),
    },
  });
  const text = await response.text();
  return {
    status: response.status,
    bytes: Buffer.byteLength(text),
    body: JSON.parse(text),
  };
}

/** How long each of some requests takes, one after the other, in ms. */
async function timed(
  count: number,
  ask: () => ReturnType<typeof get>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const at = performance.now();
    const { status } = await ask();
    times.push(performance.now() - at);
    if (status !== 200) {
      throw new Error(`The list answers ${status}`);
    }
  }
  return times;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const limit = performance.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    if (performance.now() > limit) {
      throw new Error('The catalog does not show the component');
    }
    await pause(POLL_MS);
  }
}
