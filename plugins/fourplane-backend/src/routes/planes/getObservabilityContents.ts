// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  ObservabilityContents,
  Plane,
  PlaneIngest,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  RecentReadings,
} from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from '../entityRefIn';
import { readObject } from '../readObject';
import { planesObservedBy } from './getObservabilityPlane';
import { ownLoads } from './ownLoads';
import { LoadOfPlane, PlaneLoads } from './PlaneLoads';

/** How far back the newest line is looked for, in ms. */
const LOOKED_BACK_MS = 24 * 3_600_000;

/** Of so many deployments of a plane the newest line is looked for: one that writes is among them. */
const ASKED_DEPLOYMENTS = 100;

const TIMEOUT_MS = 8_000;

/** When the newest line of each plane was written, as it was found a moment ago. */
export type RecentIngest = RecentReadings<PlaneIngest['newest']>;

/** What the servers of an observability plane hold, and how fresh the logs of the planes are that name it. */
export async function getObservabilityContents(
  controlPlanes: ControlPlanes,
  loads: readonly PlaneLoads[],
  recent: RecentIngest,
  ref: RefOf<'observabilityPlane'>,
): Promise<ObservabilityContents> {
  const { model } = readObject(controlPlanes, ref);
  const own = ownLoads(loads, ref);
  const carried = await own.all();
  const sources = planesObservedBy(ref, model).filter(
    ({ role }) => role === 'data',
  );
  const [contents, ...ingest] = await Promise.all([
    own.controlPlane.probes.contents(ref),
    ...sources.map(async plane => {
      const key = refKey(plane.ref);
      const newest = await recent.of(key, () =>
        newestOf(own, carried.get(key)),
      );
      return ingestOf(own.controlPlane, plane, newest);
    }),
  ]);
  return { ...contents, ingest };
}

function ingestOf(
  controlPlane: ControlPlane,
  { ref, title }: Plane,
  newest: PlaneIngest['newest'],
): PlaneIngest {
  return {
    plane: ref,
    entityRef: entityRefIn(controlPlane, ref),
    ...(title !== undefined && { title }),
    newest,
  };
}

async function newestOf(
  { controlPlane }: PlaneLoads,
  load: LoadOfPlane | undefined,
): Promise<PlaneIngest['newest']> {
  const deployments = (load?.environments ?? [])
    .flatMap(one => one.deployments)
    .map(({ ref }) => ref)
    .slice(0, ASKED_DEPLOYMENTS);
  if (deployments.length === 0) {
    return {
      state: 'unknown',
      problem: {
        what: 'Nothing is deployed there, so nothing writes',
        where: `control plane ${controlPlane.name}`,
      },
    };
  }
  const to = Date.now();
  const where = `control plane ${controlPlane.name}`;
  try {
    const { lines, sources } = await controlPlane.logs.search(
      {
        deployments,
        from: to - LOOKED_BACK_MS,
        to,
        order: 'newestFirst',
        limit: 1,
      },
      { signal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    return lines.length > 0
      ? { state: 'at', newestAt: lines[0].at }
      : withoutLine(sources, where);
  } catch (error) {
    const what = error instanceof Error ? error.message : 'It cannot be asked';
    return { state: 'unknown', problem: { what, where } };
  }
}

/** That there is no line can be believed of sources that answered. */
function withoutLine(
  sources: readonly AskedSource[],
  where: string,
): PlaneIngest['newest'] {
  const silent = sources.find(({ state }) => state !== 'answered');
  if (!silent) {
    return { state: 'none' };
  }
  const { title, what = `${title} was not asked`, mend } = silent;
  return {
    state: 'unknown',
    problem: { what, where, ...(mend && { mend }) },
  };
}
