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
// the very question that the portal asks
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { filterClauses } from '../../../plugins/fourplane-node/src/planes/archive/filterClauses';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { indexLayout } from '../../../plugins/fourplane-node/src/planes/archive/indexLayout';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { sortBy } from '../../../plugins/fourplane-node/src/planes/archive/logSearch';
import { catalogOf } from '../catalogOf';
import { SandboxProcess } from '../SandboxProcess';
import { startArchive } from './ArchiveProcess';
import {
  BenchedLog,
  benchedLogs,
  environment,
  long,
  project,
  short,
  tenant,
  tied,
} from './benchedLogs';
import { shipLog } from './shipLog';

const WARM_UP = 20;
const PAGE = 100;
const LIMIT_MS = 60_000;
const POLL_MS = 100;
const HOUR_MS = 3_600_000;

interface Period {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

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
  const archive = await startArchive();
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
    const period = { from: Date.now() - HOUR_MS, to: Date.now() + HOUR_MS };
    // Pages are of one time, whenever they are asked for.
    const periodQuery = `from=${new Date(
      period.from,
    ).toISOString()}&to=${new Date(period.to).toISOString()}`;
    const portal = (component: string, query: string) =>
      get(`${base}/${component}/logs?${periodQuery}&${query}`);
    for (const { component } of benchedLogs) {
      await sandbox.change('create', component);
      await sandbox.redeploy(component, 'user:default/bench');
    }
    const shipped = async (log: BenchedLog) => {
      await shipLog(archive.url, log);
      await until(async () => {
        const { data } = await portal(log.component, 'limit=1');
        return data?.lines.length === 1;
      });
    };
    const times = async (log: BenchedLog): Promise<FirstLineTimes> => {
      await shipped(log);
      const { component } = log;
      const fromPortal = () => portal(component, `limit=${PAGE}`);
      const direct = () => askArchive(archive.url, component, period);
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
    const figures = { short: await times(short), long: await times(long) };
    await shipped(tied);
    return {
      ...figures,
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
    const { data, ...rest } = await ask(
      `limit=1000${cursor ? `&cursor=${cursor}` : ''}`,
    );
    if (!data) {
      throw new Error(`A page is refused: ${JSON.stringify(rest)}`);
    }
    for (const { id } of data.lines) {
      ids.add(id);
      given += 1;
    }
    cursor = data.next;
  } while (cursor);
  return { lines: ids.size, given };
}

/** The portal's own question, asked by nobody but whoever knows the archive. */
async function askArchive(
  url: string,
  component: string,
  { from, to }: Period,
): Promise<unknown> {
  const labels = {
    'openchoreo.dev/namespace': tenant,
    'openchoreo.dev/project': project,
    'openchoreo.dev/component': component,
    'openchoreo.dev/environment': environment,
  };
  const namespace = dataPlaneNamespace(tenant, project, environment);
  const [query] = filterClauses(
    { scopes: [{ namespace, labels }], from, to },
    indexLayout({}),
    { estimate: false },
  );
  const response = await fetch(`${url}/container-logs-*/_search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      size: PAGE,
      track_total_hits: false,
      sort: sortBy('desc'),
      query,
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
