// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
import { dataPlaneNamespace } from '@fourplane/sandbox';
import { catalogOf } from '../catalogOf';
import { SandboxProcess } from '../SandboxProcess';
import { startArchive } from './ArchiveProcess';
import {
  benchedLogs,
  environment,
  long,
  project,
  short,
  tenant,
  tied,
} from './benchedLogs';

const WARM_UP = 50;
const PAGE = 100;
const LIMIT_MS = 60_000;
const POLL_MS = 100;

/** How long it takes until the first lines are there, in ms: over the portal's route, and from the archive itself. */
export interface FirstLineTimes {
  readonly portal: readonly number[];
  readonly direct: readonly number[];
}

export interface LogFigures {
  readonly short: FirstLineTimes;
  readonly long: FirstLineTimes;
  /** Different lines in all pages of the log whose lines share their times, and lines in all. */
  readonly tied: { readonly lines: number; readonly given: number };
}

/** A backend with real logs of three components, and an archive, each in a process of its own. */
export async function measureLogs(rounds: number): Promise<LogFigures> {
  const sandbox = await SandboxProcess.start({ components: 0 });
  process.stderr.write('sandbox\n');
  const archive = await startArchive();
  process.stderr.write('archive\n');
  const backend = await startTestBackend({
    features: [
      fourplanePlugin,
      catalogOf(
        benchedLogs.map(({ component }) => ({
          controlPlane: 'default',
          kind: 'component',
          tenant,
          project,
          name: component,
        })),
      ),
      mockServices.rootConfig.factory({
        data: {
          fourplane: {
            controlPlanes: [sandbox.controlPlane],
            observability: [{ openSearch: { url: archive.url } }],
          },
        },
      }),
    ],
  });
  try {
    const base = `http://localhost:${backend.server.port()}/api/fourplane/control-planes/default/tenants/${tenant}/projects/${project}/components`;
    const portal = (component: string, query: string) =>
      get(`${base}/${component}/logs?last=3600&${query}`);
    for (const { component } of benchedLogs) {
      await sandbox.change('create', component);
      await sandbox.redeploy(component, 'user:default/bench');
      await until(async () => {
        const answer = await portal(component, 'limit=1');
        process.stderr.write(`${component} ${JSON.stringify(answer).slice(0, 400)}\n`);
        const { data } = answer;
        return data?.lines.length === 1;
      });
    }
    const times = async (component: string): Promise<FirstLineTimes> => {
      const fromPortal = () => portal(component, `limit=${PAGE}`);
      const direct = () => askArchive(archive.url, component);
      const found = { portal: [] as number[], direct: [] as number[] };
      for (let round = -WARM_UP; round < rounds; round++) {
        const [viaPortal, itself] = [
          await timed(fromPortal),
          await timed(direct),
        ];
        if (round >= 0) {
          found.portal.push(viaPortal);
          found.direct.push(itself);
        }
      }
      return found;
    };
    return {
      short: await times(short.component),
      long: await times(long.component),
      tied: await pagesOf(query => portal(tied.component, query)),
    };
  } finally {
    await backend.stop();
    await archive.stop();
    await sandbox.stop();
  }
}

type Page = {
  readonly data?: {
    readonly lines: readonly { readonly id: string }[];
    readonly next?: string;
  };
};

async function pagesOf(
  ask: (query: string) => Promise<Page>,
): Promise<LogFigures['tied']> {
  const ids = new Set<string>();
  let given = 0;
  let cursor: string | undefined;
  do {
    const { data } = await ask(
      `limit=1000${cursor ? `&cursor=${cursor}` : ''}`,
    );
    for (const { id } of data?.lines ?? []) {
      ids.add(id);
      given += 1;
    }
    cursor = data?.next;
  } while (cursor);
  return { lines: ids.size, given };
}

/** What whoever knows the archive would ask it for. */
async function askArchive(url: string, component: string): Promise<unknown> {
  const namespace = dataPlaneNamespace(tenant, project, environment);
  const response = await fetch(`${url}/container-logs-*/_search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      size: PAGE,
      track_total_hits: false,
      sort: [{ '@timestamp': { order: 'desc' } }],
      query: {
        bool: {
          filter: [
            { term: { 'kubernetes.namespace_name': namespace } },
            {
              term: { 'kubernetes.labels.openchoreo_dev/component': component },
            },
            { range: { '@timestamp': { gte: 'now-1h' } } },
          ],
        },
      },
    }),
  });
  return response.json();
}

async function get(url: string): Promise<Page> {
  const response = await fetch(url, {
    headers: { authorization: mockCredentials.user.header() },
  });
  return response.json();
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await ask();
  return performance.now() - at;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > limit) {
      throw new Error('The portal does not find the logs');
    }
    await pause(POLL_MS);
  }
}
